using System.Globalization;
using Dapper;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Backtests;
using Patrol.Storage.Runs;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Runs;

public sealed class SurfaceRunTests(TestCluster cluster) : IAsyncLifetime
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
    public async Task Compute_WithoutABacktest_RunsOneAndUsesWhatItChose()
    {
        await LoadAsync(database, district, Rows(24));
        var made = await ComputeAsync();
        var test = (await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync))!;
        Assert.Equal(6, test.Weeks);
        Assert.Equal(
            ("backtest", test.Id, test.Used),
            (made.Card.Choice!.Reason, made.Card.Choice.Backtest, made.Card.Method)
        );
        Assert.Equal([0.01, 0.02, 0.05, 0.1], made.Card.Choice.Figures.Select(one => one.AreaShare));
        Assert.Equal(test.Reading.Held, made.Card.Reading!.Surface);
        Assert.Equal(test.Reading.Baseline, made.Card.Reading.PlainCount);
        // 24 weeks of 8; disputes weigh twice, and every fourth is one.
        Assert.Equal(10, made.TotalPerWeek, 1e-3);
        Assert.Equal(192, made.Card.Incidents);
        Assert.Equal(
            [("theft", 1.0), ("dispute", 2.0)],
            made.Card.Categories!.Select(one => (one.Code, one.Weight))
        );

        // The next one takes the same.
        Assert.Equal(test.Id, (await ComputeAsync()).Card.Choice!.Backtest);
    }

    [Fact]
    public async Task Compute_OfANewerBacktest_UsesThatOfAllDemand()
    {
        await LoadAsync(database, district, Rows(24));
        async Task<string> TestAsync(DemandQuery demand) =>
            (await BacktestRun.ComputeAsync(database, district, new BacktestRequest(demand, 3), Tester)).Id;
        var all = await TestAsync(new DemandQuery());
        await TestAsync(new DemandQuery { Categories = "theft" });
        Assert.Equal(all, (await ComputeAsync()).Card.Choice!.Backtest);
        var newer = await TestAsync(new DemandQuery());
        Assert.Equal(newer, (await ComputeAsync()).Card.Choice!.Backtest);
    }

    [Fact]
    public async Task Compute_OfTooFewWeeks_IsAKernelDensityThatNobodyTried()
    {
        await LoadAsync(database, district, Rows(8));
        var card = (await ComputeAsync()).Card;
        Assert.Equal(("kernelDensity", "no-backtest"), (card.Method, card.Choice!.Reason));
        Assert.Null(card.Reading);
        Assert.Contains("no-reading", card.Limits);
        Assert.Null(await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync));
    }

    [Fact]
    public async Task Compute_OfARadiusAskedFor_IsTriedBesideThePlainCount()
    {
        await LoadAsync(database, district, Rows(24));
        var card = (await ComputeAsync(new SurfaceRequest(250))).Card;
        Assert.Equal(
            ("kernelDensity", 250, "asked"),
            (card.Method, card.BandwidthMeters, card.Choice!.Reason)
        );
        Assert.NotNull(card.Reading);
        Assert.Equal(4, card.Choice.Figures.Count);
        Assert.Null(await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync));
        var fault = await Assert.ThrowsAsync<InputException>(() => ComputeAsync(new SurfaceRequest(10)));
        Assert.Equal("surface.bad-bandwidth", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Compute_LeavesDiscoveredIncidentsOut_UnlessTheSwitchIsOnRecord()
    {
        await LoadAsync(
            database,
            district,
            [
                .. Rows(24),
                .. Enumerable
                    .Range(0, 48)
                    .Select(i =>
                        Row(1000 + i, $"d{i}", cell: 99, day: i * 3) with
                        {
                            Source = IncidentSource.Discovered,
                        }
                    ),
            ]
        );
        var without = await ComputeAsync();
        Assert.Equal((192, 48), (without.Card.Incidents, without.Card.ExcludedDiscovered));
        Assert.Equal(0, await CountLogAsync());
        var with = await ComputeAsync(new SurfaceRequest(WithDiscovered: true));
        Assert.Equal((240, 0), (with.Card.Incidents, with.Card.ExcludedDiscovered));
        Assert.True(with.Card.WithDiscovered);
        Assert.Contains("with-discovered", with.Card.Limits);
        Assert.Equal(1, await CountLogAsync());
        var rates = await RatesAsync(with.Id);
        Assert.True(rates[99] > (await RatesAsync(without.Id))[99]);
    }

    [Fact]
    public async Task Compute_PolicyOnceStated_StaysUntilStatedAnew()
    {
        await LoadAsync(database, district, Rows(8));
        Assert.Equal(new PresencePolicyView(120, 0.25), (await ComputeAsync()).Card.Policy);
        await ComputeAsync(new SurfaceRequest(CapMinutes: 60));
        Assert.Equal(
            new PresencePolicyView(60, 0.5),
            (await ComputeAsync(new SurfaceRequest(FloorShare: 0.5))).Card.Policy
        );
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            ComputeAsync(new SurfaceRequest(CapMinutes: 5, FloorShare: 1.5))
        );
        Assert.Equal(["capMinutes", "floorShare"], fault.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public async Task Compute_WhereDetailHasGone_ReadsCountsAlone()
    {
        await LoadAsync(database, district, Rows(24));
        var before = await ComputeAsync();
        // As expiry leaves it: the counts stand, the incidents are gone.
        await database.WriteAsync(
            district.Id,
            Tester,
            session => session.Connection.ExecuteAsync("delete from patrol.incident")
        );
        var after = await ComputeAsync();
        Assert.Equivalent(before.Card, after.Card, strict: true);
        Assert.Equal(await RatesAsync(before.Id), await RatesAsync(after.Id));
    }

    // Eight a week: most in cells 7 and 8, every fourth a dispute.
    private static IEnumerable<IncidentRow> Rows(int weeks) =>
        Enumerable
            .Range(0, weeks * 8)
            .Select(i =>
                Row(
                    i + 1,
                    $"r{i}",
                    i % 4 == 3 ? "dispute" : "theft",
                    i % 8 < 5 ? 7 + i % 2 : (i / 8 * 13 + i) % 100,
                    i / 8 * 7 + i % 7,
                    20 + i % 3
                )
            );

    private Task<SurfaceView> ComputeAsync(SurfaceRequest? request = null) =>
        SurfaceRun.ComputeAsync(database, district, request ?? new SurfaceRequest(), Tester);

    private Task<float[]> RatesAsync(string id) =>
        database.ReadAsync(
            district.Id,
            async session =>
                (
                    await SurfaceStore.LoadAsync(
                        session,
                        int.Parse(id.Split('-')[^1], CultureInfo.InvariantCulture)
                    )
                )!
                    .Rates
                    .RatePerWeek
        );

    private Task<int> CountLogAsync() =>
        database.ReadAsync(
            district.Id,
            session =>
                session.Connection.ExecuteScalarAsync<int>(
                    "select count(*)::int from patrol.audit where operation = 'surface with discovered'"
                )
        );
}
