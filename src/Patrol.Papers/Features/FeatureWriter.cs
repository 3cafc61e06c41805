using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patrol.Papers.Features;

/// <summary>
/// Writes a collection of features as GeoJSON (RFC 7946) to a stream, feature by feature, so that a million of them need no room.
/// WGS 84, longitude first.
/// </summary>
internal sealed class FeatureWriter : IDisposable
{
    private const int Digits = 7;
    private const int Enough = 1 << 16;

    private readonly Utf8JsonWriter json;

    /// <summary>Begins a collection; the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="head">Writes what is said of the whole collection.</param>
    public FeatureWriter(Stream target, Action<Utf8JsonWriter> head)
    {
        json = new Utf8JsonWriter(
            target,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        head(json);
        json.WriteStartArray("features");
    }

    /// <summary>Writes a feature.</summary>
    /// <param name="geometry">Writes its geometry, by one of the methods below.</param>
    /// <param name="properties">Writes its properties.</param>
    /// <param name="id">Its id; null for none.</param>
    public void Feature(Action geometry, Action<Utf8JsonWriter> properties, int? id = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (id is { } number)
        {
            json.WriteNumber("id", number);
        }
        json.WritePropertyName("geometry");
        geometry();
        json.WriteStartObject("properties");
        properties(json);
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > Enough)
        {
            json.Flush();
        }
    }

    /// <summary>A point.</summary>
    public void Point(double[] place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        Place(place);
        json.WriteEndObject();
    }

    /// <summary>A line. It has two points at least: where it stays in place, its point twice.</summary>
    public void Line(IReadOnlyList<double[]> line)
    {
        json.WriteStartObject();
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var place in line.Count == 1 ? [line[0], line[0]] : line)
        {
            Place(place);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A polygon of one ring, counter-clockwise, whose last place is the first.</summary>
    public void Polygon(IEnumerable<double[]> ring)
    {
        json.WriteStartObject();
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var place in ring)
        {
            Place(place);
        }
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Ends the collection.</summary>
    public void Dispose()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Dispose();
    }

    private void Place(double[] place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place[0], Digits));
        json.WriteNumberValue(Math.Round(place[1], Digits));
        json.WriteEndArray();
    }
}
