using Patrol.Engine.Optimization.Coverage.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Plans beats: a greedy plan first, then a linear relaxation over all placements of all shapes by column generation,
/// which proves a bound, then CP-SAT on the placements that can matter. Anytime: whatever ends it, the best plan so far
/// comes back with the least bound proven. The same problem, seed, start and work give the same plan.
/// </summary>
public static class BeatSolver
{
    private const double BoundShare = 0.5;
    private const double PackShare = 0.05;

    /// <summary>Searches.</summary>
    /// <param name="problem">What to plan.</param>
    /// <param name="options">Budget, seed and listener.</param>
    /// <param name="start">A plan to start from; its beats that are still valid are used. Null for none.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    public static BeatPlan Solve(
        BeatProblem problem,
        SolveOptions options,
        BeatPlan? start = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var meter = new SolveMeter(options.Budget, cancellation);
        var unit = problem.Risk.DefaultIfEmpty().Max();
        var scaled = unit > 0 ? Scaled(problem, unit) : problem;
        var incumbent = new Incumbent(options, meter, unit);
        incumbent.Enter("candidates");
        var finder = new PlacementFinder(scaled);
        incumbent.Offer(Greedy.Fill(scaled, finder, [], cancellation));
        if (start is not null)
        {
            incumbent.Offer(
                Greedy.Fill(scaled, finder, StillValid(finder, start, problem.Patrols), cancellation)
            );
        }
        meter.Spend(finder.Work);
        Search(scaled, options, finder, incumbent, meter);
        if (!cancellation.IsCancellationRequested)
        {
            incumbent.Offer(Greedy.Fill(scaled, finder, incumbent.Placed, cancellation));
        }
        return Finish(problem, options, finder, incumbent, meter, unit);
    }

    /// <summary>The best beat that one more patrol could have while the plan stays as it is; null when no risk is left in
    /// reach. Exact: all placements are looked at.</summary>
    public static Beat? OneMore(BeatProblem problem, BeatPlan plan)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        var finder = new PlacementFinder(problem);
        var best = new List<Scored>();
        var top = finder.FindBest(Greedy.FreeRisk(problem, plan.Beats.SelectMany(beat => beat.Cells)), best);
        return top > 0 ? AsBeat(problem, finder.Get(best.MaxBy(one => one.Score))) : null;
    }

    private static void Search(
        BeatProblem scaled,
        SolveOptions options,
        PlacementFinder finder,
        Incumbent incumbent,
        SolveMeter meter
    )
    {
        incumbent.Enter("bound");
        using var relaxation = new Relaxation(scaled, finder);
        incumbent.Placed.ForEach(relaxation.Add);
        relaxation.Start();
        incumbent.Lower(relaxation.Bound);
        var until = meter.Work + BoundShare * meter.WorkLeft;
        var done = 0.0;
        while (!incumbent.IsGood && !relaxation.IsComplete && meter.Work < until && !meter.MustStop())
        {
            var scans = finder.Work;
            relaxation.Step(meter.SecondsLeft);
            meter.Spend(finder.Work - scans + relaxation.Work - done);
            done = relaxation.Work;
            incumbent.Lower(relaxation.Bound);
            if (relaxation.Bound - relaxation.Value <= 1e-6 * relaxation.Bound)
            {
                break;
            }
        }
        incumbent.Enter("search");
        if (incumbent.IsGood)
        {
            return;
        }
        var improvement = new Improvement(scaled, finder, relaxation, incumbent, meter, options.Seed);
        improvement.PackColumns(PackShare * meter.WorkLeft);
        improvement.Run();
    }

    private static BeatPlan Finish(
        BeatProblem problem,
        SolveOptions options,
        PlacementFinder finder,
        Incumbent incumbent,
        SolveMeter meter,
        double unit
    )
    {
        var beats = incumbent
            .Placed.Select(placement => AsBeat(problem, placement))
            .OrderByDescending(beat => beat.Value)
            .ThenBy(beat => beat.Cells[0])
            .ToList();
        var value = beats.Sum(beat => beat.Value);
        var bound = double.IsPositiveInfinity(incumbent.Bound) ? problem.TotalRisk : incumbent.Bound * unit;
        return new BeatPlan(
            incumbent.IsClosed ? SolveStatus.Optimal
                : incumbent.IsGood || !meter.HasEnded ? SolveStatus.Feasible
                : SolveStatus.BudgetSpent,
            beats,
            value,
            problem.TotalRisk,
            Math.Max(value, bound),
            Unplaced.Explain(problem, finder, beats),
            options.Seed,
            meter.Seconds,
            meter.Work,
            meter.ClockStopped,
            meter.Cancelled
        );
    }

    private static Beat AsBeat(BeatProblem problem, Placement placement) =>
        new(
            problem.Bases[placement.Base].Code,
            placement.Cells,
            placement.Cells.Sum(cell => problem.Risk[cell]),
            placement.FarthestMeters
        );

    private static List<Placement> StillValid(PlacementFinder finder, BeatPlan start, int patrols)
    {
        var taken = new HashSet<int>();
        var valid = new List<Placement>();
        foreach (var beat in start.Beats.Take(patrols))
        {
            if (finder.Find(beat.Cells) is { } placement && !beat.Cells.Any(taken.Contains))
            {
                valid.Add(placement);
                taken.UnionWith(beat.Cells);
            }
        }
        return valid;
    }

    /// <summary>The same problem with the largest risk 1: solvers' tolerances are absolute.</summary>
    private static BeatProblem Scaled(BeatProblem problem, double unit) =>
        new(
            problem.Raster,
            [.. problem.Risk.Select(risk => risk / unit)],
            problem.Bases,
            problem.Patrols,
            problem.MaxCells,
            problem.MaxMeters
        );
}
