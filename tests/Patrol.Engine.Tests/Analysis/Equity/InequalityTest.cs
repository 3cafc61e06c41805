using Patrol.Engine.Analysis.Equity;

namespace Patrol.Engine.Tests.Analysis.Equity;

public sealed class InequalityTest
{
    [Theory]
    [InlineData(new double[] { 3, 3, 3, 3 }, 0)]
    [InlineData(new double[] { 0, 0, 0, 8 }, 0.75)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 0.2666667)]
    [InlineData(new double[] { 0, 0 }, 0)]
    [InlineData(new double[0], 0)]
    public void Gini_ByHand_IsThat(double[] values, double expected) =>
        Assert.Equal(expected, Inequality.Gini(values), 1e-6);

    [Fact]
    public void Gini_AnyValues_IsTheDoubleSum()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 50; trial++)
        {
            var values = Enumerable
                .Range(0, random.Next(1, 30))
                .Select(_ => random.NextDouble() * 9)
                .ToArray();
            var differences = values.Sum(a => values.Sum(b => Math.Abs(a - b)));
            var expected = differences / (2.0 * values.Length * values.Length * values.Average());
            Assert.Equal(expected, Inequality.Gini(values), 1e-9);
        }
    }

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(0.1, 0.2)]
    [InlineData(0.25, 0.5)]
    [InlineData(0.3, 0.56)]
    [InlineData(1, 1)]
    public void TopShare_OfFourZones_CountsTheLastInPart(double part, double expected) =>
        Assert.Equal(expected, Inequality.TopShare([1, 3, 5, 1], part), 1e-9);

    [Fact]
    public void Inequality_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Inequality.Gini([1, -1]));
        Assert.Throws<ArgumentException>(() => Inequality.Gini([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Inequality.TopShare([1], 0));
    }
}
