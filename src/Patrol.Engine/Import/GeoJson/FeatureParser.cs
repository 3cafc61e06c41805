using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.GeoJson;

/// <summary>Parses features without a document tree.</summary>
/// <param name="properties">Names of the properties to keep; nulls are passed over.</param>
internal sealed class FeatureParser(IEnumerable<string?> properties)
{
    private readonly HashSet<string> wanted = [.. properties.OfType<string>()];
    private readonly HashSet<string> names = [];
    private readonly List<Coordinate> positions = [];
    private readonly List<int> parts = [];
    private readonly List<int> polygons = [];

    /// <summary>Names of all properties seen so far, kept or not.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>Parses the object of one feature.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public GeoJsonFeature Parse(ReadOnlySpan<byte> bytes, int row)
    {
        var json = new Utf8JsonReader(bytes);
        string? type = null;
        var kept = new Dictionary<string, string>();
        positions.Clear();
        parts.Clear();
        polygons.Clear();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("properties"u8))
            {
                json.Read();
                ReadProperties(ref json, kept);
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
        return new GeoJsonFeature(row, type, [.. positions], [.. parts], [.. polygons], kept);
    }

    private void ReadProperties(ref Utf8JsonReader json, Dictionary<string, string> kept)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            names.Add(name);
            json.Read();
            if (!wanted.Contains(name))
            {
                json.Skip();
                continue;
            }
            if (Text(ref json) is { } text)
            {
                kept[name] = text;
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
}
