using Patrol.Engine.Sample;

namespace Patrol.Engine.Tests.Sample;

public sealed class SampleRandomTest
{
    [Fact]
    public void NextUInt64_SeedZero_IsThePublishedStream()
    {
        // xoshiro256** seeded by SplitMix64(0), as in the reference implementation.
        var random = new SampleRandom(0);
        Assert.Equal(
            [0x99EC5F36CB75F2B4UL, 0xBF6E1F784956452AUL, 0x1A5F849D4933E6E0UL],
            Enumerable.Range(0, 3).Select(_ => random.NextUInt64())
        );
    }

    [Fact]
    public void UnitGamma_Shape035_HasItsMeanAndVariance()
    {
        var random = new SampleRandom(5);
        var values = Enumerable.Range(0, 200_000).Select(_ => random.UnitGamma(0.35)).ToList();
        Assert.Equal(1, values.Average(), 0.02);
        Assert.Equal(1 / 0.35, values.Average(value => (value - 1) * (value - 1)), 0.15);
    }

    [Fact]
    public void Poisson_MeanForty_HasItsMeanAndVariance()
    {
        var random = new SampleRandom(5);
        var values = Enumerable.Range(0, 50_000).Select(_ => random.Poisson(40)).ToList();
        Assert.Equal(40, values.Average(), 0.15);
        Assert.Equal(40, values.Average(value => (value - 40.0) * (value - 40)), 1.2);
    }
}
