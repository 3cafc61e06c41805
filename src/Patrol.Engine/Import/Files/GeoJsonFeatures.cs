using System.Text;
using System.Text.Json;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Features of a GeoJSON feature collection one by one (RFC 7946), so that memory does not grow with the file: the
/// stream is cut at the braces of each feature, and each is parsed by itself.
/// </summary>
internal static class GeoJsonFeatures
{
    /// <summary>Reads the features in order.</summary>
    /// <param name="path">File, gzip or plain.</param>
    /// <param name="encoding">Encoding of the file when it is not UTF-8.</param>
    /// <exception cref="InputException">
    /// <c>file.truncated</c>, <c>file.broken</c>, <c>file.encoding</c>, <c>file.not-geojson</c>, and those of any file.
    /// </exception>
    public static IEnumerable<JsonElement> Read(string path, Encoding? encoding = null)
    {
        var name = Path.GetFileName(path);
        var head = FileHead.Read(path);
        if (head.FirstMark != '{' && !head.IsUtf16)
        {
            throw FeatureCutter.NotGeoJson(name);
        }
        using var stream = OpenUtf8(path, head.MarkedEncoding ?? encoding);
        var cutter = new FeatureCutter(stream, name);
        FileFault.Guard(name, cutter.FindFeatures);
        for (var number = 1; FileFault.Guard(name, cutter.Next) is { } bytes; number++)
        {
            yield return Parse(bytes, name, number);
        }
        FileFault.Guard(name, cutter.Finish);
    }

    // Strict on the way in whatever the encoding: the cutter only looks at ASCII.
    private static Stream OpenUtf8(string path, Encoding? encoding)
    {
        var stream = SourceFile.Open(path);
        return encoding is null || encoding.CodePage == Encoding.UTF8.CodePage
            ? stream
            : Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false, true));
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes, string name, int number)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
        {
            throw FileFault.Make(
                "file.encoding",
                name,
                number,
                Encoding.Latin1.GetString(bytes.Span[..Math.Min(80, bytes.Length)]),
                "The feature is not UTF-8: name the file's encoding in the profile."
            );
        }
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return HalfCharacters.AreIn(document.RootElement, bytes.Span)
                ? throw FileFault.Make(
                    "file.broken",
                    name,
                    number,
                    Encoding.UTF8.GetString(bytes.Span[..Math.Min(120, bytes.Length)]),
                    "A text of the feature holds half a character: mend it, or leave it out."
                )
                : document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            if (bytes.Span.IndexOf("NaN"u8) >= 0 || bytes.Span.IndexOf("Infinity"u8) >= 0)
            {
                throw FileFault.Make(
                    "file.not-a-number",
                    name,
                    number,
                    "NaN",
                    "Write null instead of NaN or Infinity: JSON knows no such numbers."
                );
            }
            throw FileFault.Make(
                "file.broken",
                name,
                number,
                Encoding.UTF8.GetString(bytes.Span[..Math.Min(120, bytes.Length)]),
                $"The feature is not valid JSON: {fault.Message}"
            );
        }
    }
}
