using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Papers;

/// <summary>All that the files and pictures of a hotspot map are made from.</summary>
/// <param name="Map">The map without its values.</param>
/// <param name="DistrictName">Name of the district shown to people.</param>
/// <param name="Made">When it was made, local time of the district, ISO 8601 with its offset.</param>
/// <param name="Cells">The values, an element a cell.</param>
/// <param name="Ground">What lies below; streets and land may be left out for tables.</param>
/// <param name="CategoryNames">Names of the categories counted.</param>
public sealed record HotspotSheet(
    HotspotMap Map,
    string DistrictName,
    string Made,
    HotspotCells Cells,
    PaperMap Ground,
    IReadOnlyList<string> CategoryNames
);
