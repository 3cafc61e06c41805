using System.CommandLine;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol surface</c>: computes a new surface of reported demand.</summary>
internal static class SurfaceVerb
{
    public static Command Create()
    {
        var bandwidth = new Option<double>("--bandwidth")
        {
            Description = "Radius of the kernel, meters",
            DefaultValueFactory = _ => SurfaceOptions.DefaultBandwidthMeters,
        };
        return DistrictCommand.Create(
            "surface",
            "Compute where and when reported demand is high.",
            [bandwidth],
            scope => RunAsync(scope, scope.Parsed.GetValue(bandwidth))
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, double bandwidth)
    {
        var surface = await SurfaceRun.ComputeAsync(
            scope.Database,
            scope.District,
            bandwidth,
            DistrictScope.By("surface"),
            scope.Cancel
        );
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, surface });
            return ExitCode.Done;
        }
        var card = surface.Card;
        AnsiConsole.MarkupLineInterpolated(
            $"Surface {surface.Id}: {surface.TotalPerWeek:N1} reported incidents a week on {surface.Cells:N0} cells of {card.CellMeters:N0} m, from {card.Incidents:N0} incidents, {card.From} to {card.To}."
        );
        if (card.Reading is { } reading)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{reading.AreaShare:P0} of the area held {reading.Surface:P0} of the calls from {reading.From} to {reading.To}; a plain count {reading.PlainCount:P0}; chance {reading.AreaShare:P0}."
            );
        }
        return ExitCode.Done;
    }
}
