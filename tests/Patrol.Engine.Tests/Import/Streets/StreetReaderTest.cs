using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Streets;

public class StreetReaderTest
{
    private static readonly StreetProfile Profile = new(
        NameProperty: "name",
        ClassProperty: "class",
        Classes: new Dictionary<string, StreetClass>
        {
            ["A"] = StreetClass.Arterial,
            ["P"] = StreetClass.Path,
        },
        FootOnly: ["P"],
        OneWayProperty: "way",
        OneWays: new Dictionary<string, OneWay> { ["F"] = OneWay.Forward, ["T"] = OneWay.Backward }
    );

    /// <summary>A cross: the lines share one inner vertex, so it has five nodes and four segments.</summary>
    [Fact]
    public void Read_CrossWithSharedVertex_IsCutThere()
    {
        var network = Read(
            Line("[[-77.02,38.9],[-77.01,38.9],[-77.00,38.9]]", "\"name\":\"East\",\"class\":\"A\""),
            Line("[[-77.01,38.91],[-77.01,38.9],[-77.01,38.89]]")
        );
        Assert.Equal((5, 4), (network.NodeCount, network.Segments.Count));
        Assert.Equal(
            ("East", StreetClass.Arterial, 50f),
            (network.Segments[0].Name, network.Segments[0].Class, network.Segments[0].Speeds.CarKmh)
        );
        Assert.Equal(StreetClass.Local, network.Segments[2].Class);
        Assert.All(network.Segments, s => Assert.Equal(s.Shape.Length, s.LengthMeters, 1e-9));
    }

    [Fact]
    public void Read_CrossWithoutSharedVertex_IsNotCut() =>
        Assert.Equal(
            2,
            Read(
                Line("[[-77.02,38.9],[-77.00,38.9]]"),
                Line("[[-77.01,38.91],[-77.01,38.89]]")
            ).Segments.Count
        );

    [Fact]
    public void Read_SamePieceBothWays_IsKeptOnce()
    {
        var network = Read(
            Line("[[-77.02,38.9],[-77.01,38.905],[-77.00,38.9]]", "\"way\":\"F\""),
            Line(
                "[[-77.00,38.9],[-77.01,38.905],[-77.02,38.9]]",
                "\"way\":\"T\",\"name\":\"Main\",\"class\":\"A\""
            )
        );
        // The middle vertex is shared by both lines, so each gives two pieces.
        Assert.Equal((4, 2), (network.PiecesBeforeRepeats, network.Segments.Count));
        Assert.All(
            network.Segments,
            s => Assert.Equal(("Main", StreetClass.Arterial, OneWay.Forward), (s.Name, s.Class, s.OneWay))
        );
    }

    [Fact]
    public void Read_RepeatThatIsTwoWay_MakesItTwoWay() =>
        Assert.Equal(
            OneWay.No,
            Read(Line("[[-77.02,38.9],[-77.0,38.9]]", "\"way\":\"F\""), Line("[[-77.02,38.9],[-77.0,38.9]]"))
                .Segments[0]
                .OneWay
        );

    [Fact]
    public void Read_LineThroughItself_IsCutAtTheCrossing()
    {
        var network = Read(
            Line("[[-77.02,38.9],[-77.01,38.9],[-77.00,38.9],[-77.00,38.91],[-77.01,38.91],[-77.01,38.9]]")
        );
        Assert.Equal((2, 2), (network.NodeCount, network.Segments.Count));
        Assert.Equal(network.Segments[1].FromNode, network.Segments[1].ToNode);
    }

    [Fact]
    public void Read_FootOnlyClass_ClosesItToVehicles() =>
        Assert.Equal(
            new SegmentSpeeds(4.5f, 0, 0),
            Read(Line("[[-77.02,38.9],[-77.0,38.9]]", "\"class\":\"P\"")).Segments[0].Speeds
        );

    [Fact]
    public void Read_FaultyLines_AreDroppedAndReported()
    {
        var network = Read(
            Line("[[-77.02,38.9],[-77.0,38.9]]"),
            Line("[[-77.02,38.9],[-77.02,38.9]]"),
            Line("[[-77.02,38.9],[null,38.9]]"),
            Line("[[38.9,-77.02],[38.9,-77.0]]"),
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-77,38.9]}}",
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}",
            Line("[[-77.02,38.91],[-77.0,38.91]]")
        );
        Assert.Equal(2, network.Segments.Count);
        Assert.Equal(
            ["street.zero-length", "place.none", "place.swapped", "street.not-a-line", "place.none"],
            network.Issues.Select(issue => issue.Code)
        );
        Assert.Equal([2, 3, 4, 5, 6], network.Issues.Select(issue => issue.Row!.Value));
        Assert.Equal((3, 2), (network.Dropped[DropReason.NoPlace], network.Dropped[DropReason.Other]));
    }

    [Theory]
    [InlineData("[[38.9,-77.02],[38.9,-77.0]]", "place.swapped")]
    [InlineData("[[397000,136000],[398000,136000]]", "place.wrong-crs")]
    [InlineData("[[-77.02,38.9],[-77.02,38.9]]", "street.none")]
    public void Read_NothingUsable_IsRefused(string coordinates, string code)
    {
        var fault = Assert.Throws<InputException>(() => Read(Line(coordinates)));
        Assert.Equal(code, fault.Issues[0].Code);
    }

    private static StreetNetwork Read(params string[] features)
    {
        var text = $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",", features)}]}}";
        using var file = new TemporaryFile(
            "streets.geojson.gz",
            TemporaryFile.Gzip(System.Text.Encoding.UTF8.GetBytes(text))
        );
        return StreetReader.Read(file.Path, Profile, TestDistricts.Dc);
    }

    private static string Line(string coordinates, string properties = "") =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":{coordinates}}}}}";
}
