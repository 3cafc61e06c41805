using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Tests.Import;

namespace Patrol.Engine.Tests.Network;

public class CellReachTest(ITestOutputHelper output)
{
    /// <summary>A street along y = 50 from x = 0 to 1000; cells of 100 m, two rows of ten.</summary>
    private static readonly StreetSegment[] Street = [StreetPlans.Segment(0, 0, 1, [(0, 50), (1000, 50)])];

    [Fact]
    public void Find_StraightStreet_CountsOffsetAndWay()
    {
        var reach = CellReach.Find(Raster(10, 2), new StreetGraph(Street), [Base("A", 50, 80)], 330);
        Assert.Equal([0, 1, 2, 3], reach.Cells[0]);
        Assert.Equal([30, 130, 230, 330], reach.Meters[0]);
        Assert.Equal(0, reach.CellSegment[9]);
        Assert.Equal(-1, reach.CellSegment[10]);
        Assert.Null(reach.CellAccess[10]);
        Assert.Empty(reach.Issues);
    }

    [Fact]
    public void Find_OnOneBentSegment_WaysAroundCompete()
    {
        StreetSegment[] segments =
        [
            StreetPlans.Segment(0, 0, 1, [(50, 50), (50, 950), (150, 950), (150, 50)]),
            StreetPlans.Segment(1, 1, 0, [(150, 50), (50, 50)]),
        ];
        var reach = CellReach.Find(Raster(2, 1), new StreetGraph(segments), [Base("A", 50, 50)], 1000);
        Assert.Equal([0, 1], reach.Cells[0]);
        Assert.Equal([0, 100], reach.Meters[0]);
    }

    [Fact]
    public void Find_BaseFarFromStreets_IsReported()
    {
        var reach = CellReach.Find(
            Raster(10, 1),
            new StreetGraph(Street),
            [Base("A", 500, 551), Base("B", 500, 550)],
            5000
        );
        var issue = Assert.Single(reach.Issues);
        Assert.Equal(("base.off-network", "A"), (issue.Code, issue.Field));
        Assert.Empty(reach.Cells[0]);
        Assert.Null(reach.BaseStart[0]);
        Assert.Equal(10, reach.Cells[1].Length);
    }

    [Fact]
    public void Find_StreetClosedOnFoot_IsNotUsed()
    {
        StreetSegment[] highway =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 50), (1000, 50)], speeds: new SegmentSpeeds(0, 0, 80)),
        ];
        var reach = CellReach.Find(Raster(10, 1), new StreetGraph(highway), [Base("A", 50, 50)], 5000);
        Assert.All(reach.CellSegment, segment => Assert.Equal(-1, segment));
        Assert.Single(reach.Issues);
    }

    [Fact]
    public void Find_Dc_ReachesCellsWithin1200Meters()
    {
        var path = SharedData.Find("city-dc/streets/tl_2018_11001_roads.geojson");
        var profile = StreetProfile.Read(SharedData.Repository("data/profiles/streets-tiger.json"));
        var network = StreetReader.Read(path, profile, TestDistricts.Dc);
        var components = Components.Find(network.Segments, network.NodeCount);
        Assert.Equal((6, 13_545), (components.Count, components.Sizes[0]));
        var raster = Raster(100, 100, 395_000, 132_000);
        PatrolBase[] bases =
        [
            .. Enumerable.Range(0, 40).Select(i => Base($"B{i}", 396_000 + 200 * i, 137_000)),
        ];
        var reach = CellReach.Find(raster, new StreetGraph(network.Segments), bases, 1200);
        output.WriteLine($"{reach.Cells.Sum(c => c.Length)} pairs of base and cell");
        Assert.All(reach.Meters.SelectMany(m => m), meters => Assert.InRange(meters, 0, 1200));
        Assert.All(
            reach.Cells.Zip(bases),
            pair => AssertStraightIsShorter(raster, reach, pair.First, pair.Second)
        );
        Assert.True(reach.Cells.Sum(c => c.Length) > 5000);
    }

    private static void AssertStraightIsShorter(
        AnalysisRaster raster,
        CellReach reach,
        int[] cells,
        PatrolBase from
    )
    {
        foreach (var cell in cells)
        {
            var access = reach.CellAccess[cell]!.Value;
            var straight = from.Place.Coordinate.Distance(new Coordinate(access.X, access.Y));
            Assert.True(straight <= 1200 + 1e-6);
            Assert.True(access.DistanceMeters <= raster.CellMeters * Math.Sqrt(0.5) + 1e-9);
        }
    }

    private static PatrolBase Base(string code, double x, double y) =>
        new(code, BaseKind.Station, code, new Point(x, y));

    private static AnalysisRaster Raster(int columns, int rows, double originX = 0, double originY = 0)
    {
        var cells = columns * rows;
        return new AnalysisRaster(
            1,
            originX,
            originY,
            100,
            columns,
            rows,
            [.. Enumerable.Range(0, cells).Select(cell => cell % columns)],
            [.. Enumerable.Range(0, cells).Select(cell => cell / columns)],
            new short[cells],
            [.. Enumerable.Repeat(10_000f, cells)]
        );
    }
}
