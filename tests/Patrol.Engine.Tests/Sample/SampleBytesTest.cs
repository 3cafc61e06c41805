using System.IO.Compression;
using Patrol.Engine.Sample;

namespace Patrol.Engine.Tests.Sample;

public sealed class SampleBytesTest
{
    [Fact]
    public void Write_StandardSeed7_GivesTheFilesOfTheRepository()
    {
        var folder = SharedData.Repository("data/sample");
        var stored = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => name != "README.md")
            .Order(StringComparer.Ordinal);
        Assert.Equal(SampleDistrict.Standard.Files.Keys.Order(StringComparer.Ordinal), stored);
        foreach (var (name, bytes) in SampleDistrict.Standard.Files)
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(bytes),
                $"{name} differs: run ./patrol sample --size standard --seed 7 --out data/sample."
            );
        }
    }

    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        var again = Written(SampleSize.Tiny, 7);
        foreach (var (name, bytes) in SampleDistrict.Tiny.Files)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(again[name]), name);
        }
    }

    [Fact]
    public void Write_OtherSeed_GivesOtherStreetsPeopleAndIncidents()
    {
        var other = Written(SampleSize.Tiny, 8);
        foreach (
            var name in new[] { "streets.geojson", "communities.geojson", "members.csv", "incidents.csv.gz" }
        )
        {
            Assert.False(SampleDistrict.Tiny.Files[name].AsSpan().SequenceEqual(other[name]), name);
        }
    }

    [Fact]
    public void Write_Sizes_StayUnderTheirLimits()
    {
        Assert.InRange(SampleDistrict.Standard.Files.Values.Sum(bytes => bytes.Length), 0, 10_000_000);
        Assert.InRange(SampleDistrict.Tiny.Files.Values.Sum(bytes => bytes.Length), 0, 200_000);
    }

    [Fact]
    public void Write_TextFiles_HoldLineFeedsOnly()
    {
        foreach (
            var (name, bytes) in SampleDistrict.Standard.Files.Where(file =>
                !file.Key.EndsWith(".gz", StringComparison.Ordinal)
            )
        )
        {
            Assert.False(bytes.Contains((byte)'\r'), name);
            Assert.Equal((byte)'\n', bytes[^1]);
        }
    }

    [Fact]
    public void Write_Archive_HoldsNoTime()
    {
        var archive = SampleDistrict.Tiny.Files["incidents.csv.gz"];
        Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], archive[..10]);
        using var plain = new StreamReader(
            new GZipStream(new MemoryStream(archive), CompressionMode.Decompress)
        );
        Assert.Equal("id,category,source,from,to,lon,lat", plain.ReadLine());
    }

    [Fact]
    public void Write_NegativeSeed_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SampleGenerator.Write(SampleSize.Tiny, -1, "nowhere")
        );
    }

    private static Dictionary<string, byte[]> Written(SampleSize size, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("patrol-sample-");
        try
        {
            return SampleGenerator
                .Write(size, seed, folder.FullName)
                .ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder.FullName, name)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
