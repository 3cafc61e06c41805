using System.IO.Compression;

namespace Patrol.Engine.Tests.Import;

/// <summary>A file that a test writes and that goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("patrol-test-");

    public TemporaryFile(string name, string text)
        : this(name, System.Text.Encoding.UTF8.GetBytes(text)) { }

    public TemporaryFile(string name, byte[] bytes)
    {
        Path = System.IO.Path.Combine(folder.FullName, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
