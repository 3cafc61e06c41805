using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Coverage;

namespace Patrol.Benchmarks.Quality;

/// <summary>Makes beat problems of a given size: incidents in clusters and over the plane, smoothed by a quartic kernel;
/// bases near incidents; street distance = rectangular distance × a detour that differs by cell; one cell in twenty
/// has no street.</summary>
public static class SyntheticBeats
{
    private const int Clusters = 60;
    private const int Incidents = 20_000;
    private const double BandwidthMeters = 300;
    private const double MaxMeters = 1200;

    /// <summary>Makes a problem.</summary>
    /// <param name="side">Rows and columns of the raster.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    /// <param name="bases">Number of bases.</param>
    /// <param name="patrols">Number of patrols.</param>
    /// <param name="seed">Seed.</param>
    public static BeatProblem Make(int side, double cellMeters, int bases, int patrols, int seed)
    {
        var random = new Random(seed);
        var raster = Square(side, cellMeters);
        var points = Points(random, side * cellMeters);
        var risk = Smooth(raster, points);
        var detour = new double[raster.Count];
        for (var cell = 0; cell < raster.Count; cell++)
        {
            detour[cell] =
                random.NextDouble() < 0.05 ? double.PositiveInfinity : 1 + 0.25 * random.NextDouble();
        }
        var reach = Enumerable
            .Range(0, bases)
            .Select(number => Reach(raster, detour, points[random.Next(points.Length)], $"B{number + 1:00}"))
            .ToList();
        return new BeatProblem(raster, risk, reach, patrols, maxMeters: MaxMeters);
    }

    private static AnalysisRaster Square(int side, double cellMeters)
    {
        var cells = side * side;
        return new AnalysisRaster(
            1,
            0,
            0,
            cellMeters,
            side,
            side,
            [.. Enumerable.Range(0, cells).Select(cell => cell % side)],
            [.. Enumerable.Range(0, cells).Select(cell => cell / side)],
            new short[cells],
            [.. Enumerable.Repeat((float)(cellMeters * cellMeters), cells)]
        );
    }

    private static (double X, double Y)[] Points(Random random, double extent)
    {
        var clusters = Enumerable
            .Range(0, Clusters)
            .Select(_ =>
                (
                    X: random.NextDouble() * extent,
                    Y: random.NextDouble() * extent,
                    Spread: 100 + 500 * random.NextDouble()
                )
            )
            .ToArray();
        var points = new (double X, double Y)[Incidents];
        for (var i = 0; i < points.Length; i++)
        {
            var cluster = clusters[(int)(Clusters * Math.Pow(random.NextDouble(), 1.7))];
            points[i] =
                random.NextDouble() < 0.3
                    ? (random.NextDouble() * extent, random.NextDouble() * extent)
                    : (
                        cluster.X + cluster.Spread * Normal(random),
                        cluster.Y + cluster.Spread * Normal(random)
                    );
        }
        return points;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Smooth(AnalysisRaster raster, (double X, double Y)[] points)
    {
        var risk = new double[raster.Count];
        var ring = (int)Math.Ceiling(BandwidthMeters / raster.CellMeters);
        foreach (var (x, y) in points)
        {
            var (column, row) = (
                (int)Math.Floor(x / raster.CellMeters),
                (int)Math.Floor(y / raster.CellMeters)
            );
            for (var r = row - ring; r <= row + ring; r++)
            {
                for (var c = column - ring; c <= column + ring; c++)
                {
                    if (raster.CellAt(c, r) is >= 0 and var cell)
                    {
                        var (cx, cy) = raster.Center(cell);
                        var square =
                            ((cx - x) * (cx - x) + (cy - y) * (cy - y)) / (BandwidthMeters * BandwidthMeters);
                        risk[cell] += square < 1 ? (1 - square) * (1 - square) : 0;
                    }
                }
            }
        }
        return risk;
    }

    private static BeatBase Reach(
        AnalysisRaster raster,
        double[] detour,
        (double X, double Y) place,
        string code
    )
    {
        var cells = new List<int>();
        var meters = new List<double>();
        for (var cell = 0; cell < raster.Count; cell++)
        {
            var (x, y) = raster.Center(cell);
            var distance = detour[cell] * (Math.Abs(x - place.X) + Math.Abs(y - place.Y));
            if (distance <= MaxMeters)
            {
                cells.Add(cell);
                meters.Add(distance);
            }
        }
        return new BeatBase(code, [.. cells], [.. meters]);
    }
}
