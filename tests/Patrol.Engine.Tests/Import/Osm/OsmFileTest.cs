using System.Text;
using Patrol.Engine.Import.Osm;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Osm;

public class OsmFileTest
{
    private const string Small =
        "<osm version='0.6'><node id='2' lat='47.1' lon='9.5'/><node id='1' lat='47.2' lon='9.5'>"
        + "<tag k='amenity' v='police'/></node><way id='7'><nd ref='2'/><nd ref='1'/><tag k='highway' v='path'/></way></osm>";

    [Fact]
    public void Read_SmallXml_FindsNodesInAnyOrder()
    {
        using var file = new TemporaryFile("a.osm", Small);
        var read = OsmFile.Read(file.Path);
        Assert.Equal((2, 1, 0), (read.NodeCount, read.WayCount, read.RelationCount));
        Assert.Equal((9.5, 47.2), read.NodeAt(read.FindNode(1)));
        Assert.Equal(-1, read.FindNode(3));
        Assert.Equal("police", read.TaggedNodes[0].Tags["amenity"]);
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_IsReadWhole()
    {
        var half = Small.Length / 2;
        byte[] packed = [.. Gzip(Small[..half]), .. Gzip(Small[half..])];
        using var file = new TemporaryFile("a.osm.gz", packed);
        Assert.Equal(2, OsmFile.Read(file.Path).NodeCount);
    }

    [Theory]
    [InlineData("<osm><node id='1' lat='1' lon='2'/>", "file.truncated")]
    [InlineData("<osm><node id='1' lat='1' lo", "file.truncated")]
    [InlineData("<osm><node id='1'><way></osm>", "file.broken")]
    [InlineData("<osm><node id='x' lat='1' lon='2'/></osm>", "file.broken")]
    [InlineData("<osm><way id='1'><nd ref=''/></way></osm>", "file.broken")]
    [InlineData("<gpx></gpx>", "file.broken")]
    [InlineData("<!DOCTYPE osm [<!ENTITY a 'b'>]><osm>&a;</osm>", "file.broken")]
    [InlineData("", "file.empty")]
    public void Read_BrokenXml_SaysHow(string text, string code)
    {
        using var file = new TemporaryFile("a.osm", text);
        Assert.Equal(code, Fault(file).Code);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.Equal(
            "file.missing",
            Assert
                .Throws<InputException>(() => OsmFile.Read(Path.Combine(Path.GetTempPath(), "none.osm")))
                .Issues[0]
                .Code
        );

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(40)]
    public void Read_GzipCutShort_IsTruncated(int missing)
    {
        var packed = Gzip(Small);
        using var file = new TemporaryFile("a.osm.gz", packed[..^missing]);
        Assert.Equal("file.truncated", Fault(file).Code);
    }

    [Fact]
    public void Read_GzipWithWrongChecksum_IsBroken()
    {
        var packed = Gzip(Small);
        packed[^6] ^= 0xFF;
        using var file = new TemporaryFile("a.osm.gz", packed);
        Assert.Equal("file.broken", Fault(file).Code);
    }

    [Theory]
    [InlineData("andorra.osm.pbf", 0.5)]
    [InlineData("andorra.osm.pbf", 0.999999)]
    [InlineData("andorra.osm.pbf", 0.00001)]
    public void Read_PbfCutShort_IsTruncated(string name, double kept)
    {
        var bytes = File.ReadAllBytes(SharedData.Find($"osm/{name}"));
        using var file = new TemporaryFile("a.osm.pbf", bytes[..(int)(bytes.Length * kept)]);
        Assert.Equal("file.truncated", Fault(file).Code);
    }

    [Fact]
    public void Read_PbfWithAnyByteChanged_NeverFailsOtherwise()
    {
        var bytes = File.ReadAllBytes(SharedData.Find("osm/fixtures/one_way_dead_end.osm.pbf"));
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            using var file = new TemporaryFile("a.osm.pbf", changed);
            try
            {
                OsmFile.Read(file.Path);
            }
            catch (InputException fault)
            {
                Assert.All(fault.Issues, issue => Assert.StartsWith("file.", issue.Code));
            }
        }
    }

    [Fact]
    public void Read_TextNamedPbf_IsBroken()
    {
        using var file = new TemporaryFile("a.osm.pbf", "this is no such file at all");
        Assert.Equal("file.broken", Fault(file).Code);
    }

    private static InputIssue Fault(TemporaryFile file) =>
        Assert.Single(Assert.Throws<InputException>(() => OsmFile.Read(file.Path)).Issues);

    private static byte[] Gzip(string text) => TemporaryFile.Gzip(Encoding.UTF8.GetBytes(text));
}
