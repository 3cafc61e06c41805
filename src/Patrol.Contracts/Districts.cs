namespace Patrol.Contracts;

/// <summary>A district as a map needs it. Coordinates are WGS 84 degrees, longitude first.</summary>
/// <param name="Code">Short name used in addresses.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Anchor">Longitude, latitude a map opens at.</param>
/// <param name="Bounds">West, south, east, north; null until areas or streets are imported.</param>
/// <param name="MetricSrid">EPSG code of the district's metric CRS.</param>
/// <param name="TimeZone">IANA zone of its clock.</param>
/// <param name="TilesVersion">Changes whenever anything on the map changes; part of tile addresses.</param>
/// <param name="Counts">Numbers of things by kind: <c>subdistricts</c>, <c>communities</c>, <c>managementGrids</c>,
/// <c>enterprises</c>, <c>streets</c>, <c>sites</c>, <c>bases</c>, <c>land</c>, <c>incidents</c>, <c>members</c>,
/// <c>membersGenerated</c> (those of them made up), <c>teams</c>, <c>units</c>.</param>
/// <param name="Raster">The analysis raster; null until one is made.</param>
/// <param name="CurrentSurface">Id of the newest surface; null until one is computed.</param>
public sealed record DistrictView(
    string Code,
    string Name,
    double[] Anchor,
    double[]? Bounds,
    int MetricSrid,
    string TimeZone,
    string TilesVersion,
    IReadOnlyDictionary<string, int> Counts,
    RasterView? Raster,
    string? CurrentSurface
);

/// <summary>The analysis raster. The center of the cell at (column, row) is origin + (column + 0.5, row + 0.5) · cell size.</summary>
public sealed record RasterView(
    int Number,
    double OriginX,
    double OriginY,
    double CellMeters,
    int Columns,
    int Rows,
    int Cells
);

/// <summary>An administrative area in a list.</summary>
/// <param name="Kind"><c>subdistrict</c>, <c>community</c>, <c>managementGrid</c> or <c>enterprise</c>.</param>
/// <param name="Code">Code within its kind.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Parent">Code one level up; null at the top.</param>
/// <param name="Bounds">West, south, east, north in WGS 84.</param>
/// <param name="SquareKilometers">Area.</param>
/// <param name="Residents">Residents, or staff of an enterprise; null when unknown.</param>
/// <param name="IncidentsPerWeek">Rate of the current surface summed over its cells; null without one.</param>
public sealed record AreaView(
    string Kind,
    string Code,
    string Name,
    string? Parent,
    double[] Bounds,
    double SquareKilometers,
    int? Residents,
    double? IncidentsPerWeek
);

/// <summary>A base in a list.</summary>
/// <param name="Kind"><c>communityOffice</c>, <c>servicePoint</c> or <c>station</c>.</param>
/// <param name="Code">Code within the district.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Place">Longitude, latitude.</param>
public sealed record BaseView(string Kind, string Code, string Name, double[] Place);

/// <summary>Something found by its name.</summary>
/// <param name="Kind"><c>street</c>, <c>site</c>, <c>base</c>, <c>subdistrict</c>, <c>community</c>, <c>enterprise</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Detail">What it is, as a code such as <c>school</c>; null when the kind says all.</param>
/// <param name="Bounds">West, south, east, north in WGS 84.</param>
/// <param name="Code">Code within the district; null for a street.</param>
public sealed record SearchHit(
    string Kind,
    string Name,
    string? Detail,
    double[] Bounds,
    string? Code = null
);
