using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Density;

public sealed class BandwidthChoiceTest
{
    private static readonly double[] Tried = [100, 200, 400, 800];

    [Fact]
    public void ByLeavingOut_RandomPlaces_EqualsTheDoubleLoop()
    {
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 300).Select(_ => Math.Round(random.NextDouble() * 40) * 60)];
        double[] y = [.. Enumerable.Range(0, 300).Select(_ => Math.Round(random.NextDouble() * 40) * 60)];
        float[] weight = [.. Enumerable.Range(0, 300).Select(_ => (float)random.Next(1, 3))];
        var found = BandwidthChoice.ByLeavingOut(x, y, weight, 6e6, Tried)!;
        var total = weight.Sum();
        foreach (var (h, score) in found.Tried)
        {
            var expected = Enumerable
                .Range(0, x.Length)
                .Sum(i =>
                {
                    var (sum, own) = (0.0, 0.0);
                    for (var j = 0; j < x.Length; j++)
                    {
                        var d = Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2));
                        own += d == 0 ? weight[j] : 0;
                        sum +=
                            d > 0 && d <= h
                                ? weight[j] * 3 / (Math.PI * h * h) * Math.Pow(1 - d * d / (h * h), 2)
                                : 0;
                    }
                    return weight[i] * Math.Log((sum + 1 / 6e6) / (total - own + 1));
                });
            Assert.Equal(expected / total, score, 1e-9);
        }
        Assert.Equal(found.Tried.MaxBy(one => one.LogLikelihood).Meters, found.Meters);
    }

    [Theory]
    [InlineData(60, 200)]
    [InlineData(250, 800)]
    public void ByLaterWeeks_ClustersOfAWidth_FindsAWidthLikeTheirs(double spread, double most)
    {
        var random = new Random(4);
        var raster = Rasters.Full(80, 80);
        (double X, double Y)[] centers =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(_ => (391_000 + random.NextDouble() * 6_000, 131_000 + random.NextDouble() * 6_000)),
        ];
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        (double X, double Y)[] places =
        [
            .. Enumerable
                .Range(0, 1_200)
                .Select(i => (centers[i % 12].X + spread * Normal(), centers[i % 12].Y + spread * Normal())),
        ];
        var later = new double[raster.Count];
        foreach (var (x, y) in places[600..])
        {
            later[Math.Max(0, raster.FindCell(x, y))]++;
        }
        var found = BandwidthChoice.ByLaterWeeks(
            [.. places[..600].Select(at => at.X)],
            [.. places[..600].Select(at => at.Y)],
            [.. Enumerable.Repeat(1f, 600)],
            later,
            raster,
            [50, 100, 150, 200, 300, 400, 600, 800, 1_600]
        )!;
        Assert.InRange(found.Meters, spread, most);
        Assert.False(found.IsAtBound);
    }

    [Fact]
    public void ByLaterWeeks_NothingLater_HasNoAnswer()
    {
        var raster = Rasters.Full(3, 3);
        Assert.Null(BandwidthChoice.ByLaterWeeks([390_050], [130_050], [1f], new double[9], raster));
    }

    [Fact]
    public void ByLeavingOut_AllInOnePlace_HasNoAnswer() =>
        Assert.Null(BandwidthChoice.ByLeavingOut([5, 5], [5, 5], [1f, 3f], 1e6, Tried));

    [Fact]
    public void Choice_AtTheNarrowestOfCoincidentPlaces_IsDoubtful()
    {
        var choice = new BandwidthChoice(100, [(100, -1), (200, -2)], true, 0.9);
        Assert.True(choice.IsDoubtful);
        Assert.False((choice with { CoincidentShare = 0.1 }).IsDoubtful);
        Assert.False((choice with { IsAtBound = false }).IsDoubtful);
    }
}
