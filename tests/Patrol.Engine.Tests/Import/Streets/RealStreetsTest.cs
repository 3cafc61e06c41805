using Patrol.Engine.Import.Osm;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Streets;

/// <summary>Real files. The counts of DC are those that the shared data's README states.</summary>
public class RealStreetsTest(ITestOutputHelper output)
{
    [Fact]
    public void Read_DcCenterLines_GivesThePublishedCounts()
    {
        var path = SharedData.Find("city-dc/streets/tl_2018_11001_roads.geojson");
        var profile = StreetProfile.Read(SharedData.Repository("data/profiles/streets-tiger.json"));
        var network = StreetReader.Read(path, profile, TestDistricts.Dc);
        output.WriteLine($"{network.Segments.Sum(s => s.LengthMeters) / 1000:F1} km");
        Assert.Equal(4401, network.Rows);
        Assert.Empty(network.Dropped);
        Assert.Equal(13_555, network.NodeCount);
        Assert.Equal(24_907, network.PiecesBeforeRepeats);
        Assert.Equal(19_923, network.Segments.Count);
        Assert.Equal(2040, network.Segments.Sum(s => s.LengthMeters) / 1000, 5.0);
        Assert.Contains(network.Segments, s => s.Class == StreetClass.Highway && s.Speeds.FootKmh == 0);
    }

    [Theory]
    [InlineData("liechtenstein.osm.pbf", 9.5215, 47.1415, 25832, 142_832, 15_247, 358, 4_660)]
    [InlineData("andorra.osm.pbf", 1.5, 42.5, 25831, 69_644, 2_725, 74, 1_615)]
    [InlineData("baltimore_2015.osm.pbf", -76.6, 39.28, 26985, 51_385, 7_230, 167, 3_844)]
    [InlineData("harrisburg.osm.pbf", -76.8, 40.3, 32618, 34_486, 3_537, 53, 2_514)]
    [InlineData("krems.osm.gz", 15.6, 48.4, 32633, 15_042, 2_402, 73, 838)]
    [InlineData("monaco.osm.gz", 7.42, 43.73, 32632, 13_739, 1_944, 77, 866)]
    [InlineData("moscow_centre.osm.gz", 37.6, 55.8, 32637, 8_402, 1_652, 272, 588)]
    [InlineData("philadelphia_temple_2019.osm", -75.15, 39.98, 32618, 5_963, 1_218, 69, 710)]
    [InlineData("rome_district.osm.gz", 12.5, 41.9, 32633, 5_690, 1_128, 178, 771)]
    [InlineData("barcelona_district.osm.gz", 2.15, 41.4, 25831, 5_000, 590, 47, 390)]
    [InlineData("tokyo_district.osm.gz", 139.65, 35.75, 32654, 3_694, 751, 3, 687)]
    [InlineData("bayfront_singapore.osm.pbf", 103.85, 1.29, 3414, 2_843, 468, 115, 332)]
    [InlineData("chicago_district.osm", -87.7, 41.95, 32616, 1_984, 318, 7, 258)]
    [InlineData("fixtures/whitelion_bristol_uk.osm.pbf", -2.59, 51.45, 27700, 619, 111, 60, 45)]
    [InlineData("fixtures/conditional-restrictions.osm.xml", 0, 0, 0, 145, 14, 0, 5)]
    public void Read_OpenStreetMap_GivesThePublishedCounts(
        string name,
        double longitude,
        double latitude,
        int srid,
        int nodes,
        int ways,
        int relations,
        int highways
    )
    {
        var path = SharedData.Find($"osm/{name}");
        var file = OsmFile.Read(path);
        Assert.Equal((nodes, ways, relations), (file.NodeCount, file.WayCount, file.RelationCount));
        if (srid == 0)
        {
            return;
        }
        var network = StreetReader.Read(file, TestDistricts.Make("osm", longitude, latitude, srid));
        output.WriteLine(
            $"{name}: {network.Segments.Count} segments, {network.NodeCount} nodes, {network.Rows} street ways of "
                + $"{highways}, {network.Issues.Count} issues"
        );
        Assert.InRange(network.Rows, highways * 0.85, highways);
        Assert.All(network.Segments, segment => Assert.True(segment.LengthMeters > 0));
    }
}
