using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Significance;

public sealed class FalseDiscoveryTest
{
    // Lines of four at 5 %: 0.0125, 0.025, 0.0375, 0.05.
    [Theory]
    [InlineData(new[] { 0.9, 0.01, 0.024, 0.04 }, 0.025)]
    [InlineData(new[] { 0.02, 0.024, 0.03, 0.04 }, 0.05)]
    [InlineData(new[] { 0.5, 0.6, 0.7, 0.8 }, 0.0125)]
    [InlineData(new[] { 0.0125, 0.6, 0.7, 0.8 }, 0.0125)]
    public void Threshold_OfFour_IsTheLineOfTheLastUnderItsOwn(double[] p, double expected) =>
        Assert.Equal(expected, FalseDiscovery.Threshold(p), 1e-12);
}
