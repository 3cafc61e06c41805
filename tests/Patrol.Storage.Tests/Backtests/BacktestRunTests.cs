using Dapper;
using NodaTime;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Backtests;
using Patrol.Storage.Geography;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Backtests;

public sealed class BacktestRunTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Compute_OfACellThatIsAlwaysHit_IsStoredWithItsMeasures()
    {
        await LoadAsync(database, district, Weekly(20));
        var told = new List<BackTestProgress>();
        var made = await RunAsync(new BacktestRequest(new DemandQuery(), 4), new Told(told));

        Assert.Equal(("here-1", "here", 4, 1), (made.Id, made.District, made.Weeks, made.Bands));
        Assert.Equal(("2024-04-22", "2024-05-20"), (made.From, made.To));
        Assert.Equal(("2024-01-01", 20), (made.Demand.From, made.Demand.Weeks));
        Assert.Equal(new StudyArea(null, 100, 100, 1), made.Area);
        // Cell 7 has three of the four incidents of each week; the fourth is elsewhere each time.
        Assert.Equal(16, made.Incidents);
        Assert.Equal("smoothedCounts", made.Baseline);
        var one = made.Methods[0].Measures[0];
        Assert.Equal((0.01, 1, 0.75, 75), (one.AreaShare, one.Cells, one.HitRate, one.Pai));
        Assert.Equal([75.0, 75.0], one.PaiInterval);
        Assert.Equal("nested", made.Methods[^1].Name);
        Assert.Equal(4, made.ChosenByWeek.Count);
        Assert.Equal(10, made.Methods[0].Curve.Count);
        Assert.Contains("chance 5 %", made.Reading.Text, StringComparison.Ordinal);
        Assert.Contains("few-incidents", made.Limits);
        Assert.False(made.IsSwitchedOff);
        Assert.Equal((told.Count, told.Count), (told[^1].Weeks, told[^1].Of));

        var stored = await database.ReadAsync(
            district.Id,
            session => AnalysisStore.FindAsync<Backtest>(session, BacktestRun.Kind, 1)
        );
        Assert.Equivalent(made, stored, strict: true);
        Assert.Equal(made.Id, (await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync))!.Id);
    }

    [Fact]
    public async Task Compute_OfACommunity_ComparesItsOwnCellsAlone()
    {
        await database.WriteAsync(
            district.Id,
            Tester,
            session => RasterStore.SaveAsync(session, HalfRaster())
        );
        await LoadAsync(database, district, Weekly(20));
        var made = await RunAsync(new BacktestRequest(new DemandQuery { Community = "a" }, 4));
        Assert.Equal(("a", 50, 0.5), (made.Area.Community, made.Area.Cells, made.Area.SquareKilometers));
        var five = made.Methods[0].Measures[2];
        // Cells 0 to 49 alone: 3 of 50 cells.
        Assert.Equal(3, five.Cells);
        // One of a part is not what maps are drawn by.
        Assert.Null(await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync));
    }

    [Fact]
    public async Task Compute_ByBands_ForetellsEachBlockOfTheDay()
    {
        // By night in cell 7, by day in cell 8: without bands the best cell holds half.
        await LoadAsync(
            database,
            district,
            Enumerable
                .Range(0, 20 * 7)
                .SelectMany(day =>
                    new[]
                    {
                        Row(day * 2 + 1, $"n{day}", cell: 7, day: day, hour: 2),
                        Row(day * 2 + 2, $"d{day}", cell: 8, day: day, hour: 14),
                    }
                )
        );
        var whole = await RunAsync(new BacktestRequest(new DemandQuery(), 4));
        var bands = await RunAsync(new BacktestRequest(new DemandQuery(), 4, Bands: true));
        Assert.Equal((1, 6), (whole.Bands, bands.Bands));
        Assert.Equal(0.5, whole.Methods[0].Measures[0].HitRate);
        Assert.Equal(1, bands.Methods[0].Measures[0].HitRate);
    }

    [Fact]
    public async Task Compute_AfterAGap_StartsBehindIt()
    {
        await LoadAsync(database, district, [.. Weekly(10), .. Weekly(12, from: 20)]);
        var made = await RunAsync(new BacktestRequest(new DemandQuery(), 12));
        Assert.Equal("2024-05-20", made.Demand.From);
        Assert.Equal(4, made.Weeks);
        Assert.Contains("few-weeks", made.Limits);
    }

    [Fact]
    public async Task Compute_AfterAGapAtTheWindowsStart_StartsBehindItToo()
    {
        // The usual window of 77 weeks begins in the middle of the silence.
        await LoadAsync(database, district, [Row(1_000, "stray", cell: 3, day: 0), .. Weekly(12, from: 100)]);
        var made = await RunAsync(new BacktestRequest(new DemandQuery(), 12));
        Assert.Equal(("2025-12-01", 12), (made.Demand.From, made.Demand.Weeks));
        Assert.Equal(4, made.Weeks);
    }

    [Fact]
    public async Task Compute_OfFewWeeksByRequest_IsNotWhatMapsFollow()
    {
        await LoadAsync(database, district, Weekly(20));
        await RunAsync(new BacktestRequest(new DemandQuery { Weeks = 10 }, 1));
        Assert.Null(await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync));
    }

    [Fact]
    public async Task Compute_WithDiscovered_IsOnRecord()
    {
        await LoadAsync(database, district, Weekly(20));
        await RunAsync(new BacktestRequest(new DemandQuery(), 2));
        Assert.Equal(0, await CountLogAsync());
        var made = await RunAsync(new BacktestRequest(new DemandQuery { WithDiscovered = true }, 2));
        Assert.Equal(1, await CountLogAsync());
        Assert.Contains("with-discovered", made.Limits);
        Assert.Equal("here-1", (await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync))!.Id);
    }

    [Fact]
    public async Task Compute_Canceled_StoresNothing()
    {
        await LoadAsync(database, district, Weekly(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            BacktestRun.ComputeAsync(
                database,
                district,
                new BacktestRequest(new DemandQuery(), 2),
                Tester,
                cancel: new CancellationToken(canceled: true)
            )
        );
        Assert.Empty(
            await database.ReadAsync(
                district.Id,
                session => AnalysisStore.ListAsync<Backtest>(session, BacktestRun.Kind)
            )
        );
    }

    [Theory]
    [InlineData("none", "demand.no-incidents")]
    [InlineData("one", "backtest.too-few-weeks", "1 incident in 1 whole week")]
    [InlineData("eight weeks", "backtest.too-few-weeks", "32 incidents in 8 whole weeks")]
    [InlineData("one cell", "backtest.one-cell")]
    [InlineData("dates by band", "backtest.no-times")]
    [InlineData("no weeks", "backtest.weeks")]
    public async Task Compute_OfWhatCanNotBeTested_SaysWhy(string what, string code, string words = "")
    {
        IEnumerable<IncidentRow> rows = what switch
        {
            "none" => [],
            "one" => [Row(1, "a")],
            "eight weeks" => Weekly(8),
            "one cell" => Weekly(20).Select(row => Row(row.Row, row.SourceId, cell: 7, day: row.Row / 4 * 7)),
            "dates by band" => Enumerable
                .Range(0, 140)
                .Select(day => Dated(day + 1, $"r{day}", cell: day % 9, day: day)),
            _ => Weekly(20),
        };
        await LoadAsync(database, district, rows);
        var request = new BacktestRequest(
            new DemandQuery(),
            what == "no weeks" ? 0 : 2,
            what == "dates by band"
        );
        var fault = await Assert.ThrowsAsync<InputException>(() => RunAsync(request));
        var issue = Assert.Single(fault.Issues);
        Assert.Equal(code, issue.Code);
        Assert.Contains(words, issue.Remedy, StringComparison.Ordinal);
    }

    // Each week three incidents in cell 7 and one in another cell.
    private static IEnumerable<IncidentRow> Weekly(int weeks, int from = 0) =>
        Enumerable
            .Range(from * 4, weeks * 4)
            .Select(i =>
                Row(i + 1, $"r{i}", cell: i % 4 < 3 ? 7 : (i / 4 * 13 + 11) % 100, day: i / 4 * 7 + i % 4)
            );

    private static AnalysisRaster HalfRaster()
    {
        var whole = Raster();
        return new AnalysisRaster(
            2,
            whole.OriginX,
            whole.OriginY,
            whole.CellMeters,
            whole.Columns,
            whole.Rows,
            whole.CellColumn,
            whole.CellRow,
            [.. Enumerable.Range(0, 100).Select(cell => (short)(cell < 50 ? 0 : -1))],
            whole.CellArea
        );
    }

    private Task<Backtest> RunAsync(BacktestRequest request, IProgress<BackTestProgress>? progress = null) =>
        BacktestRun.ComputeAsync(database, district, request, Tester, progress);

    private Task<int> CountLogAsync() =>
        database.ReadAsync(
            district.Id,
            session =>
                session.Connection.ExecuteScalarAsync<int>(
                    "select count(*)::int from patrol.audit where operation = 'backtest with discovered'"
                )
        );

    private sealed class Told(List<BackTestProgress> told) : IProgress<BackTestProgress>
    {
        public void Report(BackTestProgress value) => told.Add(value);
    }
}
