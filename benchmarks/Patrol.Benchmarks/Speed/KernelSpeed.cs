using BenchmarkDotNet.Attributes;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// Quartic kernel density on 500 × 500 cells of 100 m, places drawn evenly (seed 7): how the time grows with the
/// places and with the radius in cells, on all processors.
/// </summary>
[MemoryDiagnoser]
public class KernelSpeed
{
    private const int Edge = 500;
    private const double CellMeters = 100;

    private AnalysisRaster raster = null!;
    private double[] x = [];
    private double[] y = [];
    private float[] weight = [];

    /// <summary>Places.</summary>
    [Params(15_000, 1_000_000)]
    public int Places { get; set; }

    /// <summary>Radius in cells.</summary>
    [Params(3, 15, 30, 60)]
    public int RadiusCells { get; set; }

    /// <summary>Makes raster and places.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var cells = Enumerable.Range(0, Edge * Edge).ToArray();
        raster = new AnalysisRaster(
            1,
            390_000,
            130_000,
            CellMeters,
            Edge,
            Edge,
            [.. cells.Select(cell => cell % Edge)],
            [.. cells.Select(cell => cell / Edge)],
            new short[cells.Length],
            [.. cells.Select(_ => (float)(CellMeters * CellMeters))]
        );
        var random = new Random(7);
        x = [.. Enumerable.Range(0, Places).Select(_ => 390_000 + random.NextDouble() * Edge * CellMeters)];
        y = [.. Enumerable.Range(0, Places).Select(_ => 130_000 + random.NextDouble() * Edge * CellMeters)];
        weight = [.. Enumerable.Repeat(1f, Places)];
    }

    /// <summary>Density at every cell.</summary>
    [Benchmark]
    public double[] Density() => QuarticKernel.Density(x, y, weight, raster, RadiusCells * CellMeters);
}
