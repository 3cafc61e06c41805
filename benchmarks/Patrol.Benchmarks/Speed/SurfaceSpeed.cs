using BenchmarkDotNet.Attributes;
using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// A whole surface at the size of Washington DC: about 17,700 cells of 100 m, 15,000 distinct places, 57 communities,
/// two years of weeks with twelve held out, 300 m radius; places and counts drawn at random (seed 7).
/// </summary>
[MemoryDiagnoser]
public class SurfaceSpeed
{
    private const int Columns = 180;
    private const int Rows = 190;
    private const int Communities = 57;
    private const int Places = 15_000;

    private AnalysisRaster raster = null!;
    private DemandWeeks weeks = null!;
    private DemandPlaces places = null!;
    private DemandHours hours = null!;

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
        raster = new AnalysisRaster(
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
        var monday = new LocalDate(2023, 1, 2);
        weeks = new DemandWeeks(
            [.. Enumerable.Range(0, 104).Select(week => new WeekCount(monday.PlusWeeks(week), 500))],
            monday,
            monday.PlusWeeks(104),
            8_000,
            0,
            0
        );
        places = MakePlaces(random);
        hours = new DemandHours([
            .. Enumerable
                .Range(0, Communities + 1)
                .Select(_ => Enumerable.Range(0, 168).Select(_ => (double)random.Next(0, 3)).ToArray()),
        ]);
    }

    /// <summary>Density, hours, periods and the held-out reading.</summary>
    [Benchmark]
    public RiskSurface Build() => SurfaceBuilder.Build(raster, weeks, places, hours);

    private DemandPlaces MakePlaces(Random random)
    {
        var cell = Enumerable.Range(0, Places).Select(_ => random.Next(raster.Count)).ToArray();
        var train = cell.Select(_ => random.Next(0, 30)).ToArray();
        var test = cell.Select(_ => random.Next(0, 4)).ToArray();
        var count = train.Zip(test, (before, later) => before + later).ToArray();
        return new DemandPlaces(
            [.. cell.Select(c => raster.Center(c).X + (random.NextDouble() - 0.5) * 100)],
            [.. cell.Select(c => raster.Center(c).Y + (random.NextDouble() - 0.5) * 100)],
            cell,
            [.. count.Select(value => (float)value)],
            [.. train.Select(value => (float)value)],
            count,
            train,
            test
        );
    }
}
