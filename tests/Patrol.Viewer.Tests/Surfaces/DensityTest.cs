using Patrol.Viewer.Surfaces;

namespace Patrol.Viewer.Tests.Surfaces;

public sealed class DensityTest
{
    [Theory]
    [InlineData("demand", null, 100, 100)]
    [InlineData("demand", null, 200, 25)]
    [InlineData("demand", 0, 1000, 52.18)]
    [InlineData("counts", null, 100, 1)]
    public void Factor_ByCellSize_GivesTheUnitShown(string show, int? hour, double cell, double expected) =>
        Assert.Equal(expected, Density.Factor(show, hour, cell), 2);
}
