using System.Text.Encodings.Web;
using System.Text.Json;
using Patrol.Contracts.Hotspots;

namespace Patrol.Papers.Hotspots;

/// <summary>
/// Walkable areas as GeoJSON (RFC 7946): a polygon an area, outer ring counter-clockwise. WGS 84, longitude first.
/// </summary>
public static class AreaGeoJson
{
    /// <summary>The collection as UTF-8.</summary>
    public static byte[] Write(WalkableAreas areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        using var stream = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("areas", areas.Id);
            json.WriteString("district", areas.District);
            json.WriteString("method", areas.Method);
            json.WriteString("from", areas.Demand.From);
            json.WriteString("to", areas.Demand.To);
            json.WriteString("note", Words.PlanWords.Honest);
            json.WriteStartArray("features");
            foreach (var area in areas.Areas)
            {
                WriteArea(json, area);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void WriteArea(Utf8JsonWriter json, WalkableArea area)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", area.Rank);
        json.WriteStartObject("geometry");
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        for (var ring = 0; ring < area.Outline.Length; ring++)
        {
            WriteRing(json, area.Outline[ring], isOuter: ring == 0);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteNumber("rank", area.Rank);
        json.WriteNumber("squareMeters", Math.Round(area.SquareMeters));
        json.WriteNumber("incidentsPerWeek", Math.Round(area.PerWeek, 3));
        json.WriteNumber("share", Math.Round(area.Share, 6));
        json.WriteString("community", area.Community);
        json.WriteStartArray("streets");
        foreach (var street in area.Streets)
        {
            json.WriteStringValue(street);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, double[][] ring, bool isOuter)
    {
        json.WriteStartArray();
        foreach (var point in IsCounterClockwise(ring) == isOuter ? ring : [.. ring.Reverse()])
        {
            json.WriteStartArray();
            json.WriteNumberValue(point[0]);
            json.WriteNumberValue(point[1]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    // Twice the area that the ring goes around, from its first point, so that degrees far from 0 lose nothing.
    private static bool IsCounterClockwise(double[][] ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
        {
            sum +=
                (ring[i - 1][0] - ring[0][0]) * (ring[i][1] - ring[0][1])
                - (ring[i][0] - ring[0][0]) * (ring[i - 1][1] - ring[0][1]);
        }
        return sum > 0;
    }
}
