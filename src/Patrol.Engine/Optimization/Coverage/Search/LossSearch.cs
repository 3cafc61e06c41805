using System.Runtime.Intrinsics;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Packs a few placements so that they lose least against the bound: Σ loss[p] of those picked + Σ price[c] of the cells
/// left + the price of each patrol left. Depth first: of the cells that must be covered, as their price is more than
/// what may still be lost, take the one with fewest placements left; else the dearest cell. Branch on who covers it, or
/// nobody. What cells the patrols left can't cover is lost for certain and cuts branches. Exact unless it runs out of
/// nodes.
/// </summary>
internal sealed class LossSearch
{
    /// <summary>Most cells a search can hold: bits of a mask.</summary>
    public const int CellLimit = 256;

    /// <summary>Placements looked at that make one unit of work.</summary>
    private const double StepsPerWork = 2.4e8;

    private readonly Vector256<ulong>[] mask;
    private readonly int[][] cellsOf;
    private readonly double[] loss;
    private readonly double[] price;
    private readonly int maxCells;
    private readonly double patrolPrice;
    private readonly List<int> picked = [];
    private readonly bool[] isDecided;
    private long steps;
    private int nodesLeft;
    private double best;
    private List<int>? bestPicked;

    /// <param name="loss">[placement] loss, at least 0.</param>
    /// <param name="cellsOf">[placement] its cells, numbered 0 … by descending price.</param>
    /// <param name="price">[cell] price, descending; at most <see cref="CellLimit"/>.</param>
    /// <param name="maxCells">Most cells of a placement.</param>
    /// <param name="patrolPrice">Loss of a patrol that gets nothing.</param>
    public LossSearch(double[] loss, int[][] cellsOf, double[] price, int maxCells, double patrolPrice)
    {
        (this.loss, this.cellsOf, this.price) = (loss, cellsOf, price);
        (this.maxCells, this.patrolPrice) = (maxCells, patrolPrice);
        mask = [.. cellsOf.Select(MaskOf)];
        isDecided = new bool[price.Length];
    }

    /// <summary>Least loss found by the last search; the limit it was given when it found nothing.</summary>
    public double Best => best;

    /// <summary>True when the last search ran out of nodes, so that <see cref="Best"/> may be undercut.</summary>
    public bool IsCut => nodesLeft < 0;

    /// <summary>A search over placements; null when they hold too many cells.</summary>
    public static LossSearch? Over(
        IReadOnlyList<Placement> placements,
        Relaxation relaxation,
        int maxCells,
        double patrolPrice
    )
    {
        var cells = placements
            .SelectMany(one => one.Cells)
            .Distinct()
            .OrderByDescending(cell => relaxation.Prices[cell])
            .ThenBy(cell => cell)
            .ToList();
        if (cells.Count > CellLimit)
        {
            return null;
        }
        var number = cells.Select((cell, at) => (cell, at)).ToDictionary(pair => pair.cell, pair => pair.at);
        return new LossSearch(
            [.. placements.Select(relaxation.LossOf)],
            [.. placements.Select(one => one.Cells.Select(cell => number[cell]).ToArray())],
            [.. cells.Select(cell => relaxation.Prices[cell])],
            maxCells,
            patrolPrice
        );
    }

    /// <summary>Units of work since the last call.</summary>
    public double TakeWork()
    {
        var work = steps / StepsPerWork;
        steps = 0;
        return work;
    }

    /// <summary>Placements that lose less than a limit, and least; null when none were found.</summary>
    /// <param name="patrols">Most placements.</param>
    /// <param name="below">Loss to undercut.</param>
    /// <param name="nodes">Most branches.</param>
    public List<int>? Find(int patrols, double below, int nodes)
    {
        (best, nodesLeft, bestPicked) = (below, nodes, null);
        var available = Enumerable.Range(0, loss.Length).OrderBy(p => loss[p]).ToArray();
        Visit(available, patrols, 0);
        return bestPicked;
    }

    private static Vector256<ulong> MaskOf(int[] cells)
    {
        var words = new ulong[4];
        foreach (var cell in cells)
        {
            words[cell >> 6] |= 1UL << (cell & 63);
        }
        return Vector256.Create(words);
    }

