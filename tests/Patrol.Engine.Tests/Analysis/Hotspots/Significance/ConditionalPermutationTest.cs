using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Significance;

public sealed class ConditionalPermutationTest
{
    [Fact]
    public void Of_SmallRaster_ComesNearTheShareOfAllSubsets()
    {
        // 4 × 3 cells by edges: every subset of the neighbors' number can be listed.
        var raster = Rasters.Full(4, 3);
        double[] values = [4, 1, 0, 2, 7, 3, 1, 0, 5, 2, 0, 6];
        var weights = CellNeighborhood.Rook.WeightsOf(raster);
        var found = ConditionalPermutation.Of(values, raster, CellNeighborhood.Rook, draws: 19_999);
        for (var cell = 0; cell < values.Length; cell++)
        {
            int[] own = weights.Neighbor[weights.Start[cell]..weights.Start[cell + 1]];
            var observed = own.Sum(other => values[other]);
            double[] others = [.. values.Where((_, other) => other != cell)];
            var sums = Subsets(others, own.Length).ToArray();
            var larger = sums.Count(sum => sum >= observed) / (double)sums.Length;
            Assert.Equal(Math.Min(larger, 1 - larger), found[cell], 0.012);
        }
    }

    [Fact]
    public void TwoSided_SmallRasterWithTies_ComesNearTheShareOfAllSubsets()
    {
        var raster = Rasters.Full(4, 3);
        double[] values = [4, 0, 0, 0, 7, 0, 0, 0, 5, 0, 0, 6];
        var weights = CellNeighborhood.Rook.WeightsOf(raster);
        var found = ConditionalPermutation.TwoSided(values, raster, CellNeighborhood.Rook, draws: 19_999);
        for (var cell = 0; cell < values.Length; cell++)
        {
            int[] own = weights.Neighbor[weights.Start[cell]..weights.Start[cell + 1]];
            var observed = own.Sum(other => values[other]);
            double[] others = [.. values.Where((_, other) => other != cell)];
            var sums = Subsets(others, own.Length).ToArray();
            var atLeast = sums.Count(sum => sum >= observed) / (double)sums.Length;
            var atMost = sums.Count(sum => sum <= observed) / (double)sums.Length;
            Assert.Equal(Math.Min(1, 2 * Math.Min(atLeast, atMost)), found[cell], 0.02);
        }
    }

    [Fact]
    public void Of_TheSameAsLists_GivesTheSame()
    {
        var raster = Rasters.Full(12, 9);
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, raster.Count).Select(_ => (double)random.Next(0, 6))];
        var lists = CellNeighborhood.Queen.WeightsOf(raster);
        var expected = ConditionalPermutation.Of(values, lists, draws: 199);
        Assert.Equal(expected, ConditionalPermutation.Of(values, raster, CellNeighborhood.Queen, draws: 199));
        Assert.Equal(expected, ConditionalPermutation.Of(values, lists.RowStandardized(), draws: 199));
        Assert.NotEqual(expected, ConditionalPermutation.Of(values, lists, draws: 199, seed: 8));
        Assert.All(expected, p => Assert.InRange(p, 1 / 200.0, 0.505));
    }

    [Fact]
    public void Of_ManyNeighbors_DrawsNoneTwice()
    {
        // All others but one are neighbors: a draw leaves out one, so its sum is one of few values.
        double[] values = [.. Enumerable.Range(0, 40).Select(one => one == 0 ? 100.0 : 1.0)];
        var lists = Enumerable
            .Range(0, 40)
            .Select(site => Enumerable.Range(0, 40).Where(other => other != (site + 1) % 40));
        var p = ConditionalPermutation.Of(values, SpatialWeights.Of([.. lists]), draws: 3_999);
        // Where the high one is a neighbor, one draw in 39 leaves it out; where it is the missing one, every draw is as high.
        Assert.Equal(1 / 39.0, p[5], 0.01);
        Assert.Equal(1 / 4_000.0, p[39]);
    }

    [Fact]
    public void Of_NoNeighborsOrAll_IsOne() =>
        Assert.Equal(
            [1, 1, 1],
            ConditionalPermutation.Of(
                [1, 2, 9],
                SpatialWeights.Of([
                    [1, 2],
                    [0, 2],
                    [],
                ]),
                draws: 99
            )
        );

    private static IEnumerable<double> Subsets(double[] values, int count) =>
        count == 0
            ? [0]
            : Enumerable
                .Range(0, values.Length)
                .SelectMany(i => Subsets(values[(i + 1)..], count - 1).Select(sum => sum + values[i]));
}
