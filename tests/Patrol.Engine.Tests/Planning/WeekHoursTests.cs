using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Planning;

namespace Patrol.Engine.Tests.Planning;

public sealed class WeekHoursTests
{
    [Fact]
    public void Hours_OfWindows_AreTheClockHoursTheyTouchEachOnce()
    {
        var at = Instant.FromUtc(2026, 11, 27, 18, 30);
        var hours = WeekHours.Of(
            Ground("Europe/Berlin"),
            [(at, at + Duration.FromMinutes(90)), (at, at + Duration.FromMinutes(91))]
        );
        Assert.Equal([At(18), At(19), At(20)], hours.Select(hour => hour.From));

        static Instant At(int hour) => Instant.FromUtc(2026, 11, 27, hour, 0);
    }

    [Fact]
    public void Hours_WhereClocksLieHalfAnHourOff_BeginAsTheClockReads()
    {
        var hours = WeekHours.Of(
            Ground("Asia/Kolkata"),
            [(Instant.FromUtc(2026, 11, 27, 14, 45), Instant.FromUtc(2026, 11, 27, 15, 15))]
        );
        Assert.Equal([Instant.FromUtc(2026, 11, 27, 14, 30)], hours.Select(hour => hour.From));
    }

    [Fact]
    public void Hour_WhenClocksGoBack_ComesTwiceWithTheSameDemand()
    {
        var from = Instant.FromUtc(2026, 10, 25, 0, 0);
        var hours = WeekHours.Of(Ground("Europe/Berlin"), [(from, from + Duration.FromHours(3))]);
        Assert.Equal(3, hours.Count);
        Assert.Equal(hours[0].Risk, hours[1].Risk);
        Assert.NotEqual(hours[1].Risk, hours[2].Risk);
    }

    [Fact]
    public void Coverage_OfOneStop_IsWhatItsCellsExpectInTheHoursItIsLongEnoughIn()
    {
        var ground = Ground("Europe/Berlin");
        var hour = Instant.FromUtc(2026, 11, 27, 18, 0);
        RiskHour[] hours = [new(hour, [1, 2, 4, 8]), new(hour + Duration.FromHours(1), [10, 20, 40, 80])];
        var (x, y) = ground.Raster.Center(1);
        // Twelve minutes, of which two lie in the second hour.
        var stop = Stop(x, y, hour + Duration.FromMinutes(50), 12);
        var rules = new RouteRules { CoverRadiusMeters = 100 };
        Assert.Equal((1 + 2 + 4) / 165.0, Cover(stop), 1e-12);
        Assert.Equal(0, Cover(Stop(x, y, hour + Duration.FromMinutes(54), 12)), 1e-12);
        // Twice the same counts once.
        Assert.Equal(7 / 165.0, Cover(stop, stop), 1e-12);

        double Cover(params RouteStop[] stops) =>
            WeekCoverage.Of(ground.Raster, hours, rules, stops.Select(one => new Route("p", [one], [], 0)));
    }

    private static RouteStop Stop(double x, double y, Instant arrive, int minutes) =>
        new(1, x, y, 0, 0, null, arrive, arrive + Duration.FromMinutes(minutes));

    /// <summary>Four cells in a row; demand grows with the hour of the week.</summary>
    private static WeekGround Ground(string zone)
    {
        var profile = Enumerable.Range(0, 168).Select(hour => (float)hour).ToArray();
        return new WeekGround(
            DateTimeZoneProviders.Tzdb[zone],
            new DayCalendar(new Dictionary<LocalDate, DayType>()),
            new AnalysisRaster(1, 0, 0, 100, 4, 1, [0, 1, 2, 3], [0, 0, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1]),
            new DemandRates(
                1,
                [1, 1, 1, 1],
                [0, 0, 0, 0],
                new Dictionary<string, float[][]> { [DemandRates.AnyDay] = [profile] }
            ),
            [],
            [],
            []
        );
    }
}
