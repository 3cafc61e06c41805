using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;
using Patrol.Storage.Hotspots.Streets;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Hotspots;

/// <summary>Three streets in a row along the middle of the lowest cells, 300 m each, and a fourth far from all.</summary>
public sealed class StreetRunTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceStreetsAsync(
                    session,
                    [Street(0, 0, 0, 50), Street(1, 1, 300, 50), Street(2, 2, 600, 50), Street(3, 4, 0, 950)]
                );
                return 0;
            }
        );
        // Ten weeks of one a week beside the first street, and one beyond the reach of any.
        await TestDistrict.LoadAsync(
            database,
            district,
            [
                .. Enumerable
                    .Range(0, 10)
                    .Select(week => TestDistrict.Row(week + 1, $"r{week}", cell: 1, day: 7 * week)),
                TestDistrict.Row(11, "far", cell: 55, day: 64),
            ]
        );
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Density_OfOneStreet_StaysAlongTheStreetsAndLosesNothing()
    {
        var map = await ComputeAsync(new StreetQuery { BandwidthMeters = 100 });
        var view = map.View;
        Assert.Equal((4, 1200.0, "quartic"), (view.Segments, Math.Round(view.Meters, 6), view.Kernel));
        // 150 m from the west end: all within 100 m is on the first street. One a week on 0.3 km.
        Assert.Equal(1 / 0.3, map.Values[0], 3);
        Assert.Equal([0f, 0f, 0f], map.Values[1..]);
        Assert.Equal(1, view.PerWeek, 6);
        Assert.Equal((10.0, 1.0, 0.0), (view.Incidents, view.FarFromStreets, view.Expired));
        Assert.Equal(
            (1, 0, "Street 0", "A"),
            (view.Top[0].Rank, view.Top[0].Segment, view.Top[0].Name, view.Top[0].Community)
        );
        Assert.Equal(1, view.Top[0].Share, 9);
    }

    [Fact]
    public async Task Bytes_ByTheScale_SayTheValuesAgain()
    {
        var map = await ComputeAsync(new StreetQuery { BandwidthMeters = 300 });
        for (var segment = 0; segment < 4; segment++)
        {
            var told = map.View.Scale.Decode(map.Bytes[segment]);
            Assert.Equal(map.Values[segment], told, map.Values[segment] * 0.04 + 1e-9);
        }
    }

    [Fact]
    public async Task Incidents_WhoseDetailHasExpired_AreLeftOutAndCounted()
    {
        await ComputeAsync(new StreetQuery());
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            session => IncidentStore.ExpireAsync(session, new LocalDate(2024, 1, 29))
        );
        var view = (await ComputeAsync(new StreetQuery())).View;
        Assert.Equal((6.0, 4.0), (view.Incidents, view.Expired));
    }

    [Fact]
    public async Task Interval_CountsByItsSharesInTheHoursAskedFor()
    {
        await TestDistrict.LoadAsync(
            database,
            district,
            [TestDistrict.Interval(1, "i", cell: 1, day: 7, hour: 3)],
            dataset: "other"
        );
        var view = (await ComputeAsync(new StreetQuery { Hours = "4-5" })).View;
        Assert.Equal(0.75, view.Incidents, 6);
    }

    [Theory]
    [InlineData(19, null, "hotspot.bandwidth")]
    [InlineData(2001, null, "hotspot.bandwidth")]
    [InlineData(null, "round", "hotspot.kernel")]
    public async Task Request_OutOfRange_IsNamed(int? bandwidth, string? kernel, string code)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            ComputeAsync(new StreetQuery { BandwidthMeters = bandwidth, Kernel = kernel })
        );
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Look_AtWhatPoliceDiscovered_IsWrittenDownEachTime()
    {
        await ComputeAsync(new StreetQuery { WithDiscovered = true });
        await ComputeAsync(new StreetQuery { WithDiscovered = true });
        await ComputeAsync(new StreetQuery());
        Assert.Equal(2, await HotspotAudit.CountAsync(database, district));
    }

    [Fact]
    public async Task District_WithoutStreets_IsToldToImportThem()
    {
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceStreetsAsync(session, []);
                return 0;
            }
        );
        var fault = await Assert.ThrowsAsync<InputException>(() => ComputeAsync(new StreetQuery()));
        Assert.Equal("hotspot.no-streets", Assert.Single(fault.Issues).Code);
    }

    private Task<StreetMap> ComputeAsync(StreetQuery query) =>
        StreetRun.ComputeAsync(database, district, query, TestDistrict.Tester);

    private static StreetSegment Street(int number, int from, double x, double y) =>
        new(
            number,
            from,
            from + 1,
            $"Street {number}",
            StreetClass.Local,
            300,
            new SegmentSpeeds(4.5f, 15, 30),
            OneWay.No,
            new GeometryFactory(new PrecisionModel(), TestDistrict.Srid).CreateLineString([
                new Coordinate(400000 + x, 130000 + y),
                new Coordinate(400300 + x, 130000 + y),
            ])
        );
}
