using System.CommandLine;
using Patrol.Storage;
using Patrol.Storage.Demand;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol counts</c>: compares the running counts with the incidents they stand for.</summary>
internal static class CountsVerb
{
    public static Command Create()
    {
        var district = new Option<string>("--district")
        {
            Description = "Code of the district",
            Required = true,
        };
        var rebuild = new Option<bool>("--rebuild") { Description = "Count anew from the incidents" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command(
            "counts",
            "Compare the running counts of demand with the incidents on record."
        )
        {
            district,
            rebuild,
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
                        var differences = await database.ReadAsync(
                            found.Id,
                            DemandCounts.CountDifferencesAsync,
                            cancel
                        );
                        if (parsed.GetValue(rebuild))
                        {
                            await database.WriteAsync(
                                found.Id,
                                new Actor(Environment.UserName, "counts rebuilt on the command line"),
                                async session =>
                                {
                                    await DemandCounts.RebuildAsync(session);
                                    return true;
                                },
                                cancel
                            );
                        }
                        if (parsed.GetValue(json))
                        {
                            Terminal.Print(
                                new
                                {
                                    schema = 1,
                                    differences,
                                    rebuilt = parsed.GetValue(rebuild),
                                }
                            );
                        }
                        else
                        {
                            AnsiConsole.MarkupLineInterpolated(
                                $"{differences:N0} counts differ from the incidents{(parsed.GetValue(rebuild) ? "; all were counted anew" : "")}."
                            );
                        }
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
