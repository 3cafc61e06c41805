using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.GeoJson;

/// <summary>
/// A feature as read: wanted properties as text and the coordinates flattened, in the source CRS. Positions without
/// two finite numbers are NaN.
/// </summary>
/// <param name="Row">1-based number in the file.</param>
/// <param name="Type">Geometry type; null without a geometry.</param>
/// <param name="Coordinates">Positions, first and second coordinate.</param>
/// <param name="PartEnds">[part] index after its last position; a part is a line or ring, or all of a multipoint.</param>
/// <param name="PolygonEnds">[polygon] index after its last part.</param>
/// <param name="Properties">Wanted properties as trimmed text; absent, null and blank ones and nested ones are left out.</param>
internal sealed record GeoJsonFeature(
    int Row,
    string? Type,
    Coordinate[] Coordinates,
    int[] PartEnds,
    int[] PolygonEnds,
    IReadOnlyDictionary<string, string> Properties
)
{
    /// <summary>A wanted property; null when it is absent or blank, or no name is given.</summary>
    public string? Find(string? property) => property is null ? null : Properties.GetValueOrDefault(property);

    /// <summary>Positions of a part.</summary>
    public ReadOnlySpan<Coordinate> Part(int part)
    {
        var start = part == 0 ? 0 : PartEnds[part - 1];
        return Coordinates.AsSpan(start, PartEnds[part] - start);
    }

    /// <summary>True when there is a position and every one has two finite numbers.</summary>
    public bool HasPlace =>
        Coordinates.Length > 0
        && Array.TrueForAll(Coordinates, c => double.IsFinite(c.X) && double.IsFinite(c.Y));
}
