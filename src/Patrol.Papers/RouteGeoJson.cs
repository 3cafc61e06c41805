using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Features;

namespace Patrol.Papers;

/// <summary>
/// Ways of a version as GeoJSON (RFC 7946): points of bases and stops, lines of the ways between them. WGS 84, longitude first.
/// </summary>
public static class RouteGeoJson
{
    /// <summary>The collection as UTF-8.</summary>
    public static byte[] Write(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var stream = new MemoryStream();
        using (
            var features = new FeatureWriter(
                stream,
                json =>
                {
                    json.WriteString("plan", plan.Detail.Plan.Id);
                    json.WriteString("week", plan.Detail.Plan.Week);
                    json.WriteString("state", plan.Detail.Plan.State);
                    json.WriteString("note", Words.PlanWords.Honest);
                }
            )
        )
        {
            foreach (var home in plan.Map.Bases)
            {
                WriteBase(features, home);
            }
            foreach (var route in PlanSubjects.Ways(plan))
            {
                WriteRoute(features, route);
            }
        }
        return stream.ToArray();
    }

    private static void WriteBase(FeatureWriter features, PaperPlace home) =>
        features.Feature(
            () => features.Point(home.Place),
            json =>
            {
                json.WriteString("kind", "base");
                json.WriteString("code", home.Code);
                json.WriteString("name", home.Name);
            }
        );

    private static void WriteRoute(FeatureWriter features, RouteView route)
    {
        foreach (var stop in route.Stops)
        {
            features.Feature(
                () => features.Point(stop.Place),
                json =>
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
            features.Feature(
                () => features.Line(leg.Line),
                json =>
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
}
