using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Coverage.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Beats of two sizes against the proven bound and against the greedy plan: city (15 bases, 40 patrols, 17,689 cells of
/// 100 m) and district (21 bases, 20 patrols, 1,225 cells of 200 m), several seeds each, one row a run.
/// </summary>
public static class BeatBenchmark
{
    private const string Header =
        "| size | seed | budget s | target gap | status | gap % | greedy gap % | seconds | work | clock |";

    /// <summary>Runs and prints one table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="seeds">Seeds 1 … this many.</param>
    /// <param name="seconds">Budget of each run, seconds.</param>
    /// <param name="targetGap">Gap (fraction) at which a run stops.</param>
    public static void Run(TextWriter output, int seeds, double seconds, double targetGap)
    {
        output.WriteLine(Header);
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        for (var seed = 1; seed <= seeds; seed++)
        {
            Run(output, "city", SyntheticBeats.Make(133, 100, 15, 40, seed), seed, seconds, targetGap);
            Run(output, "district", SyntheticBeats.Make(35, 200, 21, 20, seed), seed, seconds, targetGap);
        }
    }

    private static void Run(
        TextWriter output,
        string size,
        BeatProblem problem,
        int seed,
        double seconds,
        double targetGap
    )
    {
        var greedy = Greedy
            .Fill(problem, new PlacementFinder(problem), [], CancellationToken.None)
            .Sum(placement => placement.Value);
        var budget = new SolveBudget(seconds, targetGap: targetGap);
        var plan = BeatSolver.Solve(problem, new SolveOptions(budget, seed));
        output.WriteLine(
            FormattableString.Invariant(
                $"| {size} | {seed} | {seconds} | {targetGap} | {plan.Status} | {100 * plan.Gap:F4} | {100 * (1 - greedy / plan.Bound):F2} | {plan.Seconds:F1} | {plan.Work:F2} | {(plan.ClockStopped ? "yes" : "no")} |"
            )
        );
    }
}
