using System.CommandLine;
using Patrol.Cli.Verbs.Hotspots;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Hotspots;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary><c>patrol hotspots</c>: where reported demand is high, how sure that is, and whether it beats a plain count.</summary>
internal static class HotspotsVerb
{
    private const int Rows = 20;

    public static Command Create()
    {
        var options = new HotspotQueryOptions();
        var verb = DistrictCommand.Create(
            "hotspots",
            "Show where reported demand is high, and how sure that is.",
            options.All,
            scope => RunAsync(scope, options.Of(scope.Parsed))
        );
        verb.Add(AreasVerb.Create());
        verb.Add(StreetsVerb.Create());
        verb.Add(HotspotExportVerb.Create());
        return verb;
    }

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
