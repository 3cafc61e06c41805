using System.CommandLine;
using NodaTime.Text;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage.Plans;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol export</c>: papers and files of a week's plan.</summary>
internal static class ExportVerb
{
    private const int LongestAddress = 200;
    private static readonly string[] Kinds = ["base", "patrols", "team", "xlsx", "csv", "ics", "geojson"];

    public static Command Create()
    {
        var plan = new Option<string>("--plan") { Description = "Id of a version, dc-12", Required = true };
        var kind = new Option<string>("--kind") { Description = string.Join(", ", Kinds), Required = true };
        kind.AcceptOnlyFromAmong(Kinds);
        var folder = new Option<string>("--out")
        {
            Description = "Folder to write to; made where it is missing",
            Required = true,
        };
        var home = new Option<string?>("--base") { Description = "Code of a base; all when left out" };
        var team = new Option<string?>("--team") { Description = "Code of a team; all when left out" };
        var patrol = new Option<string?>("--patrol")
        {
            Description = "With --kind patrols: code of one patrol; all when left out",
        };
        var day = new Option<string?>("--day")
        {
            Description = "With --kind patrols: local date, 2026-11-30; the week when left out",
        };
        var host = new Option<string>("--address")
        {
            Description = "Where the viewer is; printed as a code",
            DefaultValueFactory = _ => "http://127.0.0.1:5210",
        };
        return DistrictCommand.Create(
            "export",
            "Write papers and files of a week's plan: sheets of bases and patrols, pictures and calendars of teams, tables, ways.",
            [plan, kind, folder, home, team, patrol, day, host],
            scope =>
                RunAsync(
                    scope,
                    scope.Parsed.GetRequiredValue(plan),
                    AddressOf(scope.Parsed.GetValue(host)!),
                    FolderOf(scope.Parsed.GetRequiredValue(folder)),
                    Fitting(
                        new PaperChoice(
                            scope.Parsed.GetRequiredValue(kind),
                            scope.Parsed.GetValue(home),
                            scope.Parsed.GetValue(team),
                            scope.Parsed.GetValue(day),
                            scope.Parsed.GetValue(patrol)
                        )
                    )
                )
        );
    }

    // Printed as a code that a phone reads.
    private static string AddressOf(string text) =>
        text.Length <= LongestAddress
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw Refuse(
                "export.address",
                "--address",
                text[..Math.Min(60, text.Length)],
                $"Write where the viewer is, such as http://127.0.0.1:5210, in at most {LongestAddress} letters."
            );

    private static string FolderOf(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\0')
            ? throw Refuse("export.out", "--out", text, "Name a folder to write to.")
            : Path.GetFullPath(text);

    private static PaperChoice Fitting(PaperChoice choice)
    {
        (string Option, string? Value, string[] Kinds)[] given =
        [
            ("--base", choice.Base, ["base", "patrols"]),
            ("--team", choice.Team, ["team", "ics"]),
            ("--day", choice.Day, ["patrols"]),
            ("--patrol", choice.Patrol, ["patrols"]),
        ];
        var issues = given
            .Where(one => one.Value is not null && !one.Kinds.Contains(choice.Kind))
            .Select(one => new InputIssue(
                "export.option",
                null,
                null,
                one.Option,
                one.Value,
                $"It goes with --kind {string.Join(" or ", one.Kinds)}: leave it out."
            ))
            .ToList();
        if (choice.Day is { } day && !LocalDatePattern.Iso.Parse(day).Success)
        {
            issues.Add(
                new InputIssue("export.option", null, null, "--day", day, "Write the date as 2026-11-30.")
            );
        }
        return issues.Count > 0 ? throw new InputException(issues) : choice;
    }

    private static async Task<int> RunAsync(
        DistrictScope scope,
        string id,
        string host,
        string folder,
        PaperChoice choice
    )
    {
        var plan =
            NumberedKey.TryParse(id, out var key) && key.District == scope.District.Code
                ? await scope.Database.ReadAsync(
                    scope.District.Id,
                    session =>
                        PlanPaperLoading.FindAsync(
                            session,
                            scope.District,
                            key.Number,
                            host,
                            SubjectOf(choice)
                        ),
                    scope.Cancel
                )
                : null;
        if (plan is null)
        {
            throw Refuse("plan.unknown", "--plan", id, "Name a version of this district.");
        }
        Directory.CreateDirectory(folder);
        var written = new List<object>();
        await Terminal.WithStatusAsync(
            "Drawing",
            async stage =>
            {
                foreach (var paper in PaperFiles.Of(plan, choice))
                {
                    scope.Cancel.ThrowIfCancellationRequested();
                    stage.Report($"Writing {paper.Name}");
                    var bytes = paper.Write() ?? throw Unknown(plan, choice);
                    var path = Path.Combine(folder, paper.Name);
                    await File.WriteAllBytesAsync(path, bytes, scope.Cancel);
                    written.Add(new { file = path, bytes = bytes.Length });
                    if (!scope.IsJson)
                    {
                        Console.Out.WriteLine(path);
                    }
                }
                return written.Count;
            }
        );
        if (scope.IsJson)
        {
            Terminal.Print(
                new
                {
                    schema = 1,
                    plan = id,
                    files = written,
                }
            );
        }
        return ExitCode.Done;
    }

    private static PaperSubject SubjectOf(PaperChoice choice) =>
        choice switch
        {
            { Kind: "patrols", Patrol: { } patrol } => PaperSubject.OfSlot(patrol),
            { Kind: "patrols" or "base", Base: { } home } => PaperSubject.OfBase(home),
            { Kind: "patrols" or "base" or "team" } => PaperSubject.Everything,
            { Kind: "ics" } => PaperSubject.Calendar,
            _ => PaperSubject.NoMap,
        };

    private static InputException Unknown(PaperPlan plan, PaperChoice choice) =>
        choice.Kind switch
        {
            "team" or "ics" => Refuse(
                "export.team",
                "--team",
                choice.Team,
                $"Use one of: {string.Join(", ", plan.District.Teams.Select(one => one.Code))}."
            ),
            "patrols" when choice.Patrol is not null => Refuse(
                "export.patrols",
                "--patrol",
                choice.Patrol,
                "Name a patrol of the plan, without --base and --day; ./patrol plan show lists them."
            ),
            "patrols" when choice.Base is null || choice.Day is null => Refuse(
                "export.patrols",
                choice.Base is null ? "--day" : "--base",
                choice.Base ?? choice.Day,
                choice.Base is null
                    ? "No patrol of the plan starts on that day."
                    : "No patrol of the plan starts there: name another base, or leave it out."
            ),
            "patrols" => Refuse(
                "export.patrols",
                "--base, --day",
                $"{choice.Base} {choice.Day}".Trim(),
                "No patrol of the plan starts there then: leave one of them out."
            ),
            _ => Refuse(
                "export.base",
                "--base",
                choice.Base,
                $"Use one of: {string.Join(", ", plan.Map.Bases.Select(one => one.Code))}."
            ),
        };

    private static InputException Refuse(string code, string field, string? value, string remedy) =>
        new(new InputIssue(code, null, null, field, value, remedy));
}
