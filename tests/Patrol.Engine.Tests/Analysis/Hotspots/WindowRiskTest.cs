using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots;

public sealed class WindowRiskTest
{
    private static readonly DateTimeZone Washington = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone LordHowe = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
    private static readonly DayCalendar Plain = new(new Dictionary<LocalDate, DayType>());

    [Fact]
    public void Of_FridayEvening_SumsItsFourHours()
    {
        // Friday 20:00 is hour 116; profile 0 holds h + 1 in hour h, profile 1 the same everywhere.
        var risk = WindowRisk.Of(
            Surface(),
            Washington,
            Plain,
            new(2016, 8, 12, 20, 0),
            Duration.FromHours(4)
        );

        Assert.Equal([2f * (117 + 118 + 119 + 120), 3f * 4], risk);
    }

    [Fact]
    public void Of_PartsOfHours_AreWeighted()
    {
        var risk = WindowRisk.Of(
            Surface(),
            Washington,
            Plain,
            new(2016, 8, 12, 20, 30),
            Duration.FromMinutes(75)
        );

        Assert.Equal(2 * (0.5 * 117 + 0.75 * 118), risk[0], 1e-3);
        Assert.Equal(3 * 1.25, risk[1], 1e-6);
    }

    [Fact]
    public void Of_SundayToMonday_RunsIntoTheNextWeek()
    {
        var risk = WindowRisk.Of(
            Surface(),
            Washington,
            Plain,
            new(2016, 8, 14, 23, 0),
            Duration.FromHours(2)
        );

        Assert.Equal(2f * (168 + 1), risk[0]);
    }

    [Fact]
    public void HoursOf_SpringForward_SkipsTheHourThatNeverIs()
    {
        // 2024-03-10: 02:00 does not occur.
        Assert.Equal(
            [(1, 1.0), (3, 1.0), (4, 1.0)],
            Hours(Washington, new(2024, 3, 10, 1, 0), Duration.FromHours(3))
        );
    }

    [Fact]
    public void HoursOf_FallBack_CountsTheRepeatedHourTwice()
    {
        // 2024-11-03: 01:00 comes twice.
        Assert.Equal(
            [(0, 1.0), (1, 1.0), (1, 1.0), (2, 1.0)],
            Hours(Washington, new(2024, 11, 3, 0, 0), Duration.FromHours(4))
        );
    }

    [Fact]
    public void HoursOf_StartInASkippedHour_MovesForwardByTheSkip() =>
        Assert.Equal([(3, 0.5), (4, 0.5)], Hours(Washington, new(2024, 3, 10, 2, 30), Duration.FromHours(1)));

    [Fact]
    public void HoursOf_ClockChangeOfHalfAnHour_KeepsElapsedTime()
    {
        // 2024-04-07 on Lord Howe: at 02:00 the clock goes back to 01:30.
        Assert.Equal(
            [(1, 1.0), (1, 0.5), (2, 1.0)],
            Hours(LordHowe, new(2024, 4, 7, 1, 0), Duration.FromMinutes(150))
        );
    }

    [Fact]
    public void Of_DayTypesWithProfiles_AreUsedByDate()
    {
        var surface = Surface();
        var holiday = new float[168];
        Array.Fill(holiday, 5);
        var profiles = new Dictionary<string, float[][]>(surface.Profiles)
        {
            ["holiday"] = [holiday, holiday],
        };
        var calendar = new DayCalendar(
            new Dictionary<LocalDate, DayType> { [new(2016, 8, 13)] = DayType.Holiday }
        );

        // One hour of Friday, one of the holiday.
        var risk = WindowRisk.Of(
            surface with
            {
                Profiles = profiles,
            },
            Washington,
            calendar,
            new(2016, 8, 12, 23, 0),
            Duration.FromHours(2)
        );

        Assert.Equal([2f * (120 + 5), 3f * (1 + 5)], risk);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void Of_NoDuration_IsRefused(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WindowRisk.Of(
                Surface(),
                Washington,
                Plain,
                new(2016, 8, 12, 20, 0),
                Duration.FromMinutes(minutes)
            )
        );

    [Fact]
    public void DayTypeKey_OfEachType_IsItsNameInCamelCase() =>
        Assert.Equal("swappedWorkday", WindowRisk.DayTypeKey(DayType.SwappedWorkday));

    private static (int Hour, double Hours)[] Hours(
        DateTimeZone zone,
        LocalDateTime from,
        Duration duration
    ) => [.. WindowRisk.HoursOf(zone, from, duration).Select(part => (part.Hour.Hour, part.Hours))];

    private static RiskSurface Surface()
    {
        float[] rising = [.. Enumerable.Range(1, 168).Select(value => (float)value)];
        float[] level = [.. Enumerable.Repeat(1f, 168)];
        var day = new LocalDate(2016, 1, 1);
        var card = new MethodCard("", 1, 1, day, day, 1, [], 1, 1, 0, 0, 0, null, [], null, []);
        var profiles = new Dictionary<string, float[][]> { [RiskSurface.AnyDay] = [rising, level] };
        return new RiskSurface(1, [2, 3], [0, 1], profiles, card);
    }
}