    private void Visit(ReadOnlySpan<int> available, int patrols, double lost)
    {
        if (--nodesLeft < 0 || lost + LostForCertain(patrols) >= best)
        {
            return;
        }
        var cell = patrols == 0 ? -1 : Choose(available, best - lost);
        if (cell < 0)
        {
            Complete(available, patrols, lost);
            return;
        }
        isDecided[cell] = true;
        var bit = MaskOf([cell]);
        var left = new int[available.Length];
        foreach (var p in available)
        {
            if (lost + loss[p] >= best)
            {
                break;
            }
            if (!Vector256.EqualsAll(mask[p] & bit, Vector256<ulong>.Zero))
            {
                Pick(p, available, left, patrols, lost);
            }
        }
        if (lost + price[cell] < best)
        {
            Visit(left.AsSpan(0, Filter(available, bit, left, best - lost)), patrols, lost + price[cell]);
        }
        isDecided[cell] = false;
    }

    private void Pick(int p, ReadOnlySpan<int> available, int[] left, int patrols, double lost)
    {
        var fresh = cellsOf[p].Where(cell => !isDecided[cell]).ToArray();
        foreach (var cell in fresh)
        {
            isDecided[cell] = true;
        }
        picked.Add(p);
        var count = Filter(available, mask[p], left, best - lost - loss[p]);
        Visit(left.AsSpan(0, count), patrols - 1, lost + loss[p]);
        picked.RemoveAt(picked.Count - 1);
        foreach (var cell in fresh)
        {
            isDecided[cell] = false;
        }
    }

    private int Filter(ReadOnlySpan<int> available, Vector256<ulong> taken, int[] left, double maxLoss)
    {
        var count = 0;
        foreach (var p in available)
        {
            if (loss[p] >= maxLoss)
            {
                break;
            }
            if (Vector256.EqualsAll(mask[p] & taken, Vector256<ulong>.Zero))
            {
                left[count++] = p;
            }
        }
        steps += available.Length;
        return count;
    }

    /// <summary>Σ price of the undecided cells, less the dearest that the patrols left could cover.</summary>
    private double LostForCertain(int patrols)
    {
        var coverable = patrols * maxCells;
        var sum = 0.0;
        for (var cell = 0; cell < price.Length && price[cell] > 0; cell++)
        {
            if (!isDecided[cell] && coverable-- <= 0)
            {
                sum += price[cell];
            }
        }
        return sum;
    }

    private int Choose(ReadOnlySpan<int> available, double mayLose)
    {
        var dearest = 0;
        while (dearest < price.Length && (isDecided[dearest] || price[dearest] <= 0))
        {
            dearest++;
        }
        if (dearest == price.Length)
        {
            return -1;
        }
        if (price[dearest] < mayLose)
        {
            return dearest;
        }
        var options = new int[price.Length];
        foreach (var p in available)
        {
            foreach (var cell in cellsOf[p])
            {
                options[cell]++;
            }
        }
        steps += available.Length;
        var fewest = dearest;
        for (var cell = dearest; cell < price.Length && price[cell] >= mayLose; cell++)
        {
            fewest = !isDecided[cell] && options[cell] < options[fewest] ? cell : fewest;
        }
        return fewest;
    }

    /// <summary>Every priced cell is decided or no patrol is left: the patrols left take what loses least.</summary>
    private void Complete(ReadOnlySpan<int> available, int patrols, double lost)
    {
        var count = picked.Count;
        var taken = Vector256<ulong>.Zero;
        for (var cell = 0; cell < price.Length; cell++)
        {
            lost += isDecided[cell] ? 0 : price[cell];
        }
        foreach (var p in available)
        {
            if (patrols == 0 || loss[p] >= patrolPrice)
            {
                break;
            }
            if (Vector256.EqualsAll(mask[p] & taken, Vector256<ulong>.Zero))
            {
                taken |= mask[p];
                picked.Add(p);
                lost += loss[p];
                patrols--;
            }
        }
        lost += patrols * patrolPrice;
        if (lost < best)
        {
            (best, bestPicked) = (lost, [.. picked]);
        }
        picked.RemoveRange(count, picked.Count - count);
    }
}
