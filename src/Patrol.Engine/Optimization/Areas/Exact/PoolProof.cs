using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Exact;

/// <summary>Closes the gap where areas are so small that every one that can matter is listed.</summary>
internal static class PoolProof
{
    private const int MostPacked = 60_000;
    private const double RelaxationShare = 0.5;

    /// <summary>Work of listing, which says itself where it ends.</summary>
    private const double ListWork = 0.3;

    /// <summary>Tries; true when all areas could be listed, so that no other bound is needed.</summary>
    public static bool Run(
        AreaGround ground,
        SizePrice price,
        Incumbent incumbent,
        SolveMeter meter,
        int seed
    )
    {
        if (incumbent.IsGood || meter.MustStop())
        {
            return false;
        }
        var pool = AreaPool.List(ground, price, incumbent.Value, meter.Cancellation);
        meter.Spend(ListWork);
        if (pool is null)
        {
            return false;
        }
        double[] prices =
        [
            .. ground.Risk.Select(
                (risk, cell) =>
                    ground.IsUsable(cell) ? Math.Max(0, risk - price.Price * ground.Size[cell]) : 0
            ),
        ];
        using var relaxation = new PoolRelaxation(ground, pool, meter);
        relaxation.Run(incumbent.Areas, prices, incumbent, meter.Work + RelaxationShare * meter.WorkLeft);
        var useful = pool.Where(area => relaxation.LossOf(area) <= relaxation.Bound - incumbent.Value + 1e-9)
            .ToList();
        if (useful.Count <= MostPacked && !incumbent.IsGood && !meter.MustStop())
        {
            Packing.Solve(
                ground,
                useful,
                incumbent,
                meter,
                new PackingOrder(meter.WorkLeft, seed, HoldsAll: true)
            );
        }
        return true;
    }
}
