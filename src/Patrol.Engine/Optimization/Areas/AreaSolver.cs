using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Exact;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas;

/// <summary>
/// Chooses walkable areas: a greedy choice first, then cells are exchanged at borders. Where areas are of few cells, all that
/// can matter are listed, and CP-SAT picks the best of them. Where they are of many, a linear relaxation with cuts for
/// connection proves a bound, and the exchange goes on. Anytime: whatever ends it, the best choice so far comes back with the
/// least bound proven. The same problem, seed, start and work give the same plan.
/// </summary>
/// <remarks>
/// Measured (<c>./patrol bench quality areas</c>): 8 areas of 0.25 km² are proven best at 200 m cells. At 100 m cells gaps are
/// 0.3 to 2.2 % on smoothed surfaces, 3.5 % on one of fourteen, and up to 14 % on plain counts.
/// </remarks>
public static class AreaSolver
{
    private const double FirstShare = 0.1;
    private const double SearchShare = 0.3;
    private const double BoundShare = 0.5;
    private const int FirstRounds = 4;
    private const int SearchRounds = 40;
    private const int LastRounds = 150;

    /// <summary>Searches.</summary>
    /// <param name="problem">What to choose.</param>
    /// <param name="options">Budget, seed and listener.</param>
    /// <param name="start">A plan to start from; its areas that still keep the rules are used. Null for none.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    public static AreaPlan Solve(
        AreaProblem problem,
        SolveOptions options,
        AreaPlan? start = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var meter = new SolveMeter(options.Budget, cancellation);
        var ground = new AreaGround(problem);
        var incumbent = new Incumbent(ground, options, meter);
        incumbent.Enter("candidates");
        incumbent.Offer(Greedy.Fill(ground, [], cancellation));
        var greedy = incumbent.Value;
        if (start is not null)
        {
            incumbent.Offer(Greedy.Fill(ground, StillValid(ground, start), cancellation));
        }
        var price = SizePrice.Of(ground);
        incumbent.Lower(price.Bound);
        Search(ground, options, price, incumbent, meter);
        return Finish(problem, ground, options, incumbent, meter, greedy);
    }

    private static void Search(
        AreaGround ground,
        SolveOptions options,
        SizePrice price,
        Incumbent incumbent,
        SolveMeter meter
    )
    {
        incumbent.Enter("search");
        var exchange = new Exchange(ground, incumbent, meter, options.Seed);
        exchange.Run(FirstShare * meter.WorkLeft, FirstRounds);
        incumbent.Enter("bound");
        if (PoolProof.Run(ground, price, incumbent, meter, options.Seed))
        {
            return;
        }
        incumbent.Enter("search");
        exchange.Run(SearchShare * meter.WorkLeft, SearchRounds);
        incumbent.Enter("bound");
        exchange.BeginAt(new CutBound(ground, price, incumbent, meter).Run(BoundShare * meter.WorkLeft));
        incumbent.Enter("search");
        exchange.Run(meter.WorkLeft, LastRounds);
    }

    private static List<List<int>> StillValid(AreaGround ground, AreaPlan start)
    {
        var taken = new HashSet<int>();
        var valid = new List<List<int>>();
        foreach (var area in start.Areas.Take(ground.Areas))
        {
            if (IsValid(ground, area.Cells) && !area.Cells.Any(taken.Contains))
            {
                valid.Add([.. area.Cells]);
                taken.UnionWith(area.Cells);
            }
        }
        return valid;
    }

    private static bool IsValid(AreaGround ground, IReadOnlyList<int> cells)
    {
        var left = cells.ToHashSet();
        if (
            left.Count == 0
            || left.Count < cells.Count
            || left.Any(cell => cell < 0 || cell >= ground.Count)
            || !AreaGround.Fits(ground.SizeOf(cells))
        )
        {
            return false;
        }
        var reached = new Stack<int>([cells[0]]);
        left.Remove(cells[0]);
        while (reached.TryPop(out var cell))
        {
            foreach (var next in ground.Neighbors[cell].Where(left.Remove))
            {
                reached.Push(next);
            }
        }
        return left.Count == 0;
    }

    private static AreaPlan Finish(
        AreaProblem problem,
        AreaGround ground,
        SolveOptions options,
        Incumbent incumbent,
        SolveMeter meter,
        double greedy
    )
    {
        var chosen = Tidying.Tidy(ground, incumbent.Areas);
        WalkableArea[] areas =
        [
            .. chosen
                .Select(cells => (Cells: cells, Value: cells.Sum(cell => problem.Risk[cell])))
                .OrderByDescending(area => area.Value)
                .ThenBy(area => area.Cells[0])
                .Select(
                    (area, k) =>
                        new WalkableArea(
                            k + 1,
                            area.Cells,
                            area.Value,
                            area.Cells.Sum(problem.SquareMetersOf)
                        )
                ),
        ];
        var value = areas.Sum(area => area.Value);
        var bound = Math.Min(problem.TotalRisk, incumbent.Bound * ground.Unit);
        return new AreaPlan(
            incumbent.IsClosed ? SolveStatus.Optimal
                : incumbent.IsGood || !meter.HasEnded ? SolveStatus.Feasible
                : SolveStatus.BudgetSpent,
            areas,
            value,
            Math.Min(value, greedy * ground.Unit),
            problem.TotalRisk,
            Math.Max(value, bound),
            Missing.Explain(problem, ground, chosen),
            options.Seed,
            meter.Seconds,
            meter.Work,
            meter.ClockStopped,
            meter.Cancelled
        );
    }
}
