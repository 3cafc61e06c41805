using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Areas;

namespace Patrol.Engine.Tests.Optimization.Areas;

/// <summary>Small maps: cells of 100 m, 10,000 m² each unless cut by the border.</summary>
internal static class AreaMaps
{
    /// <summary>One cell's area, square meters.</summary>
    public const double Cell = 10_000;

    /// <summary>A map without holes.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="risk">[cell] risk, row by row from the south.</param>
    /// <param name="areas">Most areas.</param>
    /// <param name="cells">Largest size of an area, in whole cells.</param>
    /// <param name="barriers">Cells apart.</param>
    public static AreaFacts Make(
        int columns,
        double[] risk,
        int areas,
        double cells,
        params (int First, int Second)[] barriers
    ) =>
        new(
            Raster(
                columns,
                risk.Length / columns,
                [.. Enumerable.Repeat((float)Cell, risk.Length)],
                _ => true
            ),
            risk,
            areas,
            cells * Cell,
            [.. barriers.Select(pair => new CellPair(pair.First, pair.Second))]
        );

    /// <summary>A random map of at most twelve cells: one in six missing, one in four cut by the border, one pair in six apart, a
    /// third of the cells without risk.</summary>
    public static AreaFacts Random(int seed, int areas, double cells)
    {
        var random = new Random(seed);
        var (columns, rows) = (2 + random.Next(3), 1 + random.Next(3));
        float[] size =
        [
            .. Enumerable
                .Range(0, columns * rows)
                .Select(_ => random.Next(4) == 0 ? (float)(Cell * random.NextDouble()) : (float)Cell),
        ];
        var raster = Raster(columns, rows, size, at => at == 0 || random.Next(6) > 0);
        var barriers = Enumerable
            .Range(0, raster.Count)
            .SelectMany(cell =>
                new[]
                {
                    raster.CellAt(raster.CellColumn[cell] + 1, raster.CellRow[cell]),
                    raster.CellAt(raster.CellColumn[cell], raster.CellRow[cell] + 1),
                }
                    .Where(next => next >= 0)
                    .Select(next => new CellPair(cell, next))
            )
            .Where(_ => random.Next(6) == 0)
            .ToList();
        double[] risk =
        [
            .. Enumerable
                .Range(0, raster.Count)
                .Select(_ => random.Next(3) == 0 ? 0 : Math.Round(random.NextDouble() * 10, 2)),
        ];
        return new AreaFacts(raster, risk, areas, cells * Cell, barriers);
    }

    /// <summary>Hills of risk on a square map.</summary>
    public static AreaFacts Hills(int columns, int hills, int areas, double cells, int seed)
    {
        var random = new Random(seed);
        var tops = Enumerable
            .Range(0, hills)
            .Select(_ => (X: columns * random.NextDouble(), Y: columns * random.NextDouble()))
            .ToArray();
        var risk = Enumerable
            .Range(0, columns * columns)
            .Select(cell =>
                tops.Sum(top =>
                    Math.Exp(-(Math.Pow(cell % columns - top.X, 2) + Math.Pow(cell / columns - top.Y, 2)) / 8)
                )
                + 0.1 * random.NextDouble()
            )
            .ToArray();
        return Make(columns, risk, areas, cells);
    }

    private static AnalysisRaster Raster(int columns, int rows, float[] size, Func<int, bool> hasCell)
    {
        var at = Enumerable.Range(0, columns * rows).Where(hasCell).ToArray();
        return new AnalysisRaster(
            1,
            0,
            0,
            100,
            columns,
            rows,
            [.. at.Select(p => p % columns)],
            [.. at.Select(p => p / columns)],
            new short[at.Length],
            [.. at.Select(p => size[p])]
        );
    }
}
