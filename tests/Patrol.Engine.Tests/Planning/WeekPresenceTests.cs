using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Planning;
using Patrol.Engine.Tests.Analysis;

namespace Patrol.Engine.Tests.Planning;

public sealed class WeekPresenceTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 23, 12, 0);
    private static readonly AnalysisRaster Raster = Rasters.Full(3, 1);

    [Theory]
    // Of 240 minutes a has 120, b 90, c 30.
    [InlineData(0, 0)]
    [InlineData(0.125, 0)]
    [InlineData(0.13, 1)]
    [InlineData(0.4, 2)]
    public void UnderFloor_CountsCommunitiesByTheirShareOfMinutes(double floor, int expected)
    {
        DutySlot[] patrols = [Patrol("a", 120), Patrol("b", 60), Patrol("b", 30), Patrol("c", 30)];
        Assert.Equal(expected, Of(new PresencePolicy(120, floor), patrols, []).UnderFloor);
    }

    [Fact]
    public void UnderFloor_CountsACommunityWithoutAnyPatrol() =>
        Assert.Equal(2, Of(new PresencePolicy(120, 0.1), [Patrol("a", 60)], []).UnderFloor);

    [Theory]
    // Cell 0 has 24 minutes on Monday and 12 on Tuesday, cell 1 has 12.
    [InlineData(24, 0)]
    [InlineData(23, 1)]
    [InlineData(11, 3)]
    public void OverCap_AddsStaysByCellAndLocalDay(double cap, int expected)
    {
        Route[] routes =
        [
            new("p1", [Stop(0, Noon), Stop(1, Noon + Duration.FromMinutes(20))], [], 0),
            new("p2", [Stop(0, Noon + Duration.FromHours(2))], [], 0),
            // 23:30 UTC is the next day in Berlin.
            new("p3", [Stop(0, Instant.FromUtc(2026, 11, 23, 23, 30))], [], 0),
        ];
        Assert.Equal(expected, Of(new PresencePolicy(cap, 0), [], routes).OverCap);
    }

    private static WeekPresence Of(PresencePolicy policy, DutySlot[] patrols, Route[] routes) =>
        WeekPresence.Of(
            policy,
            DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            Raster,
            ["a", "b", "c"],
            patrols,
            routes
        );

    private static DutySlot Patrol(string area, int minutes) =>
        new(
            $"{area}-{minutes}",
            DutyKind.Patrol,
            area,
            "base",
            null,
            Noon,
            Noon + Duration.FromMinutes(minutes),
            3,
            4,
            1,
            0,
            1
        );

    private static RouteStop Stop(int cell, Instant arrive)
    {
        var (x, y) = Raster.Center(cell);
        return new RouteStop(1, x, y, 0, 0, null, arrive, arrive + Duration.FromMinutes(12));
    }
}
