using System.CommandLine;
using Patrol.Contracts;
using Patrol.Storage.Backtests;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol surface</c>: computes a new surface of reported demand.</summary>
internal static class SurfaceVerb
{
    public static Command Create()
    {
        var bandwidth = new Option<double?>("--bandwidth")
        {
            Description = "Radius of a kernel density, meters; the method that the newest back-test chose",
        };
        var discovered = new Option<bool>("--with-discovered")
        {
            Description = "Count what police discovered too; logged",
        };
        var cap = new Option<double?>("--cap")
        {
            Description = "Most patrol minutes in one cell on one day; as before, else 120",
        };
        var floor = new Option<double?>("--floor")
        {
            Description =
                "Least share of the patrol minutes of each community; as before, else a quarter of an equal share",
        };
        return DistrictCommand.Create(
            "surface",
            "Compute where and when reported demand is high.",
            [bandwidth, discovered, cap, floor],
            scope =>
                RunAsync(
                    scope,
                    new SurfaceRequest(
                        scope.Parsed.GetValue(bandwidth),
                        scope.Parsed.GetValue(discovered),
                        scope.Parsed.GetValue(cap),
                        scope.Parsed.GetValue(floor)
                    )
                )
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, SurfaceRequest request)
    {
        var surface = await SurfaceRun.ComputeAsync(
            scope.Database,
            scope.District,
            request,
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
        AnsiConsole.MarkupLineInterpolated($"Drawn by {BacktestWords.NameOf(card.Method)}: {Reason(card)}.");
        if (card.Reading is { } reading)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{reading.AreaShare:P0} of the area held {reading.Surface:P0} of the calls from {reading.From} to {reading.To}; a plain count {reading.PlainCount:P0}; chance {reading.AreaShare:P0}."
            );
        }
        if (card.Policy is { } policy)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"Plans keep patrols under {policy.CapMinutes:N0} minutes in one cell and day, and give each community {policy.FloorShare:P1} of their time."
            );
        }
        if (card.WithDiscovered)
        {
            AnsiConsole.MarkupLine(
                "[yellow]Discovered incidents are in it: places look high where police already were. This was logged.[/]"
            );
        }
        return ExitCode.Done;
    }

    private static string Reason(MethodCardView card) =>
        card.Choice switch
        {
            { Reason: "backtest", Backtest: { } id } => $"it did best in back-test {id}",
            { Reason: "switched-off", Backtest: { } id } =>
                $"no other map has beaten it for three months, says back-test {id}",
            { Reason: "asked" } => $"asked for, with a radius of {card.BandwidthMeters:N0} m",
            _ => "there is too little data to test which map does best",
        };
}
