using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Rasters;

namespace Patrol.Engine.Tests.Import.Rasters;

public class DistrictLocatorTest
{
    private static readonly Geometry District = RasterBuilderTest.Star(
        new Random(5),
        400_000,
        140_000,
        4_000,
        40
    );

    private static readonly DistrictLocator Locator = new(
        District,
        RasterBuilder.Build(1, District, [], 100)
    );

    [Fact]
    public void Find_AnyPlace_IsInsideExactlyWhereTheDistrictIs()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var (x, y) = (396_000 + 8_000 * random.NextDouble(), 136_000 + 8_000 * random.NextDouble());
            Assert.Equal(District.Covers(new Point(x, y)), Locator.Find(x, y) >= 0);
        }
    }

    [Fact]
    public void Find_CornersOfTheDistrict_LieInside() =>
        Assert.All(District.Coordinates, corner => Assert.True(Locator.Find(corner.X, corner.Y) >= 0));

    [Theory]
    [InlineData(double.NaN, 140_000)]
    [InlineData(400_000, double.PositiveInfinity)]
    [InlineData(0, 0)]
    public void Find_NoPlaceInTheDistrict_IsMinusOne(double x, double y) =>
        Assert.Equal(-1, Locator.Find(x, y));

    [Fact]
    public void Find_PlaceWhoseSquareIsNoCell_GoesToTheNearest()
    {
        // The strip east of 300 m is too narrow to hold the centers of its squares.
        var area = new GeometryFactory().ToGeometry(new Envelope(0, 340, 0, 200));
        var raster = RasterBuilder.Build(1, area, [], 100);
        Assert.Equal(6, raster.Count);
        Assert.Equal(raster.CellAt(2, 1), new DistrictLocator(area, raster).Find(339, 150));
    }
}
