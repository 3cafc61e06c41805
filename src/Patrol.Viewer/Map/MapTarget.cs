using System.Globalization;

namespace Patrol.Viewer.Map;

/// <summary>What is selected on the map.</summary>
/// <param name="Kind"><c>cell</c>, <c>base</c>, <c>site</c>, <c>area</c>, <c>beat</c>, <c>walk</c> or <c>street</c>.</param>
/// <param name="Id">Ordinal of a cell, code of a base, kind and code of an area (<c>community-7</c>), index of a beat,
/// rank of a walkable hotspot, number of a street segment.</param>
/// <param name="Name">Its name, where the map knows it.</param>
/// <param name="Detail">Its kind in detail, where the map knows it.</param>
public sealed record MapTarget(string Kind, string Id, string Name = "", string Detail = "")
{
    /// <summary>As it stands in the address; empty for what has no lasting name.</summary>
    public string Key => Kind is "cell" or "base" or "area" ? $"{Kind}-{Id}" : "";

    /// <summary>Ordinal of a cell; null for anything else.</summary>
    public int? Cell =>
        Kind == "cell" && int.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var cell)
            ? cell
            : null;

    /// <summary>An area of a level.</summary>
    public static MapTarget Area(string level, string code) => new("area", $"{level}-{code}");

    /// <summary>Reads what the address asks for; null when it asks for nothing known.</summary>
    public static MapTarget? Parse(string key)
    {
        var cut = key.IndexOf('-', StringComparison.Ordinal);
        return cut > 0 && key[..cut] is "cell" or "base" or "area"
            ? new MapTarget(key[..cut], key[(cut + 1)..])
            : null;
    }
}
