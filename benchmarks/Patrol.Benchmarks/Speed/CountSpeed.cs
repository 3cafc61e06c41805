using System.Diagnostics;
using System.Globalization;
using Dapper;
using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Analyses;
using Patrol.Storage.Backtests;
using Patrol.Storage.Cluster;
using Patrol.Storage.Geography;
using Patrol.Storage.Runs;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// A new surface of a million cells from the counts in PostGIS, in a cluster of its own with durable settings: from the question
/// to the committed surface. There are no incidents that could be read.
/// </summary>
internal static class CountSpeed
{
    private const int Edge = 1000;
    private const double CellMeters = 100;
    private const int Communities = 100;
    private const int Weeks = 52;
    private const int Counts = 2_000_000;
    private const int Srid = 26985;
    private static readonly Actor Bench = new("bench", "speed of surfaces");
    private static readonly LocalDate Monday = new(2024, 1, 1);

    // What goes in: of a count cell, week, day and weight, twice, as counts and as their history with place and time; of a cell
    // column, row, community, area and place in the grid. What comes out: rate, profile and plain count.
    private const long BytesOfCount = 13 + 33;
    private const long BytesOfCell = 18;
    private const long BytesOfResult = 10;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(TextWriter output, CancellationToken stop)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-bench-{Environment.ProcessId}");
        try
        {
            await using var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(
                    null,
                    new LocalClusterOptions(Path.Combine(folder, ".patrol", "cluster"))
                ),
                cancel: stop
            );
            var district = await DistrictStore.CreateAsync(
                database,
                "million",
                "A million cells",
                -77,
                38.9,
                Srid,
                DateTimeZoneProviders.Tzdb["America/New_York"]
            );
            var rows = await FillAsync(database, district, stop);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"From {rows:N0} counts in PostGIS, {Weeks} weeks, {Communities} communities, to a stored surface:"
                )
            );
            output.WriteLine();
            var table = new SpeedTable(output);
            await MeasureAsync(database, district, table, "kernelDensity", rows, null);
            foreach (var method in new[] { "yearCounts", "kernelPrior" })
            {
                await StoreChoiceAsync(database, district, method);
                await MeasureAsync(database, district, table, method, rows, method);
            }
            using var process = Process.GetCurrentProcess();
            table.Note("most memory of the process, GB", process.PeakWorkingSet64 / 1e9);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        PatrolDatabase database,
        District district,
        SpeedTable table,
        string name,
        long rows,
        string? expected
    )
    {
        var made = await SurfaceRun.ComputeAsync(database, district, new SurfaceRequest(), Bench);
        if (made.Cells != Edge * Edge || (expected is not null && made.Card.Method != expected))
        {
            throw new InvalidOperationException($"{made.Cells} cells by {made.Card.Method}.");
        }
        table.Measure(
            $"surface of {made.Cells:N0} cells by {name}, database to stored",
            null,
            () =>
                SurfaceRun
                    .ComputeAsync(database, district, new SurfaceRequest(), Bench)
                    .GetAwaiter()
                    .GetResult(),
            (BytesOfCount * rows + BytesOfCell * made.Cells, BytesOfResult * made.Cells)
        );
    }

    private static async Task<long> FillAsync(
        PatrolDatabase database,
        District district,
        CancellationToken stop
    )
    {
        var factory = new GeometryFactory(new PrecisionModel(), Srid);
        var (west, south, size) = (400_000.0, 130_000.0, Edge * CellMeters);
        var strips = (int)Math.Sqrt(Communities);
        return await database.WriteAsync(
            district.Id,
            Bench,
            async session =>
            {
                var whole = factory.ToGeometry(new Envelope(west, west + size, south, south + size));
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Subdistrict,
                    [new Area(AreaKind.Subdistrict, "1", "One", null, null, whole)]
                );
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Community,
                    [
                        .. Enumerable
                            .Range(0, Communities)
                            .Select(i =>
                            {
                                var (x, y) = (
                                    west + i % strips * size / strips,
                                    south + i / strips * size / strips
                                );
                                return new Area(
                                    AreaKind.Community,
                                    $"{i:000}",
                                    $"Community {i}",
                                    "1",
                                    100,
                                    factory.ToGeometry(
                                        new Envelope(x, x + size / strips, y, y + size / strips)
                                    )
                                );
                            }),
                    ]
                );
                var cells = Enumerable.Range(0, Edge * Edge).ToArray();
                await RasterStore.SaveAsync(
                    session,
                    new AnalysisRaster(
                        1,
                        west,
                        south,
                        CellMeters,
                        Edge,
                        Edge,
                        [.. cells.Select(cell => cell % Edge)],
                        [.. cells.Select(cell => cell / Edge)],
                        [
                            .. cells.Select(cell =>
                                (short)(cell / Edge * strips / Edge * strips + cell % Edge * strips / Edge)
                            ),
                        ],
                        [.. cells.Select(_ => (float)(CellMeters * CellMeters))]
                    )
                );
                return await CountAsync(session);
            },
            stop
        );
    }

    // Cells near the south-west have many, as the cube of an even number does.
    private static async Task<long> CountAsync(DistrictSession session)
    {
        await session.Connection.ExecuteAsync(
            """
            select setseed(0.7);
            insert into patrol.incident_category values (@district, 1, 'theft', 'Theft', 1, false),
              (@district, 2, 'dispute', 'Dispute', 2, false);
            insert into patrol.demand_count
            select distinct on (cell, week, hour, category) @district, 1, cell, week, hour, category, 1, false, 1
            from (
              select floor(1000000 * power(random(), 3))::int as cell, @monday + 7 * floor(@weeks * random())::int as week,
                floor(168 * random())::smallint as hour, (1 + floor(2 * random()))::smallint as category
              from generate_series(1, @counts)
            ) drawn;
            """,
            new
            {
                district = session.District.Value,
                monday = Monday,
                weeks = Weeks,
                counts = Counts,
            },
            commandTimeout: 600
        );
        return await session.Connection.ExecuteScalarAsync<long>("select count(*) from patrol.demand_count");
    }

    // As if a back-test had chosen it: on so many cells one takes minutes, and is asked for by itself.
    private static Task StoreChoiceAsync(PatrolDatabase database, District district, string method) =>
        database.WriteAsync(
            district.Id,
            Bench,
            session =>
                AnalysisStore.SaveAsync(
                    session,
                    district.Code,
                    BacktestRun.Kind,
                    new BacktestRequest(new DemandQuery()),
                    id => ChoiceOf(id, district.Code, method),
                    SystemClock.Instance.GetCurrentInstant()
                )
        );

    private static Backtest ChoiceOf(string id, string district, string method) =>
        new(
            id,
            district,
            "2024-12-30T00:00:00Z",
            new BacktestRequest(new DemandQuery()),
            new DemandSummary([], "2024-01-01", "2024-12-30", Weeks, null, null, false, Counts, Counts, []),
            new StudyArea(null, Edge * Edge, CellMeters, Edge * Edge * CellMeters * CellMeters / 1e6),
            1,
            "2024-10-07",
            "2024-12-30",
            12,
            Counts,
            "smoothedCounts",
            method,
            false,
            null,
            [],
            [
                new BacktestMethod("smoothedCounts", [], []),
                new BacktestMethod(method, [], []),
                new BacktestMethod(BackTest.Nested, [], []),
            ],
            new BacktestReading(method, 0.05, 0, [0, 0], 0, 0, "alike", ""),
            [],
            0
        );
}
