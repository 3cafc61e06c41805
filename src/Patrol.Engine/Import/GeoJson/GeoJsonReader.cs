using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.GeoJson;

/// <summary>
/// Reads a GeoJSON feature collection (plain or gzip) without a document tree: only wanted properties are kept, so
/// that columns about persons never reach memory structures. Source: RFC 7946, and the older <c>crs</c> member.
/// </summary>
internal sealed class GeoJsonReader
{
    private readonly HashSet<string> wanted;
    private readonly List<GeoJsonFeature> features = [];
    private readonly List<string> names = [];
    private readonly List<Coordinate> positions = [];
    private readonly List<int> parts = [];
    private readonly List<int> polygons = [];
    private string? crs;

    private GeoJsonReader(IEnumerable<string?> properties) =>
        wanted = [.. properties.Where(name => !string.IsNullOrEmpty(name)).Select(name => name!)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="properties">Names of the properties to keep; nulls are passed over.</param>
    /// <exception cref="InputException"><c>file.*</c>; <c>file.not-a-number</c> for a bare NaN, which JSON doesn't
    /// know.</exception>
    public static GeoJsonFile Read(string path, params IEnumerable<string?> properties)
    {
        var name = Path.GetFileName(path);
        var bytes = SourceFile.ReadAll(path).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
        }
        var reader = new GeoJsonReader(properties);
        try
        {
            var isCollection = reader.ReadRoot(bytes);
            return isCollection
                ? new GeoJsonFile(name, reader.crs, reader.features, reader.names)
                : throw SourceFile.Broken(name, null, "it is no GeoJSON FeatureCollection.");
        }
        catch (JsonException fault)
        {
            throw JsonFault(name, bytes, fault);
        }
        catch (InvalidOperationException)
        {
            throw SourceFile.Broken(
                name,
                null,
                "a text in it holds half a character (\\ud800 to \\udfff alone)."
            );
        }
    }

    private bool ReadRoot(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        var isCollection = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("features"u8))
            {
                json.Read();
                isCollection = json.TokenType == JsonTokenType.StartArray;
                ReadFeatures(ref json);
            }
            else if (json.ValueTextEquals("crs"u8))
            {
                json.Read();
                crs = ReadCrs(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
        while (json.Read()) { }
        return isCollection;
    }

    private static string? ReadCrs(ref Utf8JsonReader json)
    {
        using var member = JsonDocument.ParseValue(ref json);
        return
            member.RootElement.ValueKind == JsonValueKind.Object
            && member.RootElement.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
    }

    private void ReadFeatures(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            ReadFeature(ref json);
        }
    }

    private void ReadFeature(ref Utf8JsonReader json)
    {
        string? type = null;
        var properties = new Dictionary<string, string>();
        positions.Clear();
        parts.Clear();
        polygons.Clear();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
        }
        else
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("properties"u8))
                {
                    json.Read();
                    ReadProperties(ref json, properties);
                }
                else if (json.ValueTextEquals("geometry"u8))
                {
                    json.Read();
                    type = ReadGeometry(ref json);
                }
                else
                {
                    json.Read();
                    json.Skip();
                }
            }
        }
        var row = features.Count + 1;
        features.Add(new GeoJsonFeature(row, type, [.. positions], [.. parts], [.. polygons], properties));
    }

    private void ReadProperties(ref Utf8JsonReader json, Dictionary<string, string> properties)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (features.Count == 0)
            {
                names.Add(name);
            }
            json.Read();
            if (!wanted.Contains(name))
            {
                json.Skip();
                continue;
            }
            if (Text(ref json) is { } text)
            {
                properties[name] = text;
            }
        }
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                var text = json.GetString()!.Trim();
                return text.Length == 0 ? null : text;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                json.Skip();
                return null;
        }
    }

    private string? ReadGeometry(ref Utf8JsonReader json)
    {
        string? type = null;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                type = Text(ref json);
            }
            else if (json.ValueTextEquals("coordinates"u8))
            {
                json.Read();
                if (json.TokenType == JsonTokenType.StartArray)
                {
                    ReadArray(ref json);
                }
                else
                {
                    json.Skip();
                }
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
        return type;
    }

    /// <summary>
    /// Reads an array of coordinates at any depth and returns how deep it was: 0 for a position, 1 for a part, 2 for
    /// a polygon. Parts and polygons are closed as their arrays end.
    /// </summary>
    private int ReadArray(ref Utf8JsonReader json)
    {
        var depth = 0;
        var (first, second) = (double.NaN, double.NaN);
        var index = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartArray)
            {
                depth = Math.Max(depth, ReadArray(ref json) + 1);
                continue;
            }
            var number =
                json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var value)
                    ? value
                    : double.NaN;
            (first, second) = index switch
            {
                0 => (number, second),
                1 => (first, number),
                _ => (first, second),
            };
            index++;
            if (json.TokenType == JsonTokenType.StartObject)
            {
                json.Skip();
            }
        }
        switch (depth)
        {
            case 0 when index > 0:
                positions.Add(new Coordinate(first, second));
                break;
            case 1:
                parts.Add(positions.Count);
                break;
            case 2:
                polygons.Add(parts.Count);
                break;
        }
        return depth;
    }

    private static InputException JsonFault(string name, ReadOnlySpan<byte> bytes, JsonException fault)
    {
        if (IsCutShort(bytes))
        {
            return SourceFile.Truncated(name);
        }
        var offset = Offset(bytes, fault);
        var rest = bytes[offset..Math.Min(bytes.Length, offset + 12)].TrimStart("-+"u8);
        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Inf"u8) || rest.StartsWith("nan"u8))
        {
            return SourceFile.Fault(
                "file.not-a-number",
                name,
                $"line {fault.LineNumber + 1}",
                "Write null instead of NaN or Infinity; JSON knows no such numbers."
            );
        }
        return SourceFile.Broken(
            name,
            $"line {fault.LineNumber + 1}",
            $"it is no valid JSON there ({fault.Message})"
        );
    }

    /// <summary>True when the text is a correct beginning of JSON, so that only its end is missing.</summary>
    private static bool IsCutShort(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            while (json.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int Offset(ReadOnlySpan<byte> bytes, JsonException fault)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        }
        return (int)Math.Min(bytes.Length, start + (fault.BytePositionInLine ?? 0));
    }
}
