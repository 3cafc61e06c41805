using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterSupplyTest
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Clocks go forward on Sunday 2026-03-29 at 02:00 and back on Sunday 2026-10-25 at 03:00.</summary>
    [Theory]
    [InlineData("ordinary", 2026, 6, 1, 6, 60, 240, "2026-06-06T23:00", "2026-06-07T02:00")]
    [InlineData("over the skipped hour", 2026, 3, 23, 6, 60, 240, "2026-03-29T00:00", "2026-03-29T02:00")]
    [InlineData("into the skipped hour", 2026, 3, 23, 6, 60, 150, "2026-03-29T00:00", "2026-03-29T01:00")]
    [InlineData("out of the skipped hour", 2026, 3, 23, 6, 150, 240, "2026-03-29T01:00", "2026-03-29T02:00")]
    [InlineData("over the repeated hour", 2026, 10, 19, 6, 60, 240, "2026-10-24T23:00", "2026-10-25T03:00")]
    [InlineData("into the repeated hour", 2026, 10, 19, 6, 60, 150, "2026-10-24T23:00", "2026-10-25T00:30")]
    [InlineData(
        "out of the repeated hour",
        2026,
        10,
        19,
        6,
        150,
        240,
        "2026-10-25T00:30",
        "2026-10-25T03:00"
    )]
    public void Expand_WindowOfOneDay_ReadsTheWallClock(
        string name,
        int year,
        int month,
        int day,
        int weekday,
        int from,
        int to,
        string expectedFrom,
        string expectedTo
    )
    {
        var window = new WeeklyWindow(1440 * weekday + from, 1440 * weekday + to);
        var interval = Assert.Single(
            WindowExpansion.Expand([window], new LocalDate(year, month, day), Berlin)
        );
        Assert.Equal(
            (name, $"{expectedFrom}:00Z", $"{expectedTo}:00Z"),
            (name, $"{interval.Start}", $"{interval.End}")
        );
    }

    [Fact]
    public void Expand_WindowInsideTheSkippedHour_Vanishes() =>
        Assert.Empty(
            WindowExpansion.Expand(
                [new WeeklyWindow(6 * 1440 + 125, 6 * 1440 + 170)],
                new LocalDate(2026, 3, 23),
                Berlin
            )
        );

    [Fact]
    public void Expand_WindowsThatTouch_AreJoinedAlsoOverSundayMidnight()
    {
        WeeklyWindow[] windows = [new(6 * 1440 + 1320, 10080), new(0, 360), new(600, 660), new(660, 720)];
        Assert.Equal(
            [Weeks.Hours(-2, 6), Weeks.Hours(10, 12), Weeks.Hours(166, 174)],
            WindowExpansion.Expand(windows, Weeks.Monday, DateTimeZone.Utc)
        );
    }

    [Fact]
    public void OfSquad_FourSquads_OneIsOnDutyAtAnyTime()
    {
        var tours = "ABCD"
            .SelectMany(squad => SwornRota.OfSquad($"{squad}", Weeks.Monday, DateTimeZone.Utc, Weeks.Monday))
            .ToArray();
        for (var hour = 0.5; hour < 168; hour++)
        {
            Assert.Single(tours, tour => tour.Contains(Weeks.At(hour)));
        }
    }

    [Fact]
    public void OfSquad_B_HasTheDayAfterTheAnchorThenTheNight() =>
        Assert.Equal(
            [Weeks.Hours(32, 44), Weeks.Hours(68, 80), Weeks.Hours(128, 140), Weeks.Hours(164, 176)],
            SwornRota.OfSquad("B", Weeks.Monday, DateTimeZone.Utc, Weeks.Monday)
        );

    [Theory]
    [InlineData(-4)]
    [InlineData(400)]
    public void OfSquad_AnchorAnyCycleAway_IsTheSame(int days) =>
        Assert.Equal(
            SwornRota.OfSquad("C", Weeks.Monday, DateTimeZone.Utc, Weeks.Monday),
            SwornRota.OfSquad("C", Weeks.Monday, DateTimeZone.Utc, Weeks.Monday.PlusDays(days))
        );

    [Fact]
    public void OfSquad_NoSuchSquad_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SwornRota.OfSquad("E", Weeks.Monday, Berlin, Weeks.Monday));

    [Fact]
    public void OfCommunityOfficer_HolidayAndSwappedSunday_FollowTheCalendar()
    {
        var calendar = new DayCalendar(
            new Dictionary<LocalDate, DayType>
            {
                [Weeks.Monday] = DayType.Holiday,
                [Weeks.Monday.PlusDays(2)] = DayType.EventDay,
                [Weeks.Monday.PlusDays(5)] = DayType.EventDay,
                [Weeks.Monday.PlusDays(6)] = DayType.SwappedWorkday,
            }
        );
        Assert.Equal(
            [1, 2, 3, 4, 6],
            SwornRota
                .OfCommunityOfficer(Weeks.Monday, DateTimeZone.Utc, calendar)
                .Select(tour => (int)((tour.Start - Weeks.At(9)).TotalHours / 24))
        );
    }
}
