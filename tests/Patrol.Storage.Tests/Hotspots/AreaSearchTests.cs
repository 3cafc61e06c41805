using NetTopologySuite.Geometries;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;
using Patrol.Storage.Hotspots.Areas;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Hotspots;

/// <summary>Walkable areas of a district whose answer a reader sees at once: two hot corners with a river beside one.</summary>
public sealed class AreaSearchTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly HotspotQuery Counts = new() { Method = "counts" };
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
        // Twenty weeks: 3 a week in cell 0, 2 in cell 1, 2 in cell 99, and 1 in cell 2 beyond the river.
        var rows = new List<IncidentRow>();
        for (var week = 0; week < 20; week++)
        {
            foreach (var (cell, count) in new[] { (0, 3), (1, 2), (2, 1), (99, 2) })
            {
                for (var one = 0; one < count; one++)
                {
                    rows.Add(
                        TestDistrict.Row(
                            rows.Count + 1,
                            $"r{rows.Count}",
                            cell: cell,
                            day: 7 * week + one,
                            hour: 20
                        )
                    );
                }
            }
        }
        await TestDistrict.LoadAsync(database, district, rows);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Search_OfTwoAreasOfTwoCells_FindsTheTwoCorners()
    {
        var areas = await SearchAsync(new WalkableAreasRequest(Counts, 2, 20_000, 10));
        Assert.Equal(("here-1", "optimal", "counts"), (areas.Id, areas.Status, areas.Method));
        Assert.Equal([0, 1], areas.Areas[0].Cells);
        Assert.Equal(
            (1, 5.0, "A"),
            (areas.Areas[0].Rank, Math.Round(areas.Areas[0].PerWeek, 9), areas.Areas[0].Community)
        );
        Assert.Contains(99, areas.Areas[1].Cells);
        Assert.Equal(7, areas.PerWeek, 9);
        Assert.Equal(0.03, areas.AreaShare, 6);
        Assert.Equal(160, areas.Demand.Incidents, 6);
    }

    [Fact]
    public async Task Reading_SaysWhatLaterWeeksHeldInAreasDrawnWithoutThem()
    {
        var areas = await SearchAsync(new WalkableAreasRequest(Counts, 1, 20_000, 10));
        // A quarter of twenty weeks is held out; cells 0 and 1 hold five of eight in each.
        var reading = areas.Reading!;
        Assert.Equal(("2024-04-15", "2024-05-20"), (reading.From, reading.To));
        Assert.Equal(40, reading.Incidents, 6);
        Assert.Equal(5.0 / 8, reading.Held, 6);
        Assert.Equal(5.0 / 8, reading.PlainCount, 6);
        Assert.Equal(0.02, reading.AreaShare, 6);
    }

    [Fact]
    public async Task Search_WithARiverBetween_StaysOnOneBank()
    {
        var factory = new GeometryFactory(new PrecisionModel(), TestDistrict.Srid);
        var river = factory.CreateLineString([
            new Coordinate(400200, 129000),
            new Coordinate(400200, 132000),
        ]);
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceLandAsync(
                    session,
                    [new Land(LandKind.Water, "River", true, river)]
                );
                return 0;
            }
        );
        var areas = await SearchAsync(new WalkableAreasRequest(Counts, 1, 30_000, 10));
        Assert.Equal(10, areas.Barriers);
        Assert.DoesNotContain(2, areas.Areas[0].Cells);
        Assert.Equal(5, areas.PerWeek, 6);
    }

    [Fact]
    public async Task Search_WithHours_CountsThemOnly()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            SearchAsync(new WalkableAreasRequest(Counts with { Hours = "0-6" }, 1, 20_000, 5))
        );
        Assert.Equal("hotspot.no-incidents-then", Assert.Single(fault.Issues).Code);
        var evening = await SearchAsync(
            new WalkableAreasRequest(Counts with { Hours = "20-21" }, 1, 20_000, 5)
        );
        // Of Monday evenings: one in each of the two cells.
        Assert.Equal(2, evening.PerWeek, 6);
    }

    [Theory]
    [InlineData(0, 20_000, 5, "hotspot.areas")]
    [InlineData(51, 20_000, 5, "hotspot.areas")]
    [InlineData(1, 9_999, 5, "hotspot.square-meters")]
    [InlineData(1, 1_000_001, 5, "hotspot.square-meters")]
    [InlineData(1, double.NaN, 5, "hotspot.square-meters")]
    [InlineData(1, 20_000, 0.5, "hotspot.budget")]
    [InlineData(1, 20_000, 601, "hotspot.budget")]
    public async Task Request_OutOfRange_IsNamed(int areas, double squareMeters, double budget, string code)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            SearchAsync(new WalkableAreasRequest(Counts, areas, squareMeters, budget))
        );
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Request_WithManyFaults_NamesThemAll()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            SearchAsync(
                new WalkableAreasRequest(
                    new HotspotQuery
                    {
                        Method = "guess",
                        Kernel = "round",
                        BandwidthMeters = 1,
                        Categories = "sexual",
                    },
                    0
                )
            )
        );
        Assert.Equal(
            ["hotspot.areas", "hotspot.method", "hotspot.kernel", "hotspot.bandwidth", "demand.category"],
            fault.Issues.Select(issue => issue.Code)
        );
    }

    [Fact]
    public async Task Search_CanceledBeforeItStarts_StoresNothing()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            AreaSearch.RunAsync(
                database,
                district,
                new WalkableAreasRequest(Counts, 1, 20_000),
                TestDistrict.Tester,
                keepBest: new CancellationToken(canceled: true)
            )
        );
        Assert.Empty(await database.ReadAsync(district.Id, AreaStore.ListAsync));
    }

    [Theory]
    [InlineData("kernelDensity")]
    [InlineData("smoothedCounts")]
    [InlineData("kernelPrior")]
    public async Task Search_ByEachMethod_HoldsTheHotCorner(string method)
    {
        var areas = await SearchAsync(
            new WalkableAreasRequest(new HotspotQuery { Method = method }, 1, 20_000, 10)
        );
        Assert.Equal([0, 1], areas.Areas[0].Cells);
        Assert.Equal(method, areas.Method);
    }

    [Fact]
    public async Task Search_OfAWindowLongerThanTheRecords_DividesByTheWeeksObserved()
    {
        var later = await TestDistrict.LoadAsync(
            database,
            district,
            [TestDistrict.Row(1, "much later", cell: 50, day: 7 * 60)],
            dataset: "later"
        );
        Assert.Equal(1, later.Inserted);
        var map = new HotspotQuery
        {
            Method = "smoothedCounts",
            From = "2024-01-01",
            To = "2024-12-30",
        };
        var areas = await SearchAsync(new WalkableAreasRequest(map, 1, 20_000, 5));
        Assert.Equal([0, 1], areas.Areas[0].Cells);
        var counts = await SearchAsync(
            new WalkableAreasRequest(map with { Method = "counts" }, 1, 20_000, 5)
        );
        Assert.Equal(5, counts.PerWeek, 9);
    }

    [Fact]
    public async Task Search_WithDiscovered_IsWrittenDown()
    {
        await SearchAsync(new WalkableAreasRequest(Counts with { WithDiscovered = true }, 1, 20_000, 5));
        var looks = await HotspotAudit.CountAsync(database, district);
        Assert.Equal(1, looks);
    }

    private Task<WalkableAreas> SearchAsync(WalkableAreasRequest request) =>
        AreaSearch.RunAsync(database, district, request, TestDistrict.Tester);
}
