using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Tests.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Patterns;

public sealed class EmergingPatternsTest
{
    private const int Columns = 30;

    [Theory]
    [InlineData(0, 104, DemandPattern.Persistent)]
    [InlineData(96, 104, DemandPattern.New)]
    [InlineData(0, 88, DemandPattern.Diminishing)]
    [InlineData(0, 0, DemandPattern.None)]
    public void Of_APlaceThatIsHighForSomeWeeks_HasThatPattern(int from, int to, DemandPattern expected)
    {
        var random = new Random(6);
        const int Place = 14 * Columns + 14;
        var even = Enumerable
            .Range(0, 104 * 60)
            .Select(_ => (random.Next(Columns * 30), random.NextDouble() * 104 * 7));
        var high = Enumerable
            .Range(from * 3, Math.Max(0, (to - from) * 3))
            .Select(i => (Place + i % 2, i / 3 * 7 + random.NextDouble() * 7));
        var history = Histories.At(Rasters.Full(Columns, 30), 104, [.. even, .. high]);
        var found = EmergingPatterns.Of(history, CellNeighborhood.Queen)!;
        Assert.Equal(expected, found.Patterns[Place]);
        var elsewhere = Enumerable
            .Range(0, Columns * 30)
            .Where(cell => Math.Abs(cell % Columns - 14) > 3 || Math.Abs(cell / Columns - 14) > 3);
        Assert.DoesNotContain(
            elsewhere,
            cell => found.Patterns[cell] is DemandPattern.Persistent or DemandPattern.Diminishing
        );
    }

    [Fact]
    public void Of_TooFewWeeks_HasNoAnswer() =>
        Assert.Null(
            EmergingPatterns.Of(Histories.At(Rasters.Full(3, 3), 31, [(1, 5)]), CellNeighborhood.Queen)
        );

    [Fact]
    public void MannKendall_OfSixValues_CountsPairsAndTies()
    {
        // Pairs of 1 3 2 3 5 4: 12 rise, 2 fall, one is a tie; V = (6 · 5 · 17 − 2 · 1 · 9) / 18.
        var found = MannKendall.Of([1, 3, 2, 3, 5, 4]);
        Assert.Equal(10, found.S);
        Assert.Equal(9 / Math.Sqrt((6 * 5 * 17 - 2 * 1 * 9) / 18.0), found.Z, 1e-12);
        Assert.Equal(-found.S, MannKendall.Of([4, 5, 3, 2, 3, 1]).S);
        Assert.Equal(0, MannKendall.Of([2, 2, 2]).Z);
    }
}
