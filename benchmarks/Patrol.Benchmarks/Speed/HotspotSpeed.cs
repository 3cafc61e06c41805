using Patrol.Benchmarks.Quality;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Benchmarks.Speed;

/// <summary>What hotspot maps cost: density, significance and the choice of a bandwidth on made-up places (seed 7), density
/// along the streets of Washington, DC.</summary>
internal static class HotspotSpeed
{
    private const double CellMeters = 100;
    private const double SnapMeters = 100;

    /// <summary>Measures and prints one row for each figure.</summary>
    /// <param name="output">Takes the table.</param>
    /// <param name="root">The repository.</param>
    public static void Run(TextWriter output, string root)
    {
        output.WriteLine(
            $"{Environment.ProcessorCount} cores, median of five runs after a warm-up of half a second."
        );
        output.WriteLine();
        var table = new SpeedTable(output);
        Densities(table);
        Significances(table);
        Bandwidths(table);
        var shared =
            Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(root, "..", "shared");
        var dc = Path.Combine(shared, "data", "city-dc");
        if (Directory.Exists(dc))
        {
            Streets(table, DistrictFiles.Read(Path.Combine(root, "data", "districts", "dc.json"), dc));
        }
        else
        {
            Console.Error.WriteLine(
                $"Washington, DC is left out: there is no {dc}. Name its folder in PATROL_SHARED."
            );
        }
    }

    private static void Densities(SpeedTable table)
    {
        var raster = Square(500);
        double Kde(string name, (double[] X, double[] Y, float[] Weight) at, int cells, double? target) =>
            table.Measure(
                $"quartic density, 500 × 500 cells, {name} places, h = {cells} cells",
                target,
                () => QuarticKernel.Density(at.X, at.Y, at.Weight, raster, cells * CellMeters),
                (20L * at.X.Length, 8L * raster.Count)
            );
        var million = Places(1_000_000, 500);
        var narrow = Kde("1 M", million, 15, 0.15);
        var wide = Kde("1 M", million, 60, null);
        table.Note("h = 60 cells over h = 15 cells", wide / narrow, 4);
        Kde("10 M", Places(10_000_000, 500), 15, 1.5);
    }

    private static void Significances(SpeedTable table)
    {
        foreach (var (edge, target) in new[] { (500, 0.02), (1000, 0.1) })
        {
            var (raster, values) = (Square(edge), Counts(edge));
            table.Measure(
                $"Gi* and its line, {edge} × {edge} cells, queen",
                target,
                () => CellGStar.Of(values, raster, CellNeighborhood.Queen),
                (16L * raster.Count, 16L * raster.Count)
            );
            if (edge == 500)
            {
                table.Measure(
                    "99 conditional permutations, 500 × 500 cells, queen",
                    3,
                    () => ConditionalPermutation.Of(values, raster, CellNeighborhood.Queen, 99)
                );
            }
        }
    }

    private static void Bandwidths(SpeedTable table)
    {
        var raster = Square(150);
        var (x, y, weight) = Places(200_000, 150);
        var later = Counts(150);
        table.Measure(
            "bandwidth by later weeks, 200,000 places on 150 × 150 cells, 11 tried",
            5,
            () => BandwidthChoice.ByLaterWeeks(x, y, weight, later, raster)
        );
        table.Measure(
            "bandwidth by leaving out, the same places, none together",
            5,
            () =>
                BandwidthChoice.ByLeavingOut(
                    x,
                    y,
                    weight,
                    raster.Count * CellMeters * CellMeters,
                    BandwidthChoice.Usual(CellMeters)
                )
        );
    }

    private static void Streets(SpeedTable table, DistrictFiles dc)
    {
        var all = dc.Places.SelectMany(one => Enumerable.Repeat((one.X, one.Y), one.Count)).ToArray();
        double[] x = [.. all.Select(one => one.X)];
        double[] y = [.. all.Select(one => one.Y)];
        var weight = new float[all.Length];
        Array.Fill(weight, 1);
        var snap = new StreetSnap(dc.Streets, TravelMode.Foot);
        table.Measure(
            $"snapping {all.Length:N0} incidents of Washington, DC to {dc.Streets.Count:N0} segments",
            null,
            () => StreetIncidents.Snapped(snap, x, y, weight, SnapMeters)
        );
        var incidents = StreetIncidents.Snapped(snap, x, y, weight, SnapMeters);
        var graph = new StreetGraph(dc.Streets);
        foreach (var (meters, target) in new[] { (300, 5.0), (600, (double?)null), (1000, null) })
        {
            table.Measure(
                $"density along these streets, h = {meters} m",
                target,
                () => StreetDensity.Of(graph, incidents, meters)
            );
        }
    }

    private static AnalysisRaster Square(int edge)
    {
        var cells = Enumerable.Range(0, edge * edge).ToArray();
        return new AnalysisRaster(
            1,
            390_000,
            130_000,
            CellMeters,
            edge,
            edge,
            [.. cells.Select(cell => cell % edge)],
            [.. cells.Select(cell => cell / edge)],
            new short[cells.Length],
            [.. cells.Select(_ => (float)(CellMeters * CellMeters))]
        );
    }

    private static (double[] X, double[] Y, float[] Weight) Places(int count, int edge)
    {
        var random = new Random(7);
        var (x, y, weight) = (new double[count], new double[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            x[i] = 390_000 + random.NextDouble() * edge * CellMeters;
            y[i] = 130_000 + random.NextDouble() * edge * CellMeters;
            weight[i] = 1;
        }
        return (x, y, weight);
    }

    // Few cells with many, as incidents are: the square of an exponential number.
    private static double[] Counts(int edge)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable
                .Range(0, edge * edge)
                .Select(_ => Math.Floor(Math.Pow(Math.Log(1 / (1 - random.NextDouble())), 2))),
        ];
    }
}
