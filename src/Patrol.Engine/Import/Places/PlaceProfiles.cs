using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>How a GeoJSON file of areas is to be understood.</summary>
/// <param name="Kind">Level of all its areas.</param>
/// <param name="CodeProperty">Property with the code; numbers are taken as written.</param>
/// <param name="NameProperty">Property with the name; null: the code.</param>
/// <param name="ParentProperty">Property with the code of the area one level up; null when there is none.</param>
/// <param name="ResidentsProperty">Property with the number of residents; null: not read.</param>
/// <param name="PersonProperties">Properties about persons: never read, listed in the report.</param>
/// <param name="Crs">Source CRS; null: the file's own statement, else EPSG:4326.</param>
public sealed record AreaProfile(
    AreaKind Kind,
    string CodeProperty,
    string? NameProperty = null,
    string? ParentProperty = null,
    string? ResidentsProperty = null,
    IReadOnlyList<string>? PersonProperties = null,
    string? Crs = null
)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static AreaProfile Read(string path) => JsonRecord.Read<AreaProfile>(path);
}

/// <summary>How a GeoJSON file of sites is to be understood.</summary>
/// <param name="CodeProperty">Property with the code.</param>
/// <param name="NameProperty">Property with the name; null: the code.</param>
/// <param name="DefaultKind">Kind of all sites, or of those whose kind isn't listed.</param>
/// <param name="KindProperty">Property that tells the kind; null when all are of the default kind.</param>
/// <param name="Kinds">Kind by the property's value.</param>
/// <param name="PersonProperties">Properties about persons: never read, listed in the report.</param>
/// <param name="Crs">Source CRS; null: the file's own statement, else EPSG:4326.</param>
public sealed record SiteProfile(
    string CodeProperty,
    string? NameProperty,
    SiteKind DefaultKind,
    string? KindProperty = null,
    IReadOnlyDictionary<string, SiteKind>? Kinds = null,
    IReadOnlyList<string>? PersonProperties = null,
    string? Crs = null
)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static SiteProfile Read(string path) => JsonRecord.Read<SiteProfile>(path);
}

/// <summary>How a GeoJSON file of bases is to be understood.</summary>
/// <param name="CodeProperty">Property with the code.</param>
/// <param name="NameProperty">Property with the name; null: the code.</param>
/// <param name="DefaultKind">Kind of all bases, or of those whose kind isn't listed.</param>
/// <param name="KindProperty">Property that tells the kind; null when all are of the default kind.</param>
/// <param name="Kinds">Kind by the property's value.</param>
/// <param name="PersonProperties">Properties about persons: never read, listed in the report.</param>
/// <param name="Crs">Source CRS; null: the file's own statement, else EPSG:4326.</param>
public sealed record BaseProfile(
    string CodeProperty,
    string? NameProperty,
    BaseKind DefaultKind,
    string? KindProperty = null,
    IReadOnlyDictionary<string, BaseKind>? Kinds = null,
    IReadOnlyList<string>? PersonProperties = null,
    string? Crs = null
)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static BaseProfile Read(string path) => JsonRecord.Read<BaseProfile>(path);
}

/// <summary>How a GeoJSON file of land is to be understood.</summary>
/// <param name="DefaultKind">Kind of all features, or of those whose kind isn't listed.</param>
/// <param name="NameProperty">Property with the name; null when there is none.</param>
/// <param name="KindProperty">Property that tells the kind; null when all are of the default kind.</param>
/// <param name="Kinds">Kind by the property's value.</param>
/// <param name="BarrierProperty">Property that is <c>true</c> for barriers; null: water and railways are.</param>
/// <param name="Crs">Source CRS; null: the file's own statement, else EPSG:4326.</param>
public sealed record LandProfile(
    LandKind DefaultKind,
    string? NameProperty = null,
    string? KindProperty = null,
    IReadOnlyDictionary<string, LandKind>? Kinds = null,
    string? BarrierProperty = null,
    string? Crs = null
)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static LandProfile Read(string path) => JsonRecord.Read<LandProfile>(path);
}

/// <summary>What an OpenStreetMap file's administrative boundaries mean in a district.</summary>
/// <param name="AdminLevels">Level of area by <c>admin_level</c>, such as <c>"8": "community"</c>; levels not listed
/// are not read. With none, no areas are read and no place is outside.</param>
public sealed record OsmPlaceProfile(IReadOnlyDictionary<string, AreaKind> AdminLevels)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static OsmPlaceProfile Read(string path) => JsonRecord.Read<OsmPlaceProfile>(path);
}
