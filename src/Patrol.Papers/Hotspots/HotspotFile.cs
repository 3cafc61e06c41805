using Patrol.Contracts.Papers;
using Patrol.Papers.Words;

namespace Patrol.Papers.Hotspots;

/// <summary>A kind of file that a hotspot map is handed out as.</summary>
/// <param name="Kind">Its ending, such as <c>gpkg</c>.</param>
/// <param name="Type">Media type.</param>
/// <param name="HasGround">True where streets and land are shown.</param>
/// <param name="HasSize">True for pictures, whose size is asked for.</param>
public sealed record HotspotFile(string Kind, string Type, bool HasGround, bool HasSize)
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<HotspotFile> All =
    [
        new("geojson", "application/geo+json", false, false),
        new("gpkg", "application/geopackage+sqlite3", false, false),
        new("csv", "text/csv; charset=utf-8", false, false),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, false),
        new("png", "image/png", true, true),
        new("svg", "image/svg+xml", true, true),
        new("pdf", "application/pdf", true, false),
    ];

    /// <summary>A kind by its ending; null when there is none.</summary>
    public static HotspotFile? Find(string kind) => All.FirstOrDefault(one => one.Kind == kind);

    /// <summary>Its name: district, community, first and last day, <c>dc-hotspots-2024-01-01-to-2024-12-29.png</c>.</summary>
    public string NameOf(HotspotSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var demand = sheet.Map.Demand;
        var community = demand.Community is { } code ? $"-{PaperFiles.Safe(code)}" : "";
        return $"{PaperFiles.Safe(sheet.Map.District)}{community}-hotspots-{demand.From}-to-{DemandWords.LastDay(demand.To)}.{Kind}";
    }

    /// <summary>Writes it; the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="size">Size of a picture; null for the usual.</param>
    public void Write(Stream target, HotspotSheet sheet, PictureSize? size = null)
    {
        switch (Kind)
        {
            case "geojson":
                HotspotGeoJson.Write(target, sheet);
                break;
            case "gpkg":
                HotspotGeoPackage.Write(target, sheet);
                break;
            case "csv":
                HotspotCsv.Write(target, sheet);
                break;
            case "xlsx":
                HotspotWorkbook.Write(target, sheet);
                break;
            case "png":
                HotspotPicture.WritePng(target, sheet, size ?? PictureSize.Usual);
                break;
            case "svg":
                HotspotPicture.WriteSvg(target, sheet, size ?? PictureSize.Usual);
                break;
            default:
                HotspotPaper.Write(target, sheet);
                break;
        }
    }
}
