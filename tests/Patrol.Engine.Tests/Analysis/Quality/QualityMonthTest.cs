using NodaTime;
using Patrol.Engine.Analysis.Quality;

namespace Patrol.Engine.Tests.Analysis.Quality;

public sealed class QualityMonthTest
{
    private static readonly QualityCounts Good = new(
        new YearMonth(2024, 5),
        100,
        5,
        80,
        4,
        1,
        [60, 29, 0, 11]
    );

    [Fact]
    public void Of_Counts_HasSharesAndLags()
    {
        var month = QualityMonth.Of(Good);

        Assert.Equal((0.05, 0.05, 0.01), (month.WithoutPlaceShare, month.MidnightShare, month.RepeatedShare));
        Assert.Equal((0, 3), (month.MedianLagDays, month.NinetiethLagDays));
        Assert.Empty(month.Limits);
    }

    [Fact]
    public void Of_EachLimit_IsNamedPastIt()
    {
        Assert.Equal(["without-place"], QualityMonth.Of(Good with { WithoutPlace = 6 }).Limits);
        Assert.Equal(["midnight-times"], QualityMonth.Of(Good with { AtMidnight = 5 }).Limits);
        Assert.Equal(["repeated-ids"], QualityMonth.Of(Good with { RepeatedIds = 2 }).Limits);
        Assert.Empty(QualityMonth.Of(Good with { LagDays = Lags(30) }).Limits);
        Assert.Equal(["late-records"], QualityMonth.Of(Good with { LagDays = Lags(31) }).Limits);
        Assert.Equal(
            ["no-records"],
            QualityMonth.Of(new QualityCounts(Good.Month, 0, 0, 0, 0, 0, [])).Limits
        );
    }

    [Fact]
    public void Of_NothingKnown_HasNoShares()
    {
        var month = QualityMonth.Of(new QualityCounts(Good.Month, 0, 0, 0, 0, 0, []));

        Assert.Null(month.WithoutPlaceShare);
        Assert.Null(month.MidnightShare);
        Assert.Null(month.RepeatedShare);
        Assert.Null(month.MedianLagDays);
    }

    [Fact]
    public void List_Months_ComeByTime() =>
        Assert.Equal(
            [new YearMonth(2023, 1), Good.Month],
            QualityMonth
                .List([Good, Good with { Month = new YearMonth(2023, 1) }])
                .Select(month => month.Month)
        );

    [Fact]
    public void Of_PartsLargerThanTheirWhole_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => QualityMonth.Of(Good with { WithoutPlace = 101 }));
        Assert.Throws<ArgumentException>(() => QualityMonth.Of(Good with { AtMidnight = 81 }));
        Assert.Throws<ArgumentException>(() => QualityMonth.Of(Good with { RepeatedIds = -1 }));
        Assert.Throws<ArgumentException>(() => QualityMonth.Of(Good with { LagDays = [101] }));
        Assert.Throws<ArgumentException>(() => QualityMonth.List([Good, Good]));
    }

    /// <summary>89 records at once, 11 after so many days.</summary>
    private static int[] Lags(int days)
    {
        var lags = new int[days + 1];
        (lags[0], lags[days]) = (89, 11);
        return lags;
    }
}
