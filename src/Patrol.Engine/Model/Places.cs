using NetTopologySuite.Geometries;

namespace Patrol.Engine.Model;

/// <summary>Kinds of sites that attract people or need protection.</summary>
public enum SiteKind
{
    /// <summary>School or kindergarten.</summary>
    School = 1,

    /// <summary>Hospital or clinic.</summary>
    Hospital = 2,

    /// <summary>Market, mall or supermarket.</summary>
    Market = 3,

    /// <summary>Metro or railway station.</summary>
    Metro = 4,

    /// <summary>Bus hub.</summary>
    BusHub = 5,

    /// <summary>Park or garden.</summary>
    Park = 6,

    /// <summary>Plaza or square.</summary>
    Plaza = 7,

    /// <summary>Stadium or arena.</summary>
    Stadium = 8,

    /// <summary>Entrance of a residential compound.</summary>
    CompoundEntrance = 9,

    /// <summary>Enterprise or its gate.</summary>
    Enterprise = 10,

    /// <summary>Any other named site.</summary>
    Other = 11,
}

/// <summary>A named site.</summary>
/// <param name="Code">Unique within the district.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Place">Point in the district's metric CRS.</param>
public sealed record Site(string Code, SiteKind Kind, string Name, Point Place);

/// <summary>Kinds of bases.</summary>
public enum BaseKind
{
    /// <summary>Community police office.</summary>
    CommunityOffice = 1,

    /// <summary>Small police service point, in a mall or on a plaza.</summary>
    ServicePoint = 2,

    /// <summary>Police station.</summary>
    Station = 3,
}

/// <summary>A base: the place patrols start from and return to.</summary>
/// <param name="Code">Unique within the district.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Place">Point in the district's metric CRS.</param>
public sealed record PatrolBase(string Code, BaseKind Kind, string Name, Point Place);

/// <summary>Kinds of land and barriers drawn under everything else.</summary>
public enum LandKind
{
    /// <summary>River, lake, canal.</summary>
    Water = 1,

    /// <summary>Park, wood, grass.</summary>
    Park = 2,

    /// <summary>Railway line or yard.</summary>
    Railway = 3,

    /// <summary>Residential compound.</summary>
    Compound = 4,

    /// <summary>Building footprint.</summary>
    Building = 5,

    /// <summary>Commercial or industrial ground.</summary>
    Industrial = 6,
}

/// <summary>A piece of land or a barrier.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name; null when it has none.</param>
/// <param name="IsBarrier">True where nobody crosses on foot except at a street.</param>
/// <param name="Shape">Polygon, multipolygon or line in the district's metric CRS.</param>
public sealed record Land(LandKind Kind, string? Name, bool IsBarrier, Geometry Shape);
