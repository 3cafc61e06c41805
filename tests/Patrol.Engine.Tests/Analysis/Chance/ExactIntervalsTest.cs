using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Tests.Analysis.Chance;

public sealed class ExactIntervalsTest
{
    /// <summary>Garwood's limits as in tables of the Poisson distribution (Ulm 1990, doi:10.1093/oxfordjournals.aje.a115507).</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(100, 81.364, 121.627)]
    public void Poisson_WholeCounts_HaveThePublishedLimits(double count, double low, double high)
    {
        var interval = PoissonInterval.Of(count);

        Assert.Equal(low, interval.Low, 0.001);
        Assert.Equal(high, interval.High!.Value, 0.001);
    }

    /// <summary>R's binom.test.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.3084971)]
    [InlineData(10, 10, 0.6915029, 1)]
    [InlineData(1, 10, 0.002528579, 0.4450161)]
    [InlineData(7, 20, 0.1539092, 0.5921885)]
    [InlineData(682, 925, 0.7076683, 0.7654066)]
    public void Binomial_WholeCounts_HaveThePublishedLimits(
        double part,
        double whole,
        double low,
        double high
    )
    {
        var interval = BinomialInterval.Of(part, whole);

        Assert.Equal(low, interval.Low, 1e-6);
        Assert.Equal(high, interval.High!.Value, 1e-6);
    }

    /// <summary>Fisher's lady tasting tea, and R's fisher.test of it.</summary>
    [Fact]
    public void Fisher_LadyTastingTea_HasThePublishedChanceAndInterval()
    {
        Assert.Equal(17 / 70.0, FisherTest.Greater(3, 1, 1, 3), 1e-12);
        Assert.Equal(69 / 70.0, FisherTest.Less(3, 1, 1, 3), 1e-12);
        var odds = FisherTest.OddsRatio(3, 1, 1, 3);
        Assert.Equal(0.2117329, odds.Low, 1e-5);
        // R prints 621.93, as it stops looking early; at the end, 1 + 16 w + 36 w² + 16 w³ is 2.5 % of all five terms.
        var w = odds.High!.Value;
        var three = 1 + 16 * w + 36 * w * w + 16 * w * w * w;
        Assert.Equal(0.025, three / (three + Math.Pow(w, 4)), 1e-9);
        Assert.Equal(621.9337505, w, 0.01 * w);
        // The lower end of a one-sided interval of 95 % is that of a two-sided one of 90 %.
        Assert.Equal(0.3135693, FisherTest.OddsRatio(3, 1, 1, 3, 0.9).Low, 1e-5);
    }

    /// <summary>Convictions of like-sex twins (Fisher 1962), R's fisher.test: p 0.0004652 one-sided, odds under 0.2849601.</summary>
    [Fact]
    public void Fisher_TwinsConvictions_HaveThePublishedChance()
    {
        Assert.Equal(0.0004652, FisherTest.Less(2, 15, 10, 3), 1e-7);
        Assert.Equal(0.2849601, FisherTest.OddsRatio(2, 15, 10, 3, 0.9).High!.Value, 1e-6);
    }

    [Fact]
    public void Fisher_CellAsExtremeAsItsMarginsAllow_HasNoEnd()
    {
        Assert.Equal(0, FisherTest.OddsRatio(0, 5, 4, 3).Low);
        Assert.Null(FisherTest.OddsRatio(5, 0, 3, 4).High);
        Assert.Equal(new ConfidenceInterval(0, null), FisherTest.OddsRatio(0, 0, 3, 4));
    }

    [Fact]
    public void Intervals_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherTest.Less(-1, 0, 0, 0));
    }
}
