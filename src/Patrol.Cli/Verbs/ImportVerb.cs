using System.CommandLine;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol import</c>: one file into a district, or a whole district from its recipe.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "File to import",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var district = new Option<string?>("--district") { Description = "Code of the district" };
        var kind = new Option<FileKind>("--kind")
        {
            Description = "What the file holds",
            DefaultValueFactory = _ => FileKind.Incidents,
        }.ByName();
        var profile = new Option<string?>("--profile") { Description = "Mapping profile, see data/profiles" };
        var recipe = new Option<string?>("--recipe")
        {
            Description = "Recipe of a whole district, instead of a file",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command(
            "import",
            "Import a file, or a district from its recipe; every row is accounted for."
        )
        {
            file,
            district,
            kind,
            profile,
            recipe,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    async () =>
                    {
                        await using var database = await Open.DatabaseAsync(cancel);
                        IReadOnlyList<ImportView> reports;
                        if (parsed.GetValue(recipe) is { } path)
                        {
                            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
                            var result = await Terminal.WithStatusAsync(
                                "Importing",
                                stage =>
                                    RecipeRun.LoadAsync(
                                        database,
                                        DistrictRecipe.Read(path),
                                        folder,
                                        folder,
                                        stage,
                                        cancel
                                    )
                            );
                            reports = result.People is { } people
                                ? [.. result.Reports, people]
                                : result.Reports;
                        }
                        else
                        {
                            if (
                                parsed.GetValue(file) is not { } name
                                || parsed.GetValue(district) is not { } code
                            )
                            {
                                throw new InputException(
                                    new InputIssue(
                                        "import.what",
                                        null,
                                        null,
                                        "file",
                                        null,
                                        "Name a file and its --district, or a --recipe."
                                    )
                                );
                            }
                            var found = await Open.DistrictAsync(database, code, cancel);
                            var report = await Terminal.WithStatusAsync(
                                $"Importing {name}",
                                stage =>
                                    FileImport.RunAsync(
                                        database,
                                        found,
                                        parsed.GetValue(kind),
                                        name,
                                        parsed.GetValue(profile),
                                        new Actor(Environment.UserName, "import on the command line"),
                                        stage,
                                        cancel: cancel
                                    )
                            );
                            reports = [report];
                        }
                        if (parsed.GetValue(json))
                        {
                            Terminal.Print(new { schema = 1, imports = reports });
                        }
                        else
                        {
                            Show(reports);
                        }
                        return ExitCode.Done;
                    },
                    parsed.GetValue(recipe) is null ? Terminal.NothingKept : Terminal.WholeFilesKept
                )
        );
        return command;
    }

    private static void Show(IReadOnlyList<ImportView> reports)
    {
        var table = new Table();
        table.AddColumns(
            "File",
            "Holds",
            "Rows",
            "New",
            "Changed",
            "Known",
            "Withdrawn",
            "Mended",
            "Left out"
        );
        foreach (var report in reports)
        {
            table.AddRow(
                report.File.EscapeMarkup(),
                report.Kind,
                $"{report.Rows:N0}",
                $"{report.Inserted:N0}",
                $"{report.Updated:N0}",
                $"{report.Unchanged:N0}",
                $"{report.Withdrawn:N0}",
                $"{report.Mended:N0}",
                string.Join(", ", report.Dropped.Select(pair => $"{pair.Value:N0} {pair.Key}"))
            );
        }
        AnsiConsole.Write(table);
        foreach (var sample in reports.SelectMany(report => report.Samples).Take(20))
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{sample.Code} ({sample.File}, row {sample.Row}, {sample.Field} \"{sample.Value}\"): {sample.Remedy}"
            );
        }
    }
}
