using System.Text.Json;
using Patrol.Contracts.Papers;
using Patrol.Papers.Features;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Words;

namespace Patrol.Papers.Hotspots;

/// <summary>A hotspot map as GeoJSON (RFC 7946): a polygon a cell, its id the ordinal; the method card beside them.</summary>
public static class HotspotGeoJson
{
    /// <summary>Writes it, UTF-8; the stream stays open.</summary>
    public static void Write(Stream target, HotspotSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var features = new FeatureWriter(target, json => WriteHead(json, sheet));
        for (var cell = 0; cell < sheet.Cells.Number; cell++)
        {
            var index = cell;
            features.Feature(
                () =>
                    features.Polygon([
                        .. Enumerable.Range(0, 5).Select(at => sheet.Cells.Corner(index, at % 4)),
                    ]),
                json =>
                {
                    foreach (var field in CellField.All)
                    {
                        WriteField(json, field.Name, field.Of(sheet, index));
                    }
                },
                sheet.Cells.Ordinal[index]
            );
        }
    }

    private static void WriteHead(Utf8JsonWriter json, HotspotSheet sheet)
    {
        json.WriteString("name", $"{sheet.Map.District} hotspots");
        json.WriteString("note", PlanWords.Honest);
        json.WriteString("unit", "per_week: expected reported incidents of the cell a week");
        json.WriteStartArray("methodCard");
        foreach (var (item, value) in HotspotCard.Of(sheet))
        {
            json.WriteStartObject();
            json.WriteString("item", item);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case int whole:
                json.WriteNumber(name, whole);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteNull(name);
                break;
        }
    }
}
