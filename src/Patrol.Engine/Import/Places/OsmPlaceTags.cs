using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>
/// What OpenStreetMap tags say about places. Source: OpenStreetMap wiki, "Map features". Residential ground counts as
/// compound; tunnels are no barrier.
/// </summary>
internal static class OsmPlaceTags
{
    /// <summary>Kind of site; null when the element is none.</summary>
    public static SiteKind? FindSite(IReadOnlyDictionary<string, string> tags) =>
        Tag(tags, "amenity") switch
        {
            "school" or "kindergarten" or "college" or "university" => SiteKind.School,
            "hospital" or "clinic" => SiteKind.Hospital,
            "marketplace" => SiteKind.Market,
            "bus_station" => SiteKind.BusHub,
            _ => Tag(tags, "shop") switch
            {
                "mall" or "supermarket" or "department_store" => SiteKind.Market,
                _ => FindOtherSite(tags),
            },
        };

    /// <summary>Kind of land under everything else; null when the element is none.</summary>
    public static LandKind? FindLand(IReadOnlyDictionary<string, string> tags)
    {
        if (Tag(tags, "building") is { } building && building != "no")
        {
            return LandKind.Building;
        }
        return Tag(tags, "landuse") switch
        {
            "reservoir" or "basin" => LandKind.Water,
            "railway" => LandKind.Railway,
            "residential" => LandKind.Compound,
            "industrial" or "commercial" or "retail" => LandKind.Industrial,
            "forest" or "grass" or "meadow" or "village_green" or "recreation_ground" or "cemetery" =>
                LandKind.Park,
            _ => FindNaturalLand(tags),
        };
    }

    /// <summary>Kind of a barrier drawn as a line: railways above ground, rivers and canals; null for all else.</summary>
    public static LandKind? FindLine(IReadOnlyDictionary<string, string> tags)
    {
        if (Tag(tags, "tunnel") is { } tunnel && tunnel != "no")
        {
            return null;
        }
        return Tag(tags, "railway") is "rail" or "light_rail" or "narrow_gauge" ? LandKind.Railway
            : Tag(tags, "waterway") is "river" or "canal" ? LandKind.Water
            : null;
    }

    private static SiteKind? FindOtherSite(IReadOnlyDictionary<string, string> tags) =>
        Tag(tags, "railway") is "station" or "halt" ? SiteKind.Metro
        : Tag(tags, "leisure") is "park" or "garden" ? SiteKind.Park
        : Tag(tags, "leisure") is "stadium" ? SiteKind.Stadium
        : Tag(tags, "place") is "square" ? SiteKind.Plaza
        : Tag(tags, "highway") is "pedestrian" && Tag(tags, "area") is "yes" ? SiteKind.Plaza
        : Tag(tags, "man_made") is "works" ? SiteKind.Enterprise
        : null;

    private static LandKind? FindNaturalLand(IReadOnlyDictionary<string, string> tags) =>
        Tag(tags, "natural") switch
        {
            "water" => LandKind.Water,
            "wood" or "scrub" or "grassland" or "heath" => LandKind.Park,
            _ => Tag(tags, "waterway") is "riverbank" or "dock" ? LandKind.Water
            : Tag(tags, "leisure") is "park" or "garden" or "golf_course" or "playground" ? LandKind.Park
            : null,
        };

    private static string? Tag(IReadOnlyDictionary<string, string> tags, string key) =>
        tags.GetValueOrDefault(key);
}
