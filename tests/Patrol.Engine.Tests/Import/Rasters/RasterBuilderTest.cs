using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Rasters;

public class RasterBuilderTest
{
    [Fact]
    public void Build_RectangleOffTheGrid_TakesCellsWhoseCenterLiesInside()
    {
        // Columns 100–400 m: the center 450 lies outside, 150 inside. Rows the same from 0: center 50 on the border.
        var raster = Build("POLYGON((120 50, 420 50, 420 240, 120 240, 120 50))", 100);
        Assert.Equal((100.0, 0.0), (raster.OriginX, raster.OriginY));
        Assert.Equal([0, 1, 2, 0, 1, 2], raster.CellColumn);
        Assert.Equal([0, 0, 0, 1, 1, 1], raster.CellRow);
        Assert.Equal(80f * 50f, raster.CellArea[0]);
        Assert.Equal(100f * 50f, raster.CellArea[1]);
        Assert.Equal(100f * 100f, raster.CellArea[4]);
    }

    [Fact]
    public void Build_Hole_IsNoCellAndNoArea()
    {
        var raster = Build(
            "POLYGON((0 0, 300 0, 300 300, 0 300, 0 0), (100 100, 210 100, 210 200, 100 200, 100 100))",
            100
        );
        Assert.Equal(8, raster.Count);
        Assert.Equal(-1, raster.CellAt(1, 1));
        Assert.Equal(9000f, raster.CellArea[raster.CellAt(2, 1)]);
    }

    [Fact]
    public void Build_CentersOnSharedBorder_BelongToTheFirstCommunity()
    {
        var raster = Build(
            "POLYGON((0 0, 200 0, 200 100, 0 100, 0 0))",
            100,
            "POLYGON((50 0, 200 0, 200 100, 50 100, 50 0))",
            "POLYGON((0 0, 50 0, 50 100, 0 100, 0 0))"
        );
        Assert.Equal([0, 0], raster.CellCommunity);
    }

    [Fact]
    public void Build_NoCommunityAtTheCenter_IsMinusOne() =>
        Assert.Equal(
            [-1, 0],
            Build(
                "POLYGON((0 0, 200 0, 200 100, 0 100, 0 0))",
                100,
                "POLYGON((110 0, 200 0, 200 100, 110 100, 110 0))"
            ).CellCommunity
        );

    [Theory]
    [InlineData("POLYGON((1 1, 20 1, 20 20, 1 20, 1 1))", 100, "raster.empty")]
    [InlineData("POLYGON EMPTY", 100, "raster.empty")]
    [InlineData("POLYGON((0 0, 90000 0, 90000 90000, 0 90000, 0 0))", 1, "raster.too-fine")]
    public void Build_NoUsefulRaster_IsRefused(string district, double cellMeters, string code) =>
        Assert.Equal(code, Assert.Throws<InputException>(() => Build(district, cellMeters)).Issues[0].Code);

    /// <summary>Ragged stars with a hole, cut by three communities: the same as asking each cell by itself.</summary>
    [Theory]
    [InlineData(1, 37)]
    [InlineData(2, 100)]
    [InlineData(3, 250)]
    public void Build_RaggedDistrict_EqualsCellByCell(int seed, double cellMeters)
    {
        var random = new Random(seed);
        var district = Star(random, 400_000, 140_000, 1_500, 60)
            .Difference(Star(random, 400_200, 140_100, 250, 12));
        var halves = Enumerable
            .Range(0, 3)
            .Select(_ => Star(random, 400_000 + random.Next(-700, 700), 140_000, 900, 25))
            .ToArray();
        var raster = RasterBuilder.Build(1, district, halves, cellMeters);
        var cell = 0;
        for (var row = 0; row < raster.Rows; row++)
        {
            for (var column = 0; column < raster.Columns; column++)
            {
                var (west, south) = (raster.OriginX + column * cellMeters, raster.OriginY + row * cellMeters);
                var center = new Point(west + cellMeters / 2, south + cellMeters / 2);
                var found = raster.CellAt(column, row);
                Assert.Equal(district.Covers(center) ? cell : -1, found);
                if (found < 0)
                {
                    continue;
                }
                cell++;
                Assert.Equal(
                    Array.FindIndex(halves, half => half.Covers(center)),
                    raster.CellCommunity[found]
                );
                var square = new GeometryFactory().ToGeometry(
                    new Envelope(west, west + cellMeters, south, south + cellMeters)
                );
                Assert.Equal(square.Intersection(district).Area, raster.CellArea[found], 0.01);
            }
        }
        Assert.Equal(cell, raster.Count);
    }

    /// <summary>Washington, DC at 100 m: the area of the cells' squares ∩ district is nearly all of the district.</summary>
    [Fact]
    public void Build_PoliceDistrictsOfDc_HasTheKnownCells()
    {
        var district = DcShapes.PoliceDistricts();
        var raster = RasterBuilder.Build(1, district, [], 100);
        Assert.Equal(17_829, raster.Count);
        Assert.InRange(raster.CellArea.Sum(area => (double)area) / district.Area, 0.997, 1);
        Assert.Equal(17_833, RasterBuilder.Build(1, DcShapes.Outline(), [], 100).Count);
    }

    private static AnalysisRaster Build(string district, double cellMeters, params string[] communities) =>
        RasterBuilder.Build(
            1,
            new WKTReader().Read(district),
            [.. communities.Select(text => new WKTReader().Read(text))],
            cellMeters
        );

    internal static Geometry Star(Random random, double x, double y, double radius, int points)
    {
        var corners = Enumerable
            .Range(0, points)
            .Select(i =>
            {
                var (angle, reach) = (2 * Math.PI * i / points, radius * (0.3 + 0.7 * random.NextDouble()));
                return new Coordinate(x + reach * Math.Cos(angle), y + reach * Math.Sin(angle));
            })
            .ToArray();
        return new GeometryFactory().CreatePolygon([.. corners, corners[0]]);
    }
}
