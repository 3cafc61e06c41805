namespace Patrol.Papers.Features;

/// <summary>The CRS of a GeoPackage's features.</summary>
/// <param name="Srid">EPSG code.</param>
/// <param name="Name">Name.</param>
/// <param name="Definition">Well-known text.</param>
internal sealed record GeoPackageCrs(int Srid, string Name, string Definition);
