using BenchmarkDotNet.Attributes;
using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// A whole surface at the size of Washington DC: about 17,700 cells of 100 m, 30,000 counts of a year, 57 communities, kernel
/// density; counts drawn at random (seed 7).
/// </summary>
[MemoryDiagnoser]
public class SurfaceSpeed
{
    private const int Columns = 180;
    private const int Rows = 190;
    private const int Communities = 57;
    private const int Counts = 30_000;
    private const int Weeks = 52;

    private SurfaceDemand demand = null!;

    /// <summary>Makes the input.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        // A diamond, as the district is.
        var cells = Enumerable
            .Range(0, Columns * Rows)
            .Where(cell => Math.Abs(cell % Columns - 90) / 93.0 + Math.Abs(cell / Columns - 95) / 96.0 < 1)
            .ToArray();
        var raster = new AnalysisRaster(
            1,
            389_000,
            124_000,
            100,
            Columns,
            Rows,
            [.. cells.Select(cell => cell % Columns)],
            [.. cells.Select(cell => cell / Columns)],
            [.. cells.Select((_, i) => (short)(i * Communities / cells.Length))],
            [.. cells.Select(_ => 10_000f)]
        );
        var monday = new LocalDate(2024, 1, 1);
        var observed = new ObservedPeriod(monday, monday.PlusWeeks(Weeks), []);
        // Few cells have many, as incidents are.
        int[] cell =
        [
            .. Enumerable
                .Range(0, Counts)
                .Select(_ => (int)(Math.Pow(random.NextDouble(), 3) * cells.Length)),
        ];
        var counts = new CellCounts(
            monday,
            Weeks,
            cell,
            [.. cell.Select((_, i) => (int)((long)i * Weeks / Counts))],
            [.. cell.Select(_ => (sbyte)random.Next(7))],
            [.. cell.Select(_ => 1f)]
        );
        var hours = new DemandHours([
            .. Enumerable
                .Range(0, Communities + 1)
                .Select(_ => Enumerable.Range(0, 168).Select(_ => (double)random.Next(0, 3)).ToArray()),
        ]);
        demand = new SurfaceDemand(raster, counts, observed, hours, []) { Incidents = Counts };
    }

    /// <summary>Method, hours, periods and card.</summary>
    [Benchmark]
    public RiskSurface Build() => SurfaceBuilder.Build(demand);
}
