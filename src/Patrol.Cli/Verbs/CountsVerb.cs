using System.CommandLine;
using Patrol.Storage.Demand;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol counts</c>: compares the running counts with the incidents they stand for.</summary>
internal static class CountsVerb
{
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Count anew from the incidents" };
        return DistrictCommand.Create(
            "counts",
            "Compare the running counts of demand with the incidents on record.",
            [rebuild],
            scope => RunAsync(scope, scope.Parsed.GetValue(rebuild))
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, bool rebuilt)
    {
        var differences = await scope.Database.ReadAsync(
            scope.District.Id,
            DemandCounts.CountDifferencesAsync,
            scope.Cancel
        );
        if (rebuilt)
        {
            await scope.Database.WriteAsync(
                scope.District.Id,
                DistrictScope.By("counts rebuilt"),
                async session =>
                {
                    await DemandCounts.RebuildAsync(session);
                    return true;
                },
                scope.Cancel
            );
        }
        if (scope.IsJson)
        {
            Terminal.Print(
                new
                {
                    schema = 1,
                    differences,
                    rebuilt,
                }
            );
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{differences:N0} counts differ from the incidents{(rebuilt ? "; all were counted anew" : "")}."
            );
        }
        return ExitCode.Done;
    }
}
