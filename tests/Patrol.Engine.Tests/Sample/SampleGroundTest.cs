using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Sample;

public sealed class SampleGroundTest
{
    private static readonly SampleDistrict Standard = SampleDistrict.Standard;

    [Fact]
    public void District_Area_Is48SquareKilometersInAZoneWithDaylightSaving()
    {
        Assert.InRange(Kilometers(Standard.Boundary), 47.99, 48.01);
        Assert.InRange(Standard.Boundary.EnvelopeInternal.Width, 7900, 8300);
        Assert.InRange(Standard.Boundary.EnvelopeInternal.Height, 5900, 6300);
        Assert.InRange(Standard.Raster.Count, 1180, 1220);
        Assert.Equal(25832, Standard.Recipe.MetricSrid);
        Assert.Equal("Europe/Berlin", Standard.Recipe.TimeZone.Id);
    }

    [Fact]
    public void Subdistricts_Areas_AreThePublishedOnes()
    {
        var areas = Standard.Subdistricts.Items.Select(area => Kilometers(area.Shape)).ToArray();
        double[] published = [6, 7, 9, 12, 14];
        Assert.All(
            areas.Zip(published),
            pair => Assert.InRange(pair.First, pair.Second - 0.1, pair.Second + 0.1)
        );
    }

    [Fact]
    public void Communities_CountsAreasAndResidents_AreThePublishedOnes()
    {
        var communities = Standard.Communities.Items;
        Assert.Equal(
            [4, 4, 4, 3, 3],
            communities.GroupBy(area => area.ParentCode).Select(group => group.Count())
        );
        Assert.All(communities, area => Assert.InRange(Kilometers(area.Shape), 1.2, 5));
        Assert.All(communities, area => Assert.InRange(area.Residents!.Value, 6_000, 24_000));
        Assert.Equal(260_000, communities.Sum(area => area.Residents));
        Assert.Equal(260_000, Standard.Subdistricts.Items.Sum(area => area.Residents));
    }

    [Fact]
    public void ManagementGrids_Standard_Are91WithTheResidentsOfTheirCommunities()
    {
        Assert.Equal(91, Standard.ManagementGrids.Items.Count);
        foreach (var community in Standard.Communities.Items)
        {
            var grids = Standard
                .ManagementGrids.Items.Where(grid => grid.ParentCode == community.Code)
                .ToList();
            Assert.Equal(community.Residents, grids.Sum(grid => grid.Residents));
            Assert.Equal(Kilometers(community.Shape), grids.Sum(grid => Kilometers(grid.Shape)), 6);
        }
    }

