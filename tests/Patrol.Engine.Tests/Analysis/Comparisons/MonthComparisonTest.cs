using NodaTime;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Comparisons;

public sealed class MonthComparisonTest
{
    private static readonly YearMonth March = new(2024, 3);
    private static readonly MonthDays Days = MonthDays.Of(
        new ObservedPeriod(new LocalDate(2023, 3, 10), new LocalDate(2024, 4, 1), [])
    );

    [Fact]
    public void MonthDays_Of_CountsWhatDataCover()
    {
        var days = MonthDays.Of(
            new ObservedPeriod(
                new LocalDate(2024, 1, 10),
                new LocalDate(2024, 4, 15),
                [new DateGap(new LocalDate(2024, 2, 26), new LocalDate(2024, 4, 8))]
            )
        );

        Assert.Equal(
            [22, 25, 0, 7, 0],
            Enumerable.Range(1, 5).Select(month => days.Of(new YearMonth(2024, month)))
        );
    }

    [Fact]
    public void Of_Month_ComparesWithTheMonthAndTheYearBefore()
    {
        var rows = MonthComparison.Of(
            [
                new MonthCount("theft", 0, March, 60),
                new MonthCount("theft", 1, March, 40),
                new MonthCount("noise", 0, March, 30),
                new MonthCount("theft", 0, new YearMonth(2024, 2), 20),
                new MonthCount("theft", 1, new YearMonth(2024, 2), 40),
                new MonthCount("theft", 0, new YearMonth(2023, 3), 44),
                new MonthCount("fraud", 0, new YearMonth(2023, 7), 500),
            ],
            March,
            Days
        );

        Assert.Equal(
            [
                (null, null),
                ("noise", null),
                ("theft", null),
                (null, 0),
                (null, 1),
                ("noise", 0),
                ("theft", 0),
                ("theft", 1),
            ],
            rows.Select(row => (row.Category, row.Community))
        );
        Assert.Equal(CountRatio.Of(60, 29, 130, 31), rows[0].MonthOnMonth);
        Assert.Equal(CountRatio.Of(44, 22, 130, 31), rows[0].YearOnYear);
        Assert.Equal(CountRatio.Of(20, 29, 60, 31), rows[6].MonthOnMonth);
        Assert.True(rows[6].MonthStandsOut);
        Assert.False(rows[7].MonthStandsOut);
        Assert.Equal(CountVerdict.NoClearChange, rows[7].MonthOnMonth.Verdict);
    }

    /// <summary>Nothing changed anywhere: of 200 pairs some lie outside their interval, but hardly any stands out.</summary>
    [Fact]
    public void Of_ManyPairsWithoutChange_LetsHardlyAnyStandOut()
    {
        var random = new Random(1);
        var counts = (
            from category in Enumerable.Range(0, 10)
            from community in Enumerable.Range(0, 20)
            from month in new[] { March, new YearMonth(2024, 2), new YearMonth(2023, 3) }
            let mean = 1.5 * Days.Of(month)
            select new MonthCount(
                $"c{category}",
                community,
                month,
                Enumerable.Range(0, 1000).Count(_ => random.NextDouble() < mean / 1000)
            )
        ).ToArray();
        var rows = MonthComparison.Of(counts, March, Days);

        Assert.True(rows.Count(row => row.MonthOnMonth.Verdict != CountVerdict.NoClearChange) > 0);
        Assert.True(rows.Count(row => row.MonthStandsOut || row.YearStandsOut) <= 1);
    }

    [Fact]
    public void Of_NoCounts_HasTheRowOfAll()
    {
        var row = Assert.Single(MonthComparison.Of([], March, Days));

        Assert.Equal(CountVerdict.TooFew, row.MonthOnMonth.Verdict);
        Assert.False(row.MonthStandsOut);
    }

    [Fact]
    public void Of_NegativeCounts_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MonthComparison.Of([new MonthCount("theft", 0, March, -1)], March, Days)
        );
}
