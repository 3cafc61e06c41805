using Patrol.Engine.Optimization.Areas;

namespace Patrol.Engine.Tests.Optimization.Areas;

/// <summary>Best value of a tiny problem, by trying every subset of cells and every set of disjoint subsets.</summary>
internal static class BruteForce
{
    public static double Best(AreaFacts facts)
    {
        var subsets = 1 << facts.Raster.Count;
        var areas = Enumerable.Range(1, subsets - 1).Where(cells => IsArea(facts, CellsOf(cells))).ToArray();
        var value = areas.Select(cells => CellsOf(cells).Sum(cell => facts.Risk[cell])).ToArray();
        var best = new double[subsets];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = 0;
        for (var area = 0; area < facts.Areas; area++)
        {
            var next = (double[])best.Clone();
            for (var held = 0; held < subsets; held++)
            {
                for (var k = 0; k < areas.Length && best[held] >= 0; k++)
                {
                    if ((areas[k] & held) == 0)
                    {
                        next[held | areas[k]] = Math.Max(next[held | areas[k]], best[held] + value[k]);
                    }
                }
            }
            best = next;
        }
        return best.Max();
    }

    private static List<int> CellsOf(int mask) =>
        [.. Enumerable.Range(0, 31).Where(cell => (mask >> cell & 1) == 1)];

    private static bool IsArea(AreaFacts facts, List<int> cells)
    {
        if (cells.Sum(cell => (double)facts.Raster.CellArea[cell]) > facts.MaxSquareMeters * (1 + 1e-9))
        {
            return false;
        }
        var left = cells.Skip(1).ToList();
        var reached = new List<int> { cells[0] };
        while (left.Find(cell => reached.Any(other => AreNeighbors(facts, cell, other))) is var next)
        {
            if (!left.Remove(next))
            {
                break;
            }
            reached.Add(next);
        }
        return left.Count == 0;
    }

    private static bool AreNeighbors(AreaFacts facts, int a, int b) =>
        Math.Abs(facts.Raster.CellColumn[a] - facts.Raster.CellColumn[b])
            + Math.Abs(facts.Raster.CellRow[a] - facts.Raster.CellRow[b])
            == 1
        && !facts.Barriers.Any(pair =>
            (pair.First == a && pair.Second == b) || (pair.First == b && pair.Second == a)
        );
}
