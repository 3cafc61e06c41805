using Patrol.Viewer.Backtests;

namespace Patrol.Viewer.Tests.Backtests;

public sealed class PaiPlotScaleTest
{
    [Fact]
    public void X_OfEachDoubling_IsTheSameDistance()
    {
        Assert.Equal(PaiPlotScale.Left, PaiPlotScale.X(0.005), 1e-9);
        Assert.Equal(PaiPlotScale.Right, PaiPlotScale.X(0.2), 1e-9);
        Assert.Equal(
            PaiPlotScale.X(0.02) - PaiPlotScale.X(0.01),
            PaiPlotScale.X(0.1) - PaiPlotScale.X(0.05),
            1e-9
        );
    }

    [Theory]
    [InlineData(1, new[] { 0, 0.5, 1 })]
    [InlineData(7.5, new[] { 0, 2.0, 4, 6, 8 })]
    [InlineData(23, new[] { 0, 5.0, 10, 15, 20, 25 })]
    public void Marks_OfTheHighestIndex_ReachItInRoundSteps(double highest, double[] marks) =>
        Assert.Equal(marks, new PaiPlotScale(highest).Marks);

    [Fact]
    public void Spread_OfLabelsThatMeet_KeepsThemApartInOrderAndInside()
    {
        double[] ends = [340, 338, 100, 345];
        var heights = PaiPlotScale.Spread(ends);
        Assert.Equal(100, heights[2]);
        Assert.True(heights[1] < heights[0] && heights[0] < heights[3]);
        Assert.True(heights[3] - heights[0] >= 19 && heights[0] - heights[1] >= 19);
        Assert.True(heights[3] <= PaiPlotScale.Bottom);
    }
}
