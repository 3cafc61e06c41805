using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Tests.Network;

public class CellBarriersTest
{
    /// <summary>Three by two cells of 100 m.</summary>
    private static readonly AnalysisRaster Raster = new(
        1,
        0,
        0,
        100,
        3,
        2,
        [0, 1, 2, 0, 1, 2],
        [0, 0, 0, 1, 1, 1],
        new short[6],
        [1e4f, 1e4f, 1e4f, 1e4f, 1e4f, 1e4f]
    );

    /// <summary>A river of 20 m from south to north between the first and the second column.</summary>
    private static readonly Land River = Water(Box(90, -10, 110, 210));

    [Fact]
    public void Find_ARiver_PartsTheCellsOnItsBanks() =>
        Assert.Equal([new CellPair(0, 1), new CellPair(3, 4)], CellBarriers.Find(Raster, [River], []));

    [Fact]
    public void Find_ABridge_JoinsTheCellsItLiesIn() =>
        Assert.Equal([new CellPair(3, 4)], CellBarriers.Find(Raster, [River], [Street(5, 20, 50, 180, 50)]));

    [Fact]
    public void Find_ABridgeForCarsOnly_JoinsNothing() =>
        Assert.Equal(2, CellBarriers.Find(Raster, [River], [Street(0, 20, 50, 180, 50)]).Count);

    [Fact]
    public void Find_AStreetAlongTheBank_JoinsNothing() =>
        Assert.Equal(2, CellBarriers.Find(Raster, [River], [Street(5, 80, 0, 80, 200)]).Count);

    [Fact]
    public void Find_ARailwayLine_PartsToo() =>
        Assert.Equal(
            [new CellPair(1, 2), new CellPair(4, 5)],
            CellBarriers.Find(Raster, [new Land(LandKind.Railway, null, true, Line(200, -10, 200, 210))], [])
        );

    [Fact]
    public void Find_RiverAndRailway_NeedACrossingEach()
    {
        var railway = new Land(LandKind.Railway, null, true, Line(130, -10, 130, 210));
        Land[] land = [River, railway];
        Assert.Contains(new CellPair(0, 1), CellBarriers.Find(Raster, land, [Street(5, 20, 50, 120, 50)]));
        Assert.DoesNotContain(
            new CellPair(0, 1),
            CellBarriers.Find(Raster, land, [Street(5, 20, 50, 180, 50)])
        );
    }

    [Fact]
    public void Find_LandThatIsNoBarrier_PartsNothing() =>
        Assert.Empty(CellBarriers.Find(Raster, [River with { IsBarrier = false }], []));

    [Fact]
    public void Find_ACompound_PartsNothing() =>
        Assert.Empty(CellBarriers.Find(Raster, [River with { Kind = LandKind.Compound }], []));

    private static Land Water(Geometry shape) => new(LandKind.Water, "River", true, shape);

    private static Polygon Box(double west, double south, double east, double north) =>
        (Polygon)new GeometryFactory().ToGeometry(new Envelope(west, east, south, north));

    private static LineString Line(double x, double y, double toX, double toY) =>
        new([new Coordinate(x, y), new Coordinate(toX, toY)]);

    private static StreetSegment Street(float footKmh, double x, double y, double toX, double toY) =>
        new(
            0,
            0,
            1,
            null,
            StreetClass.Local,
            Line(x, y, toX, toY).Length,
            new SegmentSpeeds(footKmh, 20, 30),
            OneWay.No,
            Line(x, y, toX, toY)
        );
}
