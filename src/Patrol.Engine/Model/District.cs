using NetTopologySuite.Geometries;
using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>One district police branch: its place on Earth, its metric CRS and its clock.</summary>
/// <param name="Id">Key of the tenant.</param>
/// <param name="Code">Short lower-case name used in addresses and commands, such as <c>dc</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="AnchorLongitude">Degrees east, WGS 84, of the point a map opens at.</param>
/// <param name="AnchorLatitude">Degrees north, WGS 84.</param>
/// <param name="MetricSrid">EPSG code of the projected CRS, in meters, that all geometry is stored in.</param>
/// <param name="TimeZone">IANA zone of the district's clock.</param>
/// <param name="Boundary">Area of the district in the metric CRS; null until areas are imported.</param>
public sealed record District(
    DistrictId Id,
    string Code,
    string Name,
    double AnchorLongitude,
    double AnchorLatitude,
    int MetricSrid,
    DateTimeZone TimeZone,
    Geometry? Boundary
);
