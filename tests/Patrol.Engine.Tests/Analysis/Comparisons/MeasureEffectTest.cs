using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Comparisons;

namespace Patrol.Engine.Tests.Analysis.Comparisons;

public sealed class MeasureEffectTest
{
    /// <summary>100 → 60 where others went 200 → 220: 0.6 / 1.1; SE² = 1/60 + 1/100 + 1/220 + 1/200.</summary>
    [Fact]
    public void Of_AreaAgainstComparison_IsTheRatioOfRatiosByHand()
    {
        var effect = MeasureEffect.Of(new AreaChange(100, 60), new AreaChange(200, 220));

        Assert.Equal(0.6 / 1.1, effect.RatioOfRatios!.Value, 1e-12);
        Assert.Equal(0.3756465, effect.LogNormal!.Low, 1e-5);
        Assert.Equal(0.7920230, effect.LogNormal.High!.Value, 1e-5);
        Assert.Equal(FisherTest.OddsRatio(60, 100, 220, 200), effect.Exact);
        Assert.Equal(CountVerdict.Lower, effect.Verdict);
        Assert.Null(effect.Displacement);
    }

    /// <summary>The same counts in clusters of four say less.</summary>
    [Fact]
    public void Of_IncidentsInClusters_HasTheWiderInterval()
    {
        var effect = MeasureEffect.Of(new AreaChange(100, 60), new AreaChange(200, 220), dispersion: 4);

        Assert.Equal(CountVerdict.NoClearChange, effect.Verdict);
        Assert.Equal(0.6 / 1.1, Math.Sqrt(effect.LogNormal!.Low * effect.LogNormal.High!.Value), 1e-9);
    }

    [Theory]
    [InlineData(0, 0, 10, 10, CountVerdict.TooFew)]
    [InlineData(10, 0, 10, 0, CountVerdict.TooFew)]
    [InlineData(20, 0, 20, 20, CountVerdict.Lower)]
    [InlineData(0, 20, 20, 20, CountVerdict.Higher)]
    [InlineData(3, 4, 500, 500, CountVerdict.TooFew)]
    public void Of_Zeros_StillHaveAnExactInterval(
        int before,
        int after,
        int otherBefore,
        int otherAfter,
        CountVerdict verdict
    )
    {
        var effect = MeasureEffect.Of(new AreaChange(before, after), new AreaChange(otherBefore, otherAfter));

        Assert.Equal(verdict, effect.Verdict);
        Assert.Equal(before * after * otherBefore * otherAfter == 0, effect.LogNormal is null);
    }

    [Fact]
    public void Dispersion_ByHand_IsVarianceOverMeanAndAtLeastOne()
    {
        // Mean 4, variance 32 / 3.
        Assert.Equal(8 / 3.0, MeasureEffect.Dispersion([0, 4, 4, 8]), 1e-12);
        Assert.Equal(1, MeasureEffect.Dispersion([4, 4, 4]));
        Assert.Equal(1, MeasureEffect.Dispersion([9]));
        Assert.Equal(1, MeasureEffect.Dispersion([0, 0]));
    }

    /// <summary>
    /// Area 100 → 60 and ring 50 → 40, comparison 200 → 200: (0.20 − 0.25) / (0.30 − 0.50) = 0.25; 40 and 10 incidents avoided.
    /// </summary>
    [Theory]
    [InlineData(100, 60, 50, 40, 0.25, 50)]
    [InlineData(100, 60, 50, 60, -0.25, 30)]
    [InlineData(100, 60, 50, 100, -1.25, -10)]
    [InlineData(100, 60, 50, 50, 0, 40)]
    public void Displacement_Quotient_IsThatByHand(
        int rb,
        int ra,
        int db,
        int da,
        double quotient,
        double net
    )
    {
        var found = MeasureEffect
            .Of(new AreaChange(rb, ra), new AreaChange(200, 200), new AreaChange(db, da))
            .Displacement!;

        Assert.Equal(quotient, found.Quotient!.Value, 1e-12);
        Assert.Equal(net, found.NetEffect!.Value, 1e-9);
        Assert.True(found.QuotientInterval!.Holds(quotient));
        Assert.True(found.NetInterval!.Holds(net));
    }

    [Theory]
    [InlineData(1000, 600, 500, 300, DisplacementVerdict.Diffusion)]
    [InlineData(1000, 600, 500, 700, DisplacementVerdict.Displacement)]
    [InlineData(1000, 600, 500, 1300, DisplacementVerdict.MoreThanGained)]
    [InlineData(1000, 600, 500, 500, DisplacementVerdict.Unclear)]
    [InlineData(1000, 1100, 500, 300, DisplacementVerdict.NothingToMove)]
    public void Displacement_Verdict_FollowsTheQuotientAndItsInterval(
        int rb,
        int ra,
        int db,
        int da,
        DisplacementVerdict verdict
    )
    {
        var found = MeasureEffect
            .Of(new AreaChange(rb, ra), new AreaChange(5000, 5000), new AreaChange(db, da))
            .Displacement!;

        Assert.Equal(verdict, found.Verdict);
        Assert.Equal(verdict == DisplacementVerdict.NothingToMove, found.Quotient is null);
    }

    [Fact]
    public void Displacement_NoComparison_HasNoNumbers()
    {
        var found = MeasureEffect
            .Of(new AreaChange(10, 5), new AreaChange(0, 0), new AreaChange(1, 1))
            .Displacement!;

        Assert.Null(found.Quotient);
        Assert.Null(found.NetEffect);
        Assert.Null(found.NetInterval);
    }

    [Fact]
    public void Of_SameSeed_IsTheSame() =>
        Assert.Equal(
            MeasureEffect.Of(new AreaChange(10, 5), new AreaChange(50, 50), new AreaChange(9, 8)),
            MeasureEffect.Of(new AreaChange(10, 5), new AreaChange(50, 50), new AreaChange(9, 8))
        );

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MeasureEffect.Of(new AreaChange(-1, 0), new AreaChange(1, 1))
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MeasureEffect.Of(new AreaChange(1, 0), new AreaChange(1, 1), dispersion: 0.5)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MeasureEffect.Of(new AreaChange(1, 0), new AreaChange(1, 1), new AreaChange(0, -1))
        );
    }
}
