using Dapper;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Hotspots;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Hotspots;

public sealed class HotspotMapsTests(TestCluster cluster) : IAsyncLifetime
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
    public async Task Compute_Counts_AreThoseOnRecordByCellAndWeek()
    {
        await LoadAsync(
            database,
            district,
            [.. Enumerable.Range(0, 105).Select(i => Row(i + 1, $"r{i}", cell: i % 5, day: i, hour: i % 24))]
        );
        var drawn = await ComputeAsync(new HotspotQuery { Method = "counts" });
        Assert.Equal(105, drawn.Map.Demand.Incidents);
        Assert.Equal(105 / 15.0, drawn.Map.TotalPerWeek, 1e-4);
        Assert.Equal(21, drawn.Counts[3]);
        Assert.Equal(("asked", "counts"), (drawn.Map.MethodReason, drawn.Map.Method));
        Assert.Equal(100, drawn.RatePerWeek.Length);
        Assert.Equal([1, 2, 3, 4, 5], drawn.Map.Top.Select(cell => cell.Rank));
        Assert.All(drawn.Map.Top, cell => Assert.Equal("A", cell.Community));
        Assert.Equal(-77, drawn.Map.Top[0].Center[0], 1.0);
    }

    [Fact]
    public async Task Compute_BeyondTheLastWholeWeek_EndsWithIt()
    {
        // Ten whole weeks of seven a day, and a Monday.
        await LoadAsync(
            database,
            district,
            [.. Enumerable.Range(0, 497).Select(i => Row(i + 1, $"r{i}", cell: i % 5, day: i / 7))]
        );
        var drawn = await ComputeAsync(new HotspotQuery { Method = "counts", To = "2026-01-05" });
        Assert.Equal(("2024-03-11", 10), (drawn.Map.Demand.To, drawn.Map.Demand.Weeks));
        Assert.Equal(49, drawn.Map.TotalPerWeek, 1e-4);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            ComputeAsync(new HotspotQuery { From = "2024-03-11", To = "2024-03-18" })
        );
        Assert.Equal("demand.future", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Difference_OfWindowsAlike_NamesNoCellThatDidNotChange()
    {
        // One cell falls from nine a week to none: the rest stands, whatever the windows' means.
        await LoadAsync(
            database,
            district,
            [
                .. Enumerable.Range(0, 280).Select(i => Row(i + 1, $"r{i}", cell: i % 5, day: i / 2)),
                .. Enumerable.Range(0, 90).Select(i => Row(i + 1001, $"g{i}", cell: 50, day: i * 70 / 90)),
            ]
        );
        var found = await HotspotDifferences.ComputeAsync(
            database,
            district,
            new HotspotQuery { From = "2024-03-11", To = "2024-05-20" },
            null,
            null,
            Tester
        );
        Assert.Equal((0, 1), (found.Difference.Risen, found.Difference.Fallen));
        Assert.Contains("counts-compared", found.Difference.Limits);
    }

    [Fact]
    public async Task Compute_Hours_CountOnlyWhatIsKnownToLieInThem()
    {
        await LoadAsync(
            database,
            district,
            [Row(1, "a", hour: 12), Row(2, "b", hour: 20), Dated(3, "c"), Interval(4, "d", hour: 12)]
        );
        var drawn = await ComputeAsync(new HotspotQuery { Hours = "12-13", Method = "counts" });
        Assert.Equal(1.25, drawn.Map.Demand.Incidents);
        Assert.Equal(1.25, drawn.Map.Demand.TimedIncidents);
        Assert.Contains("untimed-left-out", drawn.Map.Limits);
    }

    [Fact]
    public async Task Compute_MethodNotAsked_IsWhatTheLatestBackTestChose()
    {
        await LoadYearAsync();
        Assert.Equal(("kernelDensity", "no-backtest"), await MethodAsync());
        await SaveAsync(
            new
            {
                chosen = "yearCounts",
                isSwitchedOff = false,
                other = 1,
            }
        );
        Assert.Equal(("yearCounts", "backtest"), await MethodAsync());
        await SaveAsync(new { chosen = "kernelPrior", isSwitchedOff = true });
        Assert.Equal(("smoothedCounts", "switched-off"), await MethodAsync());
        await SaveAsync(new { chosen = "gone", isSwitchedOff = false });
        Assert.Equal(("kernelDensity", "no-backtest"), await MethodAsync());

        async Task<(string, string)> MethodAsync()
        {
            var map = (await ComputeAsync(new HotspotQuery())).Map;
            return (map.Method, map.MethodReason);
        }

        Task<object> SaveAsync(object document) =>
            database.WriteAsync(
                district.Id,
                Tester,
                session =>
                    AnalysisStore.SaveAsync(
                        session,
                        "here",
                        "backtest",
                        new { },
                        _ => document,
                        NodaTime.SystemClock.Instance.GetCurrentInstant()
                    )
            );
    }

    [Fact]
    public async Task Compute_Again_IsTheSameMapUntilAnImportChangesWhatItIsOf()
    {
        await LoadYearAsync();
        var first = await ComputeAsync(new HotspotQuery { Categories = "theft,dispute" });
        Assert.Same(
            first,
            await ComputeAsync(new HotspotQuery { Categories = "dispute, theft", Neighbors = "queen" })
        );
        await LoadAsync(database, district, [Row(999, "new", cell: 77, day: 300)]);
        var again = await ComputeAsync(new HotspotQuery { Categories = "theft,dispute" });
        Assert.NotSame(first, again);
        Assert.Equal(first.Counts[77] + 1, again.Counts[77]);
    }

    [Fact]
    public async Task Compute_WithDiscovered_CountsThemAndIsLoggedEachTime()
    {
        await LoadAsync(
            database,
            district,
            [
                Row(1, "a"),
                Row(2, "b", cell: 5),
                Row(3, "c", cell: 9) with
                {
                    Source = IncidentSource.Discovered,
                },
            ]
        );
        var without = await ComputeAsync(new HotspotQuery { Method = "counts" });
        Assert.Equal(2, without.Map.Demand.Incidents);
        Assert.Equal(0, await LooksAsync());
        var query = new HotspotQuery { Method = "counts", WithDiscovered = true };
        var with = await ComputeAsync(query);
        Assert.Equal(3, with.Map.Demand.Incidents);
        Assert.Contains("discovered-counted", with.Map.Limits);
        Assert.Same(with, await ComputeAsync(query));
        Assert.Equal(2, await LooksAsync());
    }

    [Fact]
    public async Task Compute_OfWhatIsNotThere_SaysWhatInAWord()
    {
        Assert.Equal(["demand.no-incidents"], await RefusedAsync(new HotspotQuery()));
        await LoadAsync(database, district, [Dated(1, "a"), Dated(2, "b", cell: 4)]);
        Assert.Equal(["hotspot.no-timed-incidents"], await RefusedAsync(new HotspotQuery { Hours = "0-24" }));
        await LoadAsync(database, district, [Row(3, "c", hour: 12)]);
        Assert.Equal(
            ["hotspot.no-incidents-then"],
            await RefusedAsync(new HotspotQuery { Hours = "100-104" })
        );
    }

    [Fact]
    public async Task Compute_BadRequests_AreAllSaidAtOnce()
    {
        await LoadYearAsync();
        Assert.Equal(
            [
                "hotspot.method",
                "hotspot.neighbors",
                "hotspot.statistic",
                "hotspot.permutations",
                "demand.category",
                "demand.hours",
            ],
            await RefusedAsync(
                new HotspotQuery
                {
                    Method = "guess",
                    Neighbors = "50",
                    Statistic = "f",
                    Permutations = 98,
                    Categories = "sexual",
                    Hours = "9-8",
                }
            )
        );
        Assert.Equal(
            ["hotspot.edge", "hotspot.kernel", "hotspot.bandwidth"],
            await RefusedAsync(
                new HotspotQuery
                {
                    Kernel = "cone",
                    BandwidthMeters = 49,
                    Adaptive = true,
                    Edge = true,
                }
            )
        );
        Assert.Equal(["hotspot.bandwidth"], await RefusedAsync(new HotspotQuery { BandwidthMeters = 1001 }));
        Assert.Equal(
            ["hotspot.not-of-method"],
            await RefusedAsync(new HotspotQuery { Method = "counts", BandwidthMeters = 300 })
        );
        Assert.Equal(
            ["hotspot.too-much"],
            await RefusedAsync(new HotspotQuery { Neighbors = "5000", Permutations = 9999 })
        );
    }

    [Fact]
    public async Task Compute_OneIncident_IsAMapThatSaysSo()
    {
        await LoadAsync(database, district, [Row(1, "a", cell: 55)]);
        var drawn = await ComputeAsync(new HotspotQuery());
        Assert.Equal(1, drawn.Map.Demand.Incidents);
        Assert.Contains("one-incident", drawn.Map.Limits);
        Assert.Null(drawn.Map.Reading);
        Assert.Null(drawn.Map.Patterns);
    }

    [Fact]
    public async Task Compute_AYear_HasReadingPatternsAndAnEarlierMap()
    {
        await LoadYearAsync();
        var drawn = await ComputeAsync(
            new HotspotQuery
            {
                Permutations = 99,
                Statistic = "moran",
                Neighbors = "200",
            }
        );
        Assert.NotNull(drawn.Map.Reading);
        Assert.Equal(drawn.Map.Reading.Incidents, drawn.Earlier!.Later.Sum(one => (double)one), 1e-3);
        Assert.Equal(5, drawn.Map.Patterns!.Count);
        Assert.NotNull(drawn.Patterns);
        Assert.Equal("moran", drawn.Map.Significance!.Statistic);
        Assert.Equal(2, drawn.Map.Significance.Outliers!.Count);
        Assert.True(drawn.Map.BandwidthChosen);
    }

    [Fact]
    public async Task Difference_OfTwoWindows_IsLaterLessEarlier()
    {
        // Twenty weeks: cell 10 falls silent after ten of them, cell 88 begins.
        await LoadAsync(
            database,
            district,
            [
                .. Enumerable
                    .Range(0, 140)
                    .SelectMany(day => Enumerable.Range(0, 2).Select(i => (day, i)))
                    .Select(at =>
                        Row(at.day * 2 + at.i + 1, $"r{at}", cell: at.day < 70 ? 10 : 88, day: at.day)
                    ),
                .. Enumerable
                    .Range(0, 20)
                    .Select(week => Row(500 + week, $"s{week}", cell: 30, day: 7 * week)),
            ]
        );
        var query = new HotspotQuery
        {
            From = "2024-03-11",
            To = "2024-05-20",
            Method = "counts",
        };
        var found = await HotspotDifferences.ComputeAsync(database, district, query, null, null, Tester);
        var difference = found.Difference;
        Assert.Equal(("2024-01-01", "2024-03-11"), (difference.Before.From, difference.Before.To));
        Assert.Equal((1, 1), (difference.Risen, difference.Fallen));
        Assert.Equal(255, found.Values[88]);
        Assert.Equal(1, found.Values[10]);
        Assert.Equal(128, found.Values[30]);
        Assert.Equal("noClearChange", difference.Verdict);
        Assert.Equal([10, 88], difference.Top.Select(cell => cell.Cell).Order());
        Assert.Equal("higher", difference.Top.Single(cell => cell.Cell == 88).Verdict);
        Assert.Contains("other-season", difference.Limits);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            HotspotDifferences.ComputeAsync(database, district, query, "x", null, Tester)
        );
        Assert.Equal(("demand.date", "beforeFrom"), (fault.Issues[0].Code, fault.Issues[0].Field));
    }

    [Fact]
    public async Task Weeks_OfARareCategory_AreThoseOnRecordAtAll()
    {
        // Thefts every week, disputes in the first and the last: silence of a category is no gap, that of all is.
        await LoadAsync(
            database,
            district,
            [
                .. Enumerable.Range(0, 20).Select(week => Row(week + 1, $"t{week}", day: 7 * week)),
                Row(50, "d1", category: "dispute", cell: 3),
                Row(51, "d2", category: "dispute", cell: 3, day: 7 * 19),
                .. Enumerable.Range(40, 10).Select(week => Row(week + 60, $"u{week}", day: 7 * week)),
            ]
        );
        var rare = (await ComputeAsync(new HotspotQuery { Categories = "dispute", To = "2024-05-20" })).Map;
        Assert.Equal(20, rare.Demand.Weeks);
        Assert.Empty(rare.Demand.Gaps);
        var across = (await ComputeAsync(new HotspotQuery { Method = "counts" })).Map;
        Assert.Equal((30, 30), ((int)across.Demand.Weeks, (int)across.Demand.Incidents - 2));
        Assert.Single(across.Demand.Gaps);
        var late = (await ComputeAsync(new HotspotQuery { Method = "counts", Weeks = 15 })).Map;
        Assert.Equal(10, late.Demand.Weeks);
        Assert.Equal(10 / 10.0, late.TotalPerWeek, 1e-6);
        Assert.Equal(["demand.weeks"], await RefusedAsync(new HotspotQuery { Weeks = 0 }));
    }

    private Task<ComputedMap> ComputeAsync(HotspotQuery query) =>
        HotspotMaps.ComputeAsync(database, district, query, Tester);

    private async Task<string[]> RefusedAsync(HotspotQuery query)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => ComputeAsync(query));
        return [.. fault.Issues.Select(issue => issue.Code)];
    }

    private Task<int> LooksAsync() =>
        database.ReadAsync(
            district.Id,
            session =>
                session.Connection.ExecuteScalarAsync<int>(
                    "select count(*) from patrol.audit where operation = 'map with discovered' and actor = 'tester'"
                )
        );

    // Ten incidents a week for a year, most of them around cell 44.
    private Task LoadYearAsync() =>
        LoadAsync(
            database,
            district,
            [
                .. Enumerable
                    .Range(0, 520)
                    .Select(i =>
                        Row(
                            i + 1,
                            $"y{i}",
                            category: i % 3 == 0 ? "dispute" : "theft",
                            cell: i % 4 == 0 ? i * 37 % 100 : 44 + i % 2,
                            day: i * 7 / 10,
                            hour: i % 24
                        )
                    ),
            ]
        );
}
