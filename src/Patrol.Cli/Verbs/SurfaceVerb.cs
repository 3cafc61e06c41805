using System.CommandLine;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol surface</c>: computes a new surface of reported demand.</summary>
internal static class SurfaceVerb
{
    public static Command Create()
    {
        var district = new Option<string>("--district")
        {
            Description = "Code of the district",
            Required = true,
        };
        var bandwidth = new Option<double>("--bandwidth")
        {
            Description = "Radius of the kernel, meters",
            DefaultValueFactory = _ => SurfaceOptions.DefaultBandwidthMeters,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command("surface", "Compute where and when reported demand is high.")
        {
            district,
            bandwidth,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    async () =>
                    {
                        await using var database = await Open.DatabaseAsync(cancel);
                        var found = await Open.DistrictAsync(
                            database,
                            parsed.GetRequiredValue(district),
                            cancel
                        );
                        var surface = await SurfaceRun.ComputeAsync(
                            database,
                            found,
                            parsed.GetValue(bandwidth),
                            new Actor(Environment.UserName, "surface on the command line"),
                            cancel
                        );
                        if (parsed.GetValue(json))
                        {
                            Terminal.Print(new { schema = 1, surface });
                        }
                        else
                        {
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
                        }
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
