using System.Numerics;
using Patrol.Engine.Optimization.Coverage;

namespace Patrol.Engine.Tests.Optimization.Coverage;

/// <summary>Best value of a tiny problem, by trying every subset of cells and every set of disjoint subsets.</summary>
internal static class BruteForce
{
    public static double Best(BeatProblem problem)
    {
        var beats = Enumerable
            .Range(1, (1 << problem.Raster.Count) - 1)
            .Where(cells => BitOperations.PopCount((uint)cells) <= problem.MaxCells)
            .Where(cells => problem.Bases.Any(one => (MaskOf(one.Cells) & cells) == cells))
            .Where(cells => IsConnected(problem, cells))
            .ToArray();
        var value = beats.Select(cells => CellsOf(cells).Sum(cell => problem.Risk[cell])).ToArray();
        var best = new double[1 << problem.Raster.Count];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = 0;
        for (var patrol = 0; patrol < problem.Patrols; patrol++)
        {
            var next = (double[])best.Clone();
            for (var covered = 0; covered < best.Length; covered++)
            {
                for (var b = 0; b < beats.Length && best[covered] >= 0; b++)
                {
                    if ((beats[b] & covered) == 0)
                    {
                        next[covered | beats[b]] = Math.Max(
                            next[covered | beats[b]],
                            best[covered] + value[b]
                        );
                    }
                }
            }
            best = next;
        }
        return best.Max();
    }

    private static int MaskOf(IEnumerable<int> cells) =>
        cells.Aggregate(0, (mask, cell) => mask | (1 << cell));

    private static IEnumerable<int> CellsOf(int mask) =>
        Enumerable.Range(0, 31).Where(cell => (mask >> cell & 1) == 1);

    private static bool IsConnected(BeatProblem problem, int cells)
    {
        var reached = cells & -cells;
        while (true)
        {
            var wider = reached;
            foreach (var cell in CellsOf(cells))
            {
                if (CellsOf(reached).Any(other => AreNeighbors(problem, cell, other)))
                {
                    wider |= 1 << cell;
                }
            }
            if (wider == reached)
            {
                return reached == cells;
            }
            reached = wider;
        }
    }

    private static bool AreNeighbors(BeatProblem problem, int a, int b) =>
        Math.Abs(problem.Raster.CellColumn[a] - problem.Raster.CellColumn[b])
            + Math.Abs(problem.Raster.CellRow[a] - problem.Raster.CellRow[b])
        == 1;
}
