using NetTopologySuite.Geometries;

namespace Patrol.Engine.Model;

/// <summary>Levels of administrative areas, widest first.</summary>
public enum AreaKind
{
    /// <summary>Part of the district under one police station.</summary>
    Subdistrict = 1,

    /// <summary>Part of a subdistrict under one community police office.</summary>
    Community = 2,

    /// <summary>Administrative unit below the community, with one responsible grid member.</summary>
    ManagementGrid = 3,

    /// <summary>The ground of a large enterprise; lies in one or more communities.</summary>
    Enterprise = 4,
}

/// <summary>An administrative area.</summary>
/// <param name="Kind">Its level.</param>
/// <param name="Code">Unique within its level and district.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="ParentCode">Code of the area one level up; null at the top or when unknown.</param>
/// <param name="Residents">Number of residents, or of staff for an enterprise; null when unknown.</param>
/// <param name="Shape">Polygon or multipolygon in the district's metric CRS, valid.</param>
public sealed record Area(
    AreaKind Kind,
    string Code,
    string Name,
    string? ParentCode,
    int? Residents,
    Geometry Shape
);
