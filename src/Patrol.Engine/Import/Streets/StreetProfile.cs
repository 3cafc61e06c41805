using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>How a file of GeoJSON center lines is to be understood.</summary>
/// <param name="Crs">Source CRS; null: the file's own statement, else EPSG:4326.</param>
/// <param name="NameProperty">Property with the street's name; null when there is none.</param>
/// <param name="ClassProperty">Property that tells the class; null when there is none.</param>
/// <param name="Classes">Class by the property's value.</param>
/// <param name="DefaultClass">Class of values not listed; <see cref="StreetClass.Local"/> when left out.</param>
/// <param name="FootOnly">Values of the class property that only people on foot may use, such as stairways.</param>
/// <param name="OneWayProperty">Property that tells the direction; null when there is none.</param>
/// <param name="OneWays">Direction by the property's value; values not listed are two-way.</param>
public sealed record StreetProfile(
    string? Crs = null,
    string? NameProperty = null,
    string? ClassProperty = null,
    IReadOnlyDictionary<string, StreetClass>? Classes = null,
    StreetClass? DefaultClass = null,
    IReadOnlyList<string>? FootOnly = null,
    string? OneWayProperty = null,
    IReadOnlyDictionary<string, OneWay>? OneWays = null
)
{
    /// <summary>Reads a profile from JSON.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static StreetProfile Read(string path) => JsonRecord.Read<StreetProfile>(path);
}
