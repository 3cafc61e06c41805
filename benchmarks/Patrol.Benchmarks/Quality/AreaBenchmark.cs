using System.Globalization;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Walkable areas against their proven bound and the greedy choice: the sample district at 200 m with its river and railway,
/// and the seven police districts of Washington, DC at 100 m, on surfaces of two bandwidths and on plain counts.
/// </summary>
internal static class AreaBenchmark
{
    private const int Areas = 8;
    private const double MaxSquareMeters = 250_000;
    private const int Seed = 7;

    /// <summary>Runs and prints one table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="words">Part of a case's name, all without it, then the units of work of each case within 60 s, 20 without
    /// it.</param>
    public static void Run(TextWriter output, string root, IReadOnlyList<string> words)
    {
        var only = words.Count > 0 ? words[0] : null;
        var work = words.Count > 1 ? double.Parse(words[1], CultureInfo.InvariantCulture) : 20;
        output.WriteLine(
            "| case | cells | areas | cells per area | risk held % | greedy % | ratio | bound % | gap % | seconds | work | clock | status | violations |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        RunSample(output, Path.Combine(root, "data", "sample"), only, work);
        var shared =
            Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(root, "..", "shared");
        var data = Path.Combine(shared, "data", "city-dc");
        if (!Directory.Exists(data))
        {
            Console.Error.WriteLine(
                $"Washington, DC is left out: {data} is missing. Name it in PATROL_SHARED."
            );
            return;
        }
        var city = PoliceDistricts.Read(Path.Combine(root, "data", "profiles"), data, 100);
        foreach (var bandwidthMeters in new[] { 300.0, 200.0 })
        {
            foreach (var (name, raster) in city.Districts)
            {
                Run(
                    output,
                    FormattableString.Invariant($"{name}, quartic {bandwidthMeters} m"),
                    new AreaFacts(raster, city.Density(raster, bandwidthMeters), Areas, MaxSquareMeters, []),
                    only,
                    work
                );
            }
        }
        foreach (var (name, raster) in city.Districts)
        {
            Run(
                output,
                $"{name}, counts",
                new AreaFacts(raster, city.Counts(raster), Areas, MaxSquareMeters, []),
                only,
                work
            );
        }
    }

    private static void RunSample(TextWriter output, string sample, string? only, double work)
    {
        var district = DistrictFiles.Read(Path.Combine(sample, "district.json"), sample);
        var raster = district.Ground.Raster;
        var surface = district.Ground.Surface;
        double[] risk = [.. surface.RatePerWeek.Select(rate => (double)rate)];
        var barriers = CellBarriers.Find(raster, district.Land, district.Streets);
        var kernel = FormattableString.Invariant($"quartic {DistrictFiles.BandwidthMeters:F0} m");
        Run(
            output,
            $"sample, {kernel}, {barriers.Count} barriers",
            new AreaFacts(raster, risk, Areas, MaxSquareMeters, barriers),
            only,
            work
        );
        Run(output, $"sample, {kernel}", new AreaFacts(raster, risk, Areas, MaxSquareMeters, []), only, work);
    }

    private static void Run(TextWriter output, string name, AreaFacts facts, string? only, double work)
    {
        if (only is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        var problem = new AreaProblem(facts);
        var plan = AreaSolver.Solve(problem, new SolveOptions(new SolveBudget(60, work), Seed));
        var most = plan.Areas.Select(area => area.Cells.Count).DefaultIfEmpty().Max();
        var broken = AreaChecker.Check(facts, plan);
        output.WriteLine(
            FormattableString.Invariant(
                $"| {name} | {facts.Raster.Count} | {plan.Areas.Count} | {most} | {100 * plan.RiskShare:F2} | {100 * plan.ShareOf(plan.GreedyValue):F2} | {plan.Value / plan.GreedyValue:F3} | {100 * plan.ShareOf(plan.Bound):F2} | {100 * plan.Gap:F2} | {plan.Seconds:F1} | {plan.Work:F1} | {(plan.ClockStopped ? "yes" : "no")} | {plan.Status} | {broken.Count} |"
            )
        );
        output.Flush();
        foreach (var one in broken)
        {
            Console.Error.WriteLine(one);
        }
    }
}
