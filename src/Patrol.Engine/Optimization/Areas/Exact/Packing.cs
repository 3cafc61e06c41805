using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Exact;

/// <summary>How a packing is done.</summary>
/// <param name="Work">Most units of work.</param>
/// <param name="Seed">Seed of CP-SAT.</param>
/// <param name="HoldsAll">True when the pool holds every area that a better choice can use, so that the bound of the packing
/// is one of the problem.</param>
internal sealed record PackingOrder(double Work, int Seed, bool HoldsAll);

/// <summary>
/// Picks disjoint areas of most value by CP-SAT, one worker, so that work alone decides what is found. Values enter as whole
/// numbers, and the bound is widened by what rounding may hide.
/// </summary>
internal static class Packing
{
    private const double Scale = 1e8;

    /// <summary>Offers what it finds to the best so far, and lowers its bound where the pool holds all.</summary>
    public static void Solve(
        AreaGround ground,
        IReadOnlyList<PooledArea> pool,
        Incumbent incumbent,
        SolveMeter meter,
        PackingOrder order
    )
    {
        var model = new CpModel();
        var z = new BoolVar[pool.Count];
        var ofCell = new SortedDictionary<int, List<ILiteral>>();
        var hinted = incumbent.Areas.Select(area => string.Join(' ', area.Order())).ToHashSet();
        for (var p = 0; p < z.Length; p++)
        {
            z[p] = model.NewBoolVar("");
            model.AddHint(z[p], hinted.Contains(string.Join(' ', pool[p].Cells.Order())));
            foreach (var cell in pool[p].Cells)
            {
                (ofCell.TryGetValue(cell, out var list) ? list : ofCell[cell] = []).Add(z[p]);
            }
        }
        foreach (var list in ofCell.Values.Where(list => list.Count > 1))
        {
            model.AddAtMostOne(list);
        }
        model.Add(LinearExpr.Sum(z) <= ground.Areas);
        model.Maximize(LinearExpr.WeightedSum(z, pool.Select(area => (long)Math.Round(area.Value * Scale))));
        var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant(
                $"{CpSatParameters.Common},random_seed:{order.Seed & 0xFFFFFF},max_deterministic_time:{Math.Max(0, Math.Min(order.Work, meter.WorkLeft))},max_time_in_seconds:{meter.SecondsLeft}"
            ),
        };
        CpSolverStatus status;
        using (meter.Cancellation.Register(solver.StopSearch))
        {
            status = solver.Solve(model);
        }
        meter.Spend(solver.Response?.DeterministicTime ?? 0);
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
        {
            incumbent.Offer(
                pool.Where((_, p) => solver.BooleanValue(z[p])).Select(area => area.Cells.ToList())
            );
            if (order.HoldsAll)
            {
                incumbent.Lower((solver.BestObjectiveBound + 0.5 * ground.Areas) / Scale);
            }
        }
    }
}
