using NodaTime;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Periods;

public sealed class ObservedPeriodTest
{
    private static readonly LocalDate Monday = new(2024, 1, 1);

    [Fact]
    public void Of_UnbrokenWeeks_CountsDaysFromFirstToLast()
    {
        // Wednesday of week 0 to Sunday of week 1: 12 days.
        var observed = ObservedPeriod.Of(Weeks([0, 1], fromDay: 2, toDay: 14));

        Assert.Equal(12 / 7.0, observed.Weeks);
        Assert.Empty(observed.Gaps);
        Assert.Equal(Monday.PlusDays(2), observed.LastRunFrom);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(200, 1)]
    public void Of_EmptyWeeks_AreAGapAbove28Days(int emptyWeeks, int gaps)
    {
        var last = emptyWeeks + 1;
        var observed = ObservedPeriod.Of(Weeks([0, last], 0, (last + 1) * 7));

        Assert.Equal(gaps, observed.Gaps.Count);
        Assert.Equal(gaps == 1 ? 2 : emptyWeeks + 2, observed.Weeks);
    }

    [Fact]
    public void Of_TwoGaps_AreListedAndLeftOutBeforeEachDate()
    {
        var observed = ObservedPeriod.Of(Weeks([0, 10, 11, 30], 0, 31 * 7));

        Assert.Equal([new DateGap(Day(7), Day(70)), new DateGap(Day(84), Day(210))], observed.Gaps);
        Assert.Equal(4, observed.Weeks);
        Assert.Equal(Day(210), observed.LastRunFrom);
        Assert.Equal(1, observed.WeeksBefore(Day(35)));
        Assert.Equal(2, observed.WeeksBefore(Day(77)));
        Assert.Equal(0, observed.WeeksBefore(Day(-7)));
    }

    [Fact]
    public void Of_StrayRecords_LeaveTheGapAGap()
    {
        // Ten full weeks, twenty with a late report or two, ten full weeks; the very first record lies far before.
        WeekCount[] weeks =
        [
            new(Day(-700), 1),
            .. Enumerable.Range(0, 10).Select(week => new WeekCount(Day(week * 7), 100)),
            .. Enumerable.Range(10, 20).Select(week => new WeekCount(Day(week * 7), 1 + week % 4)),
            .. Enumerable.Range(30, 10).Select(week => new WeekCount(Day(week * 7), 100)),
        ];
        var observed = ObservedPeriod.Of(new DemandWeeks(weeks, Day(-700), Day(280), 0, 0, 0));

        Assert.Equal([new DateGap(Day(-693), Day(0)), new DateGap(Day(70), Day(210))], observed.Gaps);
        Assert.Equal(21, observed.Weeks);
        // Five of a hundred are a quiet week, no stray.
        weeks = [.. weeks.Select(week => week.Incidents < 100 ? week with { Incidents = 5 } : week)];
        Assert.Single(ObservedPeriod.Of(new DemandWeeks(weeks, Day(-700), Day(280), 0, 0, 0)).Gaps);
    }

    [Fact]
    public void Of_BadWeeks_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ObservedPeriod.Of(Weeks([], 0, 7)));
        Assert.Throws<ArgumentException>(() => ObservedPeriod.Of(Weeks([1, 0], 0, 14)));
        Assert.Throws<ArgumentException>(() => ObservedPeriod.Of(Weeks([0, 0], 0, 7)));
        Assert.Throws<ArgumentException>(() => ObservedPeriod.Of(Weeks([0, 1], 0, 7)));
        Assert.Throws<ArgumentException>(() =>
            ObservedPeriod.Of(Weeks([0], 0, 7) with { Weeks = [new WeekCount(Day(1), 3)] })
        );
    }

    private static LocalDate Day(int day) => Monday.PlusDays(day);

    private static DemandWeeks Weeks(int[] weeks, int fromDay, int toDay) =>
        new([.. weeks.Select(week => new WeekCount(Day(week * 7), 1))], Day(fromDay), Day(toDay), 0, 0, 0);
}
