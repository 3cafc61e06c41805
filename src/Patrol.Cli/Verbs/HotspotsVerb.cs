using System.CommandLine;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Hotspots;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol hotspots</c>: where reported demand is high, how sure that is, and whether it beats a plain count.</summary>
internal static class HotspotsVerb
{
    private const int Rows = 20;

    public static Command Create()
    {
        var method = Text(
            "--method",
            "kernelDensity, counts or a forecast; without it what the back-test chose"
        );
        var categories = Text(
            "--categories",
            "Codes of categories, comma-separated; without it all that may count"
        );
        var from = Text("--from", "First date, 2016-08-01; without it a year before the end");
        var to = Text("--to", "Date after the last; without it the last whole week");
        var hours = Text("--hours", "Hours of the week, half-open, 0 = Monday 00:00, such as 90-94,114-118");
        var community = Text("--community", "Code of one community");
        var kernel = Text("--kernel", "quartic, gaussian or uniform");
        var neighbors = Text("--neighbors", "queen, rook, or meters");
        var statistic = Text("--statistic", "gistar or moran");
        var bandwidth = new Option<double?>("--bandwidth")
        {
            Description = "Radius of the kernel, meters; without it chosen by later weeks",
        };
        var permutations = new Option<int?>("--permutations")
        {
            Description = "Draws, 99 to 9,999; without it the normal approximation",
        };
        var adaptive = Switch("--adaptive", "A radius that is wide where incidents are few");
        var edge = Switch("--edge", "Correct for demand beyond the boundary");
        var discovered = Switch("--with-discovered", "Count what police discovered too; this is logged");
        return DistrictCommand.Create(
            "hotspots",
            "Show where reported demand is high, and how sure that is.",
            [
                method,
                categories,
                from,
                to,
                hours,
                community,
                bandwidth,
                kernel,
                adaptive,
                edge,
                neighbors,
                statistic,
                permutations,
                discovered,
            ],
            scope =>
                RunAsync(
                    scope,
                    new HotspotQuery
                    {
                        Method = scope.Parsed.GetValue(method),
                        Categories = scope.Parsed.GetValue(categories),
                        From = scope.Parsed.GetValue(from),
                        To = scope.Parsed.GetValue(to),
                        Hours = scope.Parsed.GetValue(hours),
                        Community = scope.Parsed.GetValue(community),
                        BandwidthMeters = scope.Parsed.GetValue(bandwidth),
                        Kernel = scope.Parsed.GetValue(kernel),
                        Adaptive = scope.Parsed.GetValue(adaptive),
                        Edge = scope.Parsed.GetValue(edge),
                        Neighbors = scope.Parsed.GetValue(neighbors),
                        Statistic = scope.Parsed.GetValue(statistic),
                        Permutations = scope.Parsed.GetValue(permutations),
                        WithDiscovered = scope.Parsed.GetValue(discovered),
                    }
                )
        );
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description };

    private static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description };

    private static async Task<int> RunAsync(DistrictScope scope, HotspotQuery query)
    {
        var drawn = await Terminal.WithStatusAsync(
            "Drawing the map",
            _ =>
                HotspotMaps.ComputeAsync(
                    scope.Database,
                    scope.District,
                    query,
                    DistrictScope.By("hotspots"),
                    scope.Cancel
                )
        );
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, map = drawn.Map });
            return ExitCode.Done;
        }
        Show(drawn.Map);
        return ExitCode.Done;
    }

    private static void Show(HotspotMap map)
    {
        var words = AnsiConsole.Console;
        var demand = map.Demand;
        words.MarkupLineInterpolated(
            $"{demand.Incidents:N0} reported incidents, {demand.From} to {demand.To} ({demand.Weeks:N0} weeks), on {map.Cells:N0} cells of {map.CellMeters:N0} m."
        );
        words.MarkupLineInterpolated($"{HotspotWords.Method(map)}");
        if (map.Top.Count == 0)
        {
            words.MarkupLine("[yellow]The map is empty.[/]");
        }
        else
        {
            words.Write(TableOf(map));
        }
        foreach (var line in HotspotWords.Findings(map))
        {
            words.MarkupLineInterpolated($"{line}");
        }
        foreach (var limit in map.Limits)
        {
            words.MarkupLineInterpolated($"[yellow]{HotspotWords.Limit(limit)}[/]");
        }
        words.WriteLine("Reported demand, not a prediction.");
    }

    private static Table TableOf(HotspotMap map)
    {
        var table = new Table { Title = new TableTitle($"Highest {Math.Min(Rows, map.Top.Count)} cells") };
        table.AddColumns(
            "#",
            "Cell",
            "Longitude",
            "Latitude",
            "Community",
            "A week",
            "Counted",
            "z",
            "Class",
            "Corrected",
            "Pattern"
        );
        foreach (var cell in map.Top.Take(Rows))
        {
            table.AddRow(
                $"{cell.Rank}",
                $"{cell.Cell}",
                $"{cell.Center[0]:F5}",
                $"{cell.Center[1]:F5}",
                (cell.Community ?? "–").EscapeMarkup(),
                $"{cell.PerWeek:0.###}",
                $"{cell.Count:N0}",
                cell.Z is { } z ? $"{z:F2}" : "–",
                HotspotWords.Class(cell.Class),
                HotspotWords.Class(cell.ClassCorrected),
                cell.Pattern ?? "–"
            );
        }
        return table;
    }
}
