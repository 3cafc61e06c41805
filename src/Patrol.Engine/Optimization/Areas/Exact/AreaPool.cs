using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Exact;

/// <summary>One area that a better choice may use.</summary>
internal sealed record PooledArea(int[] Cells, double Value);

/// <summary>
/// Lists every area that a choice better than the best so far can use. Against the bound of the riskiest cells, with λ the
/// price of size, an area loses <c>λ·(1 − size) + Σ max(0, λ·size[cell] − risk[cell])</c> by what it leaves unused and by its
/// poor cells; a choice loses at least what its areas do, so areas that lose more than the gap are left out.
/// </summary>
internal sealed class AreaPool
{
    private const int MostVisits = 3_000_000;
    private const int MostAreas = 800_000;

    private readonly AreaGround ground;
    private readonly double[] loss;
    private readonly double price;
    private readonly double gap;
    private readonly CancellationToken cancellation;
    private readonly List<PooledArea> found = [];
    private readonly List<int> chosen = [];
    private readonly bool[] isKnown;
    private int visits;

    private AreaPool(AreaGround ground, double price, double gap, CancellationToken cancellation)
    {
        (this.ground, this.price, this.gap, this.cancellation) = (ground, price, gap, cancellation);
        loss =
        [
            .. Enumerable
                .Range(0, ground.Count)
                .Select(cell => Math.Max(0, price * ground.Size[cell] - ground.Risk[cell])),
        ];
        isKnown = new bool[ground.Count];
    }

    private bool IsFull =>
        visits > MostVisits || found.Count > MostAreas || cancellation.IsCancellationRequested;

    /// <summary>All areas that lose no more than the gap; null when there are too many to list.</summary>
    public static List<PooledArea>? List(
        AreaGround ground,
        SizePrice price,
        double best,
        CancellationToken cancellation
    )
    {
        var pool = new AreaPool(ground, price.Price, price.Bound - best + 1e-9, cancellation);
        for (var start = 0; start < ground.Count && !pool.IsFull; start++)
        {
            if (ground.IsUsable(start) && pool.loss[start] <= pool.gap)
            {
                pool.isKnown[start] = true;
                pool.Grow(start, start, [], 0, 0);
                pool.isKnown[start] = false;
            }
        }
        return pool.IsFull ? null : pool.found;
    }

    /// <summary>Takes a cell in, lists what that gives, and goes on with the cells beside it that were not beside the area
    /// before, so that each set is met once (Wernicke 2006, doi:10.1109/TCBB.2006.51).</summary>
    private void Grow(int start, int cell, List<int> beside, double size, double lost)
    {
        visits++;
        chosen.Add(cell);
        size += ground.Size[cell];
        lost += loss[cell];
        if (lost + price * Math.Max(0, 1 - size) <= gap)
        {
            found.Add(new PooledArea([.. chosen], ground.ValueOf(chosen)));
        }
        var fresh = ground
            .Neighbors[cell]
            .Where(next => next > start && !isKnown[next] && loss[next] <= gap)
            .ToArray();
        foreach (var next in fresh)
        {
            isKnown[next] = true;
        }
        List<int> open = [.. beside, .. fresh];
        while (open.Count > 0 && !IsFull)
        {
            var next = open[^1];
            open.RemoveAt(open.Count - 1);
            if (lost + loss[next] <= gap && AreaGround.Fits(size + ground.Size[next]))
            {
                Grow(start, next, open, size, lost);
            }
        }
        foreach (var next in fresh)
        {
            isKnown[next] = false;
        }
        chosen.RemoveAt(chosen.Count - 1);
    }
}
