using FsCheck.Xunit;
using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Significance;

public sealed class CellGStarTest
{
    [Property(MaxTest = 60)]
    public void Of_AnyRaster_EqualsTheFormulaOnLists(int seed)
    {
        var random = new Random(seed);
        var raster = Rasters.Where(
            random.Next(2, 30),
            random.Next(2, 30),
            (column, row) => (column * 5 + row * 3) % 7 != 0 || column + row == 0
        );
        var values = Enumerable.Range(0, raster.Count).Select(_ => (double)random.Next(0, 9)).ToArray();
        values[0] = 9.5;
        CellNeighborhood[] neighborhoods =
        [
            CellNeighborhood.Rook,
            CellNeighborhood.Queen,
            CellNeighborhood.Within(100 + random.NextDouble() * 600, 100),
        ];
        foreach (var neighborhood in neighborhoods)
        {
            var expected = GetisOrd.GStar(values, neighborhood.WeightsOf(raster))!;
            var found = CellGStar.Of(values, raster, neighborhood)!;
            for (var cell = 0; cell < expected.Length; cell++)
            {
                Assert.Equal(expected[cell], found.Z[cell], 1e-9);
            }
        }
    }

    [Fact]
    public void Of_EqualValues_SaysThatThereIsNothingToFind() =>
        Assert.Null(CellGStar.Of([3, 3, 3, 3], Rasters.Full(2, 2), CellNeighborhood.Queen));

    [Fact]
    public void Of_ANeighborhoodOfEverything_ScoresNothing() =>
        Assert.Equal([0, 0, 0, 0], CellGStar.Of([1, 2, 3, 4], Rasters.Full(2, 2), CellNeighborhood.Queen)!.Z);

    [Theory]
    [InlineData(100, 4)]
    [InlineData(142, 8)]
    [InlineData(200, 12)]
    public void Within_ADistance_HoldsCellsWhoseCentersAre(double meters, int neighbors)
    {
        var weights = CellNeighborhood.Within(meters, 100).WeightsOf(Rasters.Full(9, 9));
        var center = 4 * 9 + 4;
        Assert.Equal(neighbors, weights.Start[center + 1] - weights.Start[center]);
    }

    [Fact]
    public void Classes_OfOneStrongBlock_StandWhenAllAreTestedAtOnce()
    {
        var raster = Rasters.Full(20, 20);
        var random = new Random(5);
        double[] values =
        [
            .. Enumerable
                .Range(0, raster.Count)
                .Select(cell =>
                    random.Next(0, 5) + (cell % 20 is 8 or 9 or 10 && cell / 20 is 8 or 9 or 10 ? 30.0 : 0)
                ),
        ];
        var found = CellGStar.Of(values, raster, CellNeighborhood.Queen)!;
        var (each, corrected) = (found.Classes(isCorrected: false), found.Classes(isCorrected: true));
        Assert.Equal(3, corrected[9 * 20 + 9]);
        Assert.True(corrected.Count(one => one != 0) < each.Count(one => one != 0));
        Assert.All(corrected.Zip(each), pair => Assert.True(Math.Abs(pair.First) <= Math.Abs(pair.Second)));
        Assert.Equal(each.Count(one => Math.Abs(one) == 3), found.P.Count(p => p <= 0.01));
    }
}
