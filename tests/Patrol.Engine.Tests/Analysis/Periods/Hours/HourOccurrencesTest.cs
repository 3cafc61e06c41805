using NodaTime;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Periods.Hours;

public sealed class HourOccurrencesTest
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Monday = new(2024, 1, 1);

    [Fact]
    public void Of_WholeWeeks_CountsEachHourOnceAWeek()
    {
        var occurred = HourOccurrences.Of(Berlin, Monday, Monday.PlusWeeks(8));

        Assert.All(occurred.Hours, hours => Assert.Equal(8, hours));
    }

    /// <summary>Sunday 2024-03-31 had no 02:00, Sunday 2024-10-27 had it twice.</summary>
    [Theory]
    [InlineData(2024, 3, 25, 0)]
    [InlineData(2024, 10, 21, 2)]
    public void Of_WeekOfAChangedClock_CountsTheHourThatWasSkippedOrRepeated(
        int year,
        int month,
        int day,
        int hours
    )
    {
        var monday = new LocalDate(year, month, day);
        var occurred = HourOccurrences.Of(Berlin, monday, monday.PlusWeeks(1));

        Assert.Equal(hours, occurred.Hours[6 * 24 + 2]);
        Assert.Equal(167 + hours, occurred.Total);
    }

    /// <summary>Clocks of Lord Howe Island change by half an hour.</summary>
    [Fact]
    public void Of_ChangeByHalfAnHour_CountsHalf()
    {
        var zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        var monday = new LocalDate(2024, 4, 1);
        var occurred = HourOccurrences.Of(zone, monday, monday.PlusWeeks(1));

        Assert.Equal(1.5, occurred.Hours[6 * 24 + 1]);
        Assert.Equal(168.5, occurred.Total);
    }

    [Fact]
    public void Of_AnyDates_AddsUpToTheTimeThatPassed()
    {
        var random = new Random(3);
        foreach (var name in new[] { "Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kathmandu" })
        {
            var zone = DateTimeZoneProviders.Tzdb[name];
            for (var trial = 0; trial < 20; trial++)
            {
                var from = new LocalDate(2010, 1, 1).PlusDays(random.Next(3000));
                var to = from.PlusDays(random.Next(400));
                var passed = zone.AtStartOfDay(to).ToInstant() - zone.AtStartOfDay(from).ToInstant();
                Assert.Equal(passed.TotalHours, HourOccurrences.Of(zone, from, to).Total, 1e-6);
            }
        }
    }

    [Fact]
    public void Of_Gaps_AreLeftOut()
    {
        var gap = new DateGap(Monday.PlusDays(7), Monday.PlusDays(14));
        var occurred = HourOccurrences.Of(Berlin, Monday, Monday.PlusWeeks(3), [gap]);

        Assert.All(occurred.Hours, hours => Assert.Equal(2, hours));
    }

    [Fact]
    public void Of_EndBeforeStart_IsRefused() =>
        Assert.Throws<ArgumentException>(() => HourOccurrences.Of(Berlin, Monday, Monday.PlusDays(-1)));
}
