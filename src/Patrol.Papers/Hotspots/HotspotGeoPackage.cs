using Patrol.Contracts.Papers;
using Patrol.Papers.Features;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Words;

namespace Patrol.Papers.Hotspots;

/// <summary>
/// A hotspot map as a GeoPackage (OGC 12-128r18, version 1.3): layer <c>hotspot_cells</c> of exact squares in the district's metric
/// CRS with a spatial index, and table <c>method_card</c>.
/// </summary>
public static class HotspotGeoPackage
{
    /// <summary>Name of the layer.</summary>
    public const string Layer = "hotspot_cells";

    /// <summary>Writes it; the stream stays open.</summary>
    public static void Write(Stream target, HotspotSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sheet);
        var frame = sheet.Cells.Frame;
        using var package = new GeoPackageFile(
            new GeoPackageCrs(frame.Srid, frame.Name, frame.Definition),
            sheet.Made
        );
        package.AddPolygons(
            Layer,
            HotspotWords.Title(sheet),
            $"{PlanWords.Honest} {HotspotWords.Source(sheet)}",
            [.. CellField.All.Select(field => (field.Name, SqlOf(field.Type)))],
            sheet.Cells.Number,
            index =>
            {
                var (x, y) = sheet.Cells.Origin(index);
                var (east, north) = (x + frame.CellMeters, y + frame.CellMeters);
                return [x, y, east, y, east, north, x, north, x, y];
            },
            index => CellField.All.Select(field => field.Of(sheet, index))
        );
        package.AddTable(
            "method_card",
            "How the map was made and how well it does",
            [.. HotspotCard.Of(sheet)]
        );
        package.CopyTo(target);
    }

    private static string SqlOf(CellFieldType type) =>
        type switch
        {
            CellFieldType.Whole => "INTEGER",
            CellFieldType.Number => "REAL",
            _ => "TEXT",
        };
}