    [Fact]
    public void Enterprises_Standard_AreSevenWithTheirStaff()
    {
        Assert.Equal(7, Standard.Enterprises.Items.Count);
        Assert.All(Standard.Enterprises.Items, area => Assert.InRange(Kilometers(area.Shape), 0.15, 0.8));
        Assert.All(Standard.Enterprises.Items, area => Assert.InRange(area.Residents!.Value, 2_000, 9_000));
        Assert.Equal(32_000, Standard.Enterprises.Items.Sum(area => area.Residents));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Areas_OfEachLevel_TileTheDistrictExactly(bool isStandard)
    {
        var sample = isStandard ? Standard : SampleDistrict.Tiny;
        foreach (var level in new[] { sample.Subdistricts, sample.Communities, sample.ManagementGrids })
        {
            Assert.All(level.Items, area => Assert.True(area.Shape is Polygon { IsValid: true }, area.Code));
            Assert.Equal(Kilometers(sample.Boundary), level.Items.Sum(area => Kilometers(area.Shape)), 6);
            var union = UnaryUnionOp.Union(level.Items.Select(area => area.Shape));
            Assert.InRange(union.SymmetricDifference(sample.Boundary).Area, 0, 1e-3);
        }
    }

    [Fact]
    public void Streets_Standard_HaveThePublishedLengthSegmentsAndNodes()
    {
        var segments = Standard.Streets.Segments;
        Assert.InRange(segments.Count, 3_850, 3_950);
        Assert.InRange(Standard.Streets.NodeCount, 2_660, 2_740);
        Assert.InRange(segments.Sum(segment => segment.LengthMeters) / 1000, 415, 450);
        Assert.InRange(segments.Average(segment => segment.LengthMeters), 105, 116);
        Assert.Equal(
            4,
            segments
                .Select(segment => segment.Name)
                .OfType<string>()
                .Distinct()
                .Count(name => name.EndsWith("Radial", StringComparison.Ordinal))
        );
        Assert.Contains(segments, segment => segment.OneWay == OneWay.Forward);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Streets_Network_IsConnected(bool isStandard)
    {
        var streets = (isStandard ? Standard : SampleDistrict.Tiny).Streets;
        var root = Enumerable.Range(0, streets.NodeCount).ToArray();
        int Find(int node) => root[node] == node ? node : root[node] = Find(root[node]);
        foreach (var segment in streets.Segments)
        {
            root[Find(segment.FromNode)] = Find(segment.ToNode);
        }
        Assert.Single(Enumerable.Range(0, streets.NodeCount).Select(Find).Distinct());
    }

    [Fact]
    public void RiverAndRailway_Standard_HaveFewCrossings()
    {
        var river = Standard.Land.Items.Single(land => land.Kind == LandKind.Water);
        var railway = Standard.Land.Items.Single(land => land.Kind == LandKind.Railway);
        Assert.True(river.IsBarrier && railway.IsBarrier);
        Assert.InRange(
            Standard.Streets.Segments.Count(segment => segment.Shape.Intersects(river.Shape)),
            4,
            14
        );
        Assert.InRange(
            Standard.Streets.Segments.Count(segment => segment.Shape.Intersects(railway.Shape)),
            3,
            10
        );
    }

    [Fact]
    public void Sites_Counts_AreThePublishedOnes()
    {
        var counts = Standard
            .Sites.Items.GroupBy(site => site.Kind)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<SiteKind, int>
            {
                [SiteKind.School] = 12,
                [SiteKind.Hospital] = 2,
                [SiteKind.Market] = 9,
                [SiteKind.Metro] = 4,
                [SiteKind.BusHub] = 6,
                [SiteKind.Park] = 11,
                [SiteKind.CompoundEntrance] = 60,
                [SiteKind.Stadium] = 1,
            },
            counts
        );
    }

    [Fact]
    public void Bases_Standard_AreOneOfficeACommunityTwoPointsAndAStation()
    {
        var counts = Standard.Bases.Items.CountBy(one => one.Kind).ToDictionary();
        Assert.Equal(
            (18, 2, 1),
            (counts[BaseKind.CommunityOffice], counts[BaseKind.ServicePoint], counts[BaseKind.Station])
        );
        foreach (var (community, office) in Standard.Communities.Items.Zip(Standard.Bases.Items))
        {
            Assert.True(community.Shape.Contains(office.Place), office.Code);
        }
    }

    [Fact]
    public void Files_ThroughTheImport_LoseAndMendNothing()
    {
        foreach (var sample in new[] { Standard, SampleDistrict.Tiny })
        {
            AssertClean(sample.Subdistricts);
            AssertClean(sample.Communities);
            AssertClean(sample.ManagementGrids);
            AssertClean(sample.Enterprises);
            AssertClean(sample.Land);
            AssertClean(sample.Sites);
            AssertClean(sample.Bases);
            Assert.Empty(sample.Streets.Issues);
            Assert.All(
                sample.Sites.Items,
                site => Assert.True(sample.Boundary.Contains(site.Place), site.Code)
            );
        }
    }

    [Fact]
    public void Tiny_Frame_IsSmallWithoutDaylightSaving()
    {
        var tiny = SampleDistrict.Tiny;
        Assert.InRange(Kilometers(tiny.Boundary), 1.79, 1.81);
        Assert.Equal(2, tiny.Communities.Items.Count);
        Assert.Equal(("Asia/Seoul", 5186), (tiny.Recipe.TimeZone.Id, tiny.Recipe.MetricSrid));
    }

    private static void AssertClean<T>(PlaceFile<T> file)
    {
        Assert.Empty(file.Issues);
        Assert.Equal((file.Rows, 0), (file.Items.Count, file.Mended));
    }

    private static double Kilometers(Geometry shape) => shape.Area / 1e6;
}
