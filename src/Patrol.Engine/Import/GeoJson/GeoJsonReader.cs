using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.GeoJson;

/// <summary>
/// Reads a GeoJSON feature collection, feature by feature, so that memory does not grow with the file: the stream is
/// cut at the braces of each feature, and each is parsed by itself. Only wanted properties are kept, so that columns
/// about persons never reach memory structures. Source: RFC 7946, and the older <c>crs</c> member.
/// </summary>
/// <param name="path">File, gzip or plain.</param>
/// <param name="properties">Names of the properties to keep; nulls are passed over.</param>
/// <param name="encoding">Encoding of the file when it is not UTF-8.</param>
internal sealed class GeoJsonReader(string path, IEnumerable<string?> properties, Encoding? encoding = null)
{
    private readonly FeatureParser parser = new(properties);

    /// <summary>File name without folder.</summary>
    public string Name { get; } = Path.GetFileName(path);

    /// <summary>The file's own statement of its CRS; null when it makes none, and before the last feature.</summary>
    public string? Crs { get; private set; }

    /// <summary>Names of all properties seen so far, kept or not.</summary>
    public IReadOnlySet<string> PropertyNames => parser.Names;

    /// <summary>Reads the features in order.</summary>
    /// <exception cref="InputException">
    /// <c>file.not-geojson</c>, <c>file.truncated</c>, <c>file.broken</c>, <c>file.not-a-number</c>,
    /// <c>file.encoding</c>, and those of any file.
    /// </exception>
    public IEnumerable<GeoJsonFeature> Read()
    {
        var head = FileHead.Read(path);
        using var stream = OpenUtf8(head.MarkedEncoding ?? encoding);
        var cutter = new FeatureCutter(stream, Name);
        var isObject = head.FirstMark == '{' || head.IsUtf16;
        if (!isObject || !FileFault.Guard(Name, cutter.FindFeatures))
        {
            throw FileFault.Make(
                "file.not-geojson",
                Name,
                null,
                null,
                "The file is no GeoJSON feature collection."
            );
        }
        for (var row = 1; FileFault.Guard(Name, cutter.Next) is { } bytes; row++)
        {
            yield return Parse(bytes, row, feature => parser.Parse(feature.Span, row));
        }
        FileFault.Guard(Name, cutter.Finish);
        Crs = cutter.Crs is { } crs ? Parse(crs, null, ReadCrs) : null;
    }

    // Strict on the way in whatever the encoding: the cutter only looks at ASCII.
    private Stream OpenUtf8(Encoding? encoding)
    {
        var stream = SourceFile.Open(path);
        return encoding is null || encoding.CodePage == Encoding.UTF8.CodePage
            ? stream
            : Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false, true));
    }

    private static string? ReadCrs(ReadOnlyMemory<byte> bytes)
    {
        using var member = JsonDocument.Parse(bytes);
        return
            member.RootElement.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
    }

    private T Parse<T>(ReadOnlyMemory<byte> bytes, int? row, Func<ReadOnlyMemory<byte>, T> parse)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            throw FileFault.Make(
                "file.encoding",
                Name,
                row,
                Encoding.Latin1.GetString(bytes.Span[..Math.Min(80, bytes.Length)]),
                "The feature is not UTF-8: name the file's encoding in the profile."
            );
        }
        try
        {
            return parse(bytes);
        }
        // The latter for a text with half a surrogate pair.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw bytes.Span.IndexOf("NaN"u8) >= 0 || bytes.Span.IndexOf("Infinity"u8) >= 0
                ? FileFault.Make(
                    "file.not-a-number",
                    Name,
                    row,
                    "NaN",
                    "Write null instead of NaN or Infinity: JSON knows no such numbers."
                )
                : FileFault.Make(
                    "file.broken",
                    Name,
                    row,
                    Encoding.UTF8.GetString(bytes.Span[..Math.Min(120, bytes.Length)]),
                    $"The feature is not valid JSON: {JsonFault.Say(fault)}"
                );
        }
    }
}
