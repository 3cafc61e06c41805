using System.CommandLine;
using Patrol.Contracts.Periods;
using Patrol.Papers;
using Patrol.Storage.Periods;

namespace Patrol.Cli.Verbs.Periods;

/// <summary><c>patrol periods</c>: when in the week reported demand is high, and how sure that is.</summary>
internal static class PeriodsVerb
{
    public static Command Create()
    {
        var categories = Text("--categories", "Codes of categories, comma-separated; all without it");
        var from = Text("--from", "First date, such as 2025-01-01; a year before --to without it");
        var weeks = new Option<int?>("--weeks")
        {
            Description = "Weeks before --to where --from is not given",
        };
        var to = Text("--to", "Date after the last; after the last whole week on record without it");
        var community = Text("--community", "Code of the community; the district without it");
        var discovered = new Option<bool>("--with-discovered")
        {
            Description = "Count what police discovered too; each time is logged",
        };
        var windows = Number("--windows", "Most windows", PeriodQuery.UsualWindows);
        var shortest = Number("--shortest", "Fewest hours of a window", PeriodQuery.UsualShortestHours);
        var most = new Option<int?>("--most-hours") { Description = "Most hours of all windows together" };
        var csv = Text("--csv", "Also write the 24 × 7 table to this file");
        return DistrictCommand.Create(
            "periods",
            "Find when in the week reported demand is high.",
            [categories, from, weeks, to, community, discovered, windows, shortest, most, csv],
            scope =>
                RunAsync(
                    scope,
                    new PeriodQuery
                    {
                        Categories = scope.Parsed.GetValue(categories),
                        From = scope.Parsed.GetValue(from),
                        Weeks = scope.Parsed.GetValue(weeks),
                        To = scope.Parsed.GetValue(to),
                        Community = scope.Parsed.GetValue(community),
                        WithDiscovered = scope.Parsed.GetValue(discovered),
                        Windows = scope.Parsed.GetValue(windows),
                        ShortestHours = scope.Parsed.GetValue(shortest),
                        MostHours = scope.Parsed.GetValue(most),
                    },
                    scope.Parsed.GetValue(csv)
                )
        );
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description };

    private static Option<int> Number(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static async Task<int> RunAsync(DistrictScope scope, PeriodQuery query, string? csv)
    {
        var periods = await PeriodFinding.FindAsync(
            scope.Database,
            scope.District,
            query,
            DistrictScope.By("periods"),
            scope.Cancel
        );
        if (csv is not null)
        {
            await File.WriteAllBytesAsync(csv, HourCsv.Write(periods), scope.Cancel);
        }
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, periods });
        }
        else
        {
            PeriodWords.Show(periods);
        }
        return ExitCode.Done;
    }
}
