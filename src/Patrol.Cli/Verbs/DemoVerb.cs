using System.CommandLine;
using System.Diagnostics;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol demo</c>: a district from real files beside the checkout.</summary>
internal static class DemoVerb
{
    private static readonly Dictionary<string, string> Folders = new()
    {
        ["dc"] = "city-dc",
        ["liechtenstein"] = "osm",
    };

    public static Command Create()
    {
        var name = new Argument<string>("district") { Description = string.Join(" or ", Folders.Keys) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command(
            "demo",
            "Load a real district from ../shared/data and say what became of each file."
        )
        {
            name,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    () => RunAsync(parsed.GetRequiredValue(name), parsed.GetValue(json), cancel),
                    Terminal.WholeFilesKept
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string name, bool json, CancellationToken cancel)
    {
        if (!Folders.TryGetValue(name, out var sub))
        {
            throw new InputException(
                new InputIssue(
                    "demo.unknown",
                    null,
                    null,
                    "district",
                    name,
                    $"Use one of: {string.Join(", ", Folders.Keys)}."
                )
            );
        }
        var folder = Path.Combine(Checkout.SharedData, sub);
        if (!Directory.Exists(folder))
        {
            throw new EnvironmentMissingException(
                $"There is no {folder}: the real data lies beside the checkout and is no part of it. Name the folder that holds its data folder in PATROL_SHARED."
            );
        }
        var recipe = DistrictRecipe.Read(Checkout.Recipe(name));
        await using var database = await Open.DatabaseAsync(cancel);
        var watch = Stopwatch.StartNew();
        var result = await Terminal.WithStatusAsync(
            $"Loading {recipe.Name}",
            stage =>
                RecipeRun.LoadAsync(
                    database,
                    recipe,
                    Path.GetDirectoryName(Checkout.Recipe(name))!,
                    folder,
                    stage,
                    cancel
                )
        );
        var total = watch.Elapsed.TotalSeconds;
        var card = result.Surface?.Card;
        // The surface looks at its last weeks; what was loaded may reach further back.
        var loaded = await database.ReadAsync(
            result.District.Id,
            session => DemandStore.LoadWeeksAsync(session, result.District.TimeZone),
            cancel
        );
        var seconds = new
        {
            import = Round(result.ImportSeconds),
            network = Round(result.NetworkSeconds),
            surface = Round(result.SurfaceSeconds),
            total = Round(total),
        };
        var streets = new
        {
            result.Streets.Segments,
            result.Streets.Nodes,
            result.Streets.Components,
        };
        if (json)
        {
            Terminal.Print(
                card is null || loaded is null
                    ? new
                    {
                        schema = 1,
                        streets,
                        seconds,
                    }
                    : new
                    {
                        schema = 1,
                        files = result
                            .Reports.Where(report => report.Kind == "incidents")
                            .Select(report => new
                            {
                                name = report.File,
                                report.Rows,
                                report.Loaded,
                                report.Mended,
                                report.Dropped,
                            }),
                        cells = result.Cells,
                        streets,
                        surface = new
                        {
                            card.PeakHourOfWeek,
                            From = Codes.Of(loaded.From),
                            To = Codes.Of(loaded.To),
                            card.HighIncidencePeriods,
                        },
                        seconds,
                    }
            );
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{recipe.Name}: {streets.Segments:N0} street segments, {streets.Nodes:N0} nodes, {streets.Components:N0} components, {result.Cells:N0} cells, in {total:N1} s. See it with ./patrol up: /d/{recipe.Code}"
            );
        }
        return ExitCode.Done;
    }

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
