using System.Text.Encodings.Web;
using System.Text.Json;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;

namespace Patrol.Papers;

/// <summary>
/// Ways of a version as GeoJSON (RFC 7946): points of bases and stops, lines of the ways between them. WGS 84, longitude first.
/// </summary>
public static class RouteGeoJson
{
    private const int Digits = 7;

    /// <summary>The collection as UTF-8.</summary>
    public static byte[] Write(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
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
            json.WriteString("plan", plan.Detail.Plan.Id);
            json.WriteString("week", plan.Detail.Plan.Week);
            json.WriteString("state", plan.Detail.Plan.State);
            json.WriteString("note", Words.PlanWords.Honest);
            json.WriteStartArray("features");
            foreach (var home in plan.Map.Bases)
            {
                WriteBase(json, home);
            }
            foreach (var route in PlanSubjects.Ways(plan))
            {
                WriteRoute(json, route);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void WriteBase(Utf8JsonWriter json, PaperPlace home) =>
        WriteFeature(
            json,
            () => WritePoint(json, home.Place),
            () =>
            {
                json.WriteString("kind", "base");
                json.WriteString("code", home.Code);
                json.WriteString("name", home.Name);
            }
        );

    private static void WriteRoute(Utf8JsonWriter json, RouteView route)
    {
        foreach (var stop in route.Stops)
        {
            WriteFeature(
                json,
                () => WritePoint(json, stop.Place),
                () =>
                {
                    json.WriteString("kind", "stop");
                    json.WriteString("slot", route.Slot);
                    json.WriteNumber("number", stop.Number);
                    json.WriteString("arrive", stop.Arrive);
                    json.WriteString("leave", stop.Leave);
                    json.WriteString("street", stop.Street);
                    json.WriteString("near", stop.Near);
                    json.WriteString("mustVisit", stop.MustVisit);
                }
            );
        }
        for (var index = 0; index < route.Legs.Count; index++)
        {
            var leg = route.Legs[index];
            if (leg.Line.Count == 0)
            {
                continue;
            }
            WriteFeature(
                json,
                () => WriteLine(json, leg.Line),
                () =>
                {
                    json.WriteString("kind", "leg");
                    json.WriteString("slot", route.Slot);
                    json.WriteNumber("number", index + 1);
                    json.WriteString("from", leg.From);
                    json.WriteString("to", leg.To);
                    json.WriteNumber("meters", Math.Round(leg.Meters, 1));
                    json.WriteStartArray("streets");
                    foreach (var street in leg.Streets)
                    {
                        json.WriteStringValue(street);
                    }
                    json.WriteEndArray();
                }
            );
        }
    }

    private static void WriteFeature(Utf8JsonWriter json, Action geometry, Action properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        geometry();
        json.WriteStartObject("properties");
        properties();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, double[] place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePlace(json, place);
        json.WriteEndObject();
    }

    // A line has two points at least: where a leg stays in place, its point twice.
    private static void WriteLine(Utf8JsonWriter json, IReadOnlyList<double[]> line)
    {
        json.WriteStartObject();
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var place in line.Count == 1 ? [line[0], line[0]] : line)
        {
            WritePlace(json, place);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, double[] place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place[0], Digits));
        json.WriteNumberValue(Math.Round(place[1], Digits));
        json.WriteEndArray();
    }
}
