using Patrol.Engine.Analysis.Comparisons;

namespace Patrol.Engine.Tests.Analysis.Comparisons;

public sealed class CountRatioTest
{
    /// <summary>R, example of poisson.test: 11 events in 800 against 21 in 3,011.</summary>
    [Fact]
    public void Of_PublishedCounts_HasThePublishedRatioAndInterval()
    {
        var ratio = CountRatio.Of(21, 3011, 11, 800);

        Assert.Equal(1.971488, ratio.Ratio!.Value, 1e-6);
        Assert.Equal(0.8584264, ratio.Interval.Low, 1e-6);
        Assert.Equal(4.2772659, ratio.Interval.High!.Value, 1e-6);
        Assert.Equal(CountVerdict.NoClearChange, ratio.Verdict);
    }

    /// <summary>3 against 9 in equal times: twice the chance of at most 3 heads of 12.</summary>
    [Fact]
    public void Of_EqualTimes_HasTheChanceOfCoins()
    {
        Assert.Equal(2 * (1 + 12 + 66 + 220) / 4096.0, CountRatio.Of(9, 30, 3, 30).Chance, 1e-12);
        Assert.Equal(2 * (1 + 12 + 66 + 220) / 4096.0, CountRatio.Of(3, 30, 9, 30).Chance, 1e-12);
        Assert.Equal(1, CountRatio.Of(6, 30, 6, 30).Chance);
    }

    [Theory]
    [InlineData(100, 28, 100, 31, CountVerdict.NoClearChange)]
    [InlineData(100, 30, 150, 30, CountVerdict.Higher)]
    [InlineData(150, 30, 100, 30, CountVerdict.Lower)]
    [InlineData(100, 30, 100, 15, CountVerdict.Higher)]
    [InlineData(4, 30, 4, 30, CountVerdict.TooFew)]
    [InlineData(6, 30, 6, 30, CountVerdict.TooFew)]
    [InlineData(0, 30, 20, 30, CountVerdict.Higher)]
    [InlineData(20, 30, 0, 30, CountVerdict.Lower)]
    [InlineData(4, 300, 4, 3, CountVerdict.TooFew)]
    [InlineData(0, 30, 0, 30, CountVerdict.TooFew)]
    [InlineData(50, 0, 50, 30, CountVerdict.TooFew)]
    public void Of_Rules_SayWhatMayBeSaid(
        int before,
        double beforeDays,
        int after,
        double afterDays,
        CountVerdict verdict
    ) => Assert.Equal(verdict, CountRatio.Of(before, beforeDays, after, afterDays).Verdict);

    [Fact]
    public void Of_NothingBefore_HasNoRatioAndNoUpperEnd()
    {
        var ratio = CountRatio.Of(0, 30, 8, 30);

        Assert.Null(ratio.Ratio);
        Assert.Null(ratio.Interval.High);
        Assert.True(ratio.Interval.Low > 1);
    }

    [Fact]
    public void Of_NothingAfter_StartsAtZero()
    {
        var ratio = CountRatio.Of(8, 30, 0, 30);

        Assert.Equal(0, ratio.Ratio);
        Assert.Equal(0, ratio.Interval.Low);
        // 1 − 0.025^(1/8) as odds.
        var share = 1 - Math.Pow(0.025, 1 / 8.0);
        Assert.Equal(share / (1 - share), ratio.Interval.High!.Value, 1e-9);
    }

    /// <summary>An exact interval holds the true ratio in at least 95 % of worlds.</summary>
    [Fact]
    public void Of_ManyWorlds_HoldsTheTrueRatio()
    {
        var random = new Random(1);
        int Poisson(double mean)
        {
            var count = -1;
            for (var product = 1.0; product > Math.Exp(-mean); product *= random.NextDouble())
            {
                count++;
            }
            return count;
        }
        var held = Enumerable
            .Range(0, 2000)
            .Count(_ => CountRatio.Of(Poisson(12), 30, Poisson(10), 15).Interval.Holds(5 / 3.0));

        Assert.InRange(held, 1900, 2000);
    }

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CountRatio.Of(-1, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountRatio.Of(1, 1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountRatio.Of(1, -1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountRatio.Of(1, 1, 1, double.NaN));
    }
}
