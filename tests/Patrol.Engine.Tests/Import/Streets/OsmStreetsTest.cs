using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Streets;

public class OsmStreetsTest
{
    [Theory]
    [InlineData("highway=motorway", StreetClass.Highway, 0, 0, 80, OneWay.Forward)]
    [InlineData("highway=trunk motorroad=yes", StreetClass.Arterial, 0, 0, 50, OneWay.No)]
    [InlineData("highway=residential", StreetClass.Local, 4.5, 15, 30, OneWay.No)]
    [InlineData("highway=residential oneway=-1", StreetClass.Local, 4.5, 15, 30, OneWay.Backward)]
    [InlineData("highway=tertiary junction=roundabout", StreetClass.Collector, 4.5, 15, 40, OneWay.Forward)]
    [InlineData(
        "highway=tertiary junction=roundabout oneway=no",
        StreetClass.Collector,
        4.5,
        15,
        40,
        OneWay.No
    )]
    [InlineData("highway=residential maxspeed=20", StreetClass.Local, 4.5, 15, 20, OneWay.No)]
    [InlineData("highway=residential maxspeed=walk", StreetClass.Local, 4.5, 15, 30, OneWay.No)]
    [InlineData("highway=service access=private", StreetClass.Service, 0, 0, 0, OneWay.No)]
    [InlineData("highway=service access=private foot=yes", StreetClass.Service, 4.5, 0, 0, OneWay.No)]
    [InlineData("highway=service access=destination", StreetClass.Service, 4.5, 15, 15, OneWay.No)]
    [InlineData("highway=track motor_vehicle=forestry", StreetClass.Service, 4.5, 15, 0, OneWay.No)]
    [InlineData("highway=secondary foot=no bicycle=no", StreetClass.Collector, 0, 0, 40, OneWay.No)]
    [InlineData("highway=footway", StreetClass.Path, 4.5, 0, 0, OneWay.No)]
    [InlineData("highway=footway bicycle=yes", StreetClass.Path, 4.5, 15, 0, OneWay.No)]
    [InlineData("highway=footway access=yes", StreetClass.Path, 4.5, 0, 0, OneWay.No)]
    [InlineData("highway=steps bicycle=yes", StreetClass.Path, 4.5, 0, 0, OneWay.No)]
    [InlineData("highway=cycleway", StreetClass.Path, 4.5, 15, 0, OneWay.No)]
    [InlineData("highway=pedestrian motor_vehicle=yes", StreetClass.Path, 4.5, 0, 15, OneWay.No)]
    public void Find_Tags_GiveClassSpeedsAndDirection(
        string tags,
        StreetClass @class,
        float foot,
        float bike,
        float car,
        OneWay way
    )
    {
        var traits = OsmStreetTags.Find(Tags(tags))!;
        Assert.Equal(
            (@class, new SegmentSpeeds(foot, bike, car), way),
            (traits.Class, traits.Speeds, traits.OneWay)
        );
    }

    [Theory]
    [InlineData("highway=construction")]
    [InlineData("highway=pedestrian area=yes")]
    [InlineData("highway=raceway")]
    [InlineData("railway=rail")]
    public void Find_NoStreetInUse_GivesNull(string tags) => Assert.Null(OsmStreetTags.Find(Tags(tags)));

    [Theory]
    [InlineData("30 mph", 48.28f)]
    [InlineData("50", 50f)]
    [InlineData("60 km/h", 60f)]
    [InlineData("none", null)]
    [InlineData("900", null)]
    [InlineData("-5", null)]
    public void MaxSpeedKmh_Values_AreReadOrPassedOver(string value, float? expected)
    {
        var speed = OsmStreetTags.MaxSpeedKmh(value);
        Assert.Equal(expected is null, speed is null);
        Assert.Equal(expected ?? 0, speed ?? 0, 0.01f);
    }

    /// <summary>Ways 1–2–3 and 4–2–5 share node 2; way 3–9–1 lacks node 9.</summary>
    [Fact]
    public void Read_SharedAndMissingNodes_CutsAndReports()
    {
        const string text =
            "<osm><node id='1' lat='47.10' lon='9.50'/><node id='2' lat='47.11' lon='9.50'/>"
            + "<node id='3' lat='47.12' lon='9.50'/><node id='4' lat='47.11' lon='9.49'/><node id='5' lat='47.11' lon='9.51'/>"
            + "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='residential'/></way>"
            + "<way id='2'><nd ref='4'/><nd ref='2'/><nd ref='5'/><tag k='highway' v='path'/></way>"
            + "<way id='3'><nd ref='3'/><nd ref='9'/><nd ref='1'/><tag k='highway' v='path'/></way>"
            + "<way id='4'><nd ref='5'/><nd ref='3'/><nd ref='9'/><tag k='highway' v='path'/></way></osm>";
        using var file = new TemporaryFile("a.osm", text);
        var network = StreetReader.Read(file.Path, null, TestDistricts.Liechtenstein);
        Assert.Equal((5, 5, 4), (network.NodeCount, network.Segments.Count, network.Rows));
        Assert.Equal(["place.none", "street.missing-node"], network.Issues.Select(issue => issue.Code));
        Assert.Equal(1, network.Mended);
    }

    [Fact]
    public void Read_ExtractOfAnotherCountry_IsRefused()
    {
        const string text =
            "<osm><node id='1' lat='1.10' lon='9.50'/><node id='2' lat='1.11' lon='9.50'/>"
            + "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way></osm>";
        using var file = new TemporaryFile("a.osm", text);
        var fault = Assert.Throws<InputException>(() =>
            StreetReader.Read(file.Path, null, TestDistricts.Liechtenstein)
        );
        Assert.Equal("place.wrong-crs", Assert.Single(fault.Issues).Code);
    }

    private static Dictionary<string, string> Tags(string tags) =>
        tags.Split(' ').Select(tag => tag.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
