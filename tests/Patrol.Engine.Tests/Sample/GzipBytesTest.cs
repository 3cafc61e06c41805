using System.IO.Compression;
using System.Text;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Output;

namespace Patrol.Engine.Tests.Sample;

public sealed class GzipBytesTest
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("ÿ長い文字列ÿ長い文字列")]
    public void Compress_Text_UnpacksToTheSame(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes, Unpacked(GzipBytes.Compress(bytes)));
    }

    [Fact]
    public void Compress_LongRunsAndNoise_UnpacksToTheSame()
    {
        var random = new SampleRandom(1);
        var bytes = new byte[200_000];
        for (var k = 0; k < bytes.Length; k++)
        {
            bytes[k] = k % 50_000 < 20_000 ? (byte)7 : (byte)random.Next(256);
        }
        Assert.Equal(bytes, Unpacked(GzipBytes.Compress(bytes)));
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
