using System.Diagnostics;
using System.Globalization;
using Patrol.Contracts.Plans;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Plans;
using Patrol.Storage.Runs;
using Patrol.Storage.Weeks;

namespace Patrol.Benchmarks.Plans;

/// <summary>
/// The week after this one, planned from the database to the database: the sample district and Washington, DC, in a cluster
/// of its own. Each is planned twice with the same seed, asked for candidates, edited, and mended after a tenth of Friday's
/// people have dropped out.
/// </summary>
internal static class PlanBenchmark
{
    private const int Seed = 7;
    private const int Slots = 50;

    /// <summary>Measures and prints speed, or quality, beside its targets.</summary>
    public static async Task<int> RunAsync(TextWriter output, bool isSpeed, CancellationToken stop)
    {
        var root = Environment.GetEnvironmentVariable("PATROL_ROOT") ?? Directory.GetCurrentDirectory();
        var shared =
            Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(root, "..", "shared");
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-bench-{Environment.ProcessId}");
        try
        {
            await using var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(folder, "cluster"))),
                cancel: stop
            );
            output.WriteLine(
                isSpeed
                    ? "| district | patrols | staffing s | roster s | network s | routes s | total s (target) | candidates ms, slowest of 50 (200) | edit ms | repair s (10) | rest unchanged % (95) |"
                    : "| district | slots | open | assignments | risk covered % | greedy % | ratio (1.1) | gap routes % (3) | gap roster % (5) | violations | Gini | same plan twice | clock | roster s | routes s | total s |"
            );
            output.WriteLine(
                isSpeed
                    ? "|---|---|---|---|---|---|---|---|---|---|---|"
                    : "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
            );
            var sample = Path.Combine(root, "data", "sample");
            await MeasureAsync(
                output,
                database,
                Path.Combine(sample, "district.json"),
                sample,
                60,
                isSpeed,
                stop
            );
            var dc = Path.Combine(shared, "data", "city-dc");
            if (Directory.Exists(dc))
            {
                var recipe = Path.Combine(root, "data", "districts", "dc.json");
                await MeasureAsync(output, database, recipe, dc, 120, isSpeed, stop);
            }
            else
            {
                Console.Error.WriteLine(
                    $"Washington, DC is left out: there is no {dc}. Name its folder in PATROL_SHARED."
                );
            }
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 130;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(
        TextWriter output,
        PatrolDatabase database,
        string recipePath,
        string data,
        double target,
        bool isSpeed,
        CancellationToken stop
    )
    {
        var recipe = DistrictRecipe.Read(recipePath);
        Console.Error.WriteLine($"{recipe.Name}: loading");
        var folder = Path.GetDirectoryName(recipePath)!;
        var district = (await RecipeRun.LoadAsync(database, recipe, folder, data, cancel: stop)).District;
        var bench = new PlannedDistrict(database, district);
        Console.Error.WriteLine($"{recipe.Name}: planning");
        var plan = await bench.PlanAsync(new WeekPlanRequest(Seed: Seed), stop);
        var figures = plan.Plan.Figures;
        if (!isSpeed)
        {
            var again = await bench.PlanAsync(new WeekPlanRequest(Seed: Seed), stop);
            Row(
                output,
                $"| {district.Code} | {figures.Slots} | {figures.Open} | {figures.Assignments} | {100 * figures.RiskCovered:F2} | {100 * figures.GreedyRiskCovered:F2} | {figures.RiskCovered / figures.GreedyRiskCovered:F3} | {100 * figures.Gap.Routes:F2} | {100 * figures.Gap.Roster:F3} | {figures.Checks.Roster + figures.Checks.Routes} | {figures.FairnessGini:F3} | {await bench.AreSameAsync(plan, again)} | {figures.ClockStopped} | {figures.Seconds.Roster:F1} | {figures.Seconds.Routes:F1} | {figures.Seconds.Total:F1} |"
            );
            return;
        }
        var slowest = 0.0;
        foreach (var slot in plan.Slots.Where((_, k) => k % (plan.Slots.Count / Slots) == 0))
        {
            slowest = Math.Max(slowest, await bench.RankAsync(plan, slot.Code));
        }
        var served = plan.Slots.First(slot => slot.People.Count > slot.Minimum);
        var watch = Stopwatch.StartNew();
        var edited = await bench.EditAsync(
            plan,
            new PlanEdit("remove", served.Code, served.People[^1].Member)
        );
        var edit = watch.Elapsed.TotalMilliseconds;
        var (seconds, unchanged) = await bench.RepairAsync(edited, stop);
        var s = figures.Seconds;
        Row(
            output,
            $"| {district.Code} | {figures.Patrols} | {s.Staffing:F1} | {s.Roster:F1} | {s.Network:F1} | {s.Routes:F1} | {s.Total:F1} ({target:F0}) | {slowest:F0} | {edit:F0} | {seconds:F1} | {100 * unchanged:F1} |"
        );
    }

    private static void Row(TextWriter output, FormattableString text) =>
        output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
