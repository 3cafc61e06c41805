using System.Globalization;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>
/// What the tags of an OpenStreetMap way say about a street. The most specific access tag decides for each mode
/// (foot before access; bicycle, then vehicle, then access; motorcar, motor_vehicle, vehicle, access): <c>no</c>,
/// <c>private</c> and <c>military</c> close the street, all else opens it. Nobody walks on motorways and motor roads.
/// Source: OpenStreetMap wiki, "Key:highway", "Key:access", "Key:oneway", "Key:maxspeed".
/// </summary>
internal static class OsmStreetTags
{
    private const float KmhPerMile = 1.609344f;
    private const float MostKmh = 150;
    private static readonly HashSet<string> Closed =
    [
        "no",
        "private",
        "military",
        "use_sidepath",
        "dismount",
    ];
    private static readonly HashSet<string> ClosedToCars =
    [
        "agricultural",
        "forestry",
        "emergency",
        "bus",
        "psv",
    ];

    private static readonly Dictionary<string, StreetClass> Classes = new()
    {
        ["motorway"] = StreetClass.Highway,
        ["motorway_link"] = StreetClass.Highway,
        ["trunk"] = StreetClass.Arterial,
        ["trunk_link"] = StreetClass.Arterial,
        ["primary"] = StreetClass.Arterial,
        ["primary_link"] = StreetClass.Arterial,
        ["secondary"] = StreetClass.Collector,
        ["secondary_link"] = StreetClass.Collector,
        ["tertiary"] = StreetClass.Collector,
        ["tertiary_link"] = StreetClass.Collector,
        ["unclassified"] = StreetClass.Local,
        ["residential"] = StreetClass.Local,
        ["living_street"] = StreetClass.Local,
        ["road"] = StreetClass.Local,
        ["service"] = StreetClass.Service,
        ["track"] = StreetClass.Service,
        ["pedestrian"] = StreetClass.Path,
        ["footway"] = StreetClass.Path,
        ["path"] = StreetClass.Path,
        ["steps"] = StreetClass.Path,
        ["cycleway"] = StreetClass.Path,
        ["bridleway"] = StreetClass.Path,
    };

    /// <summary>Traits of a way; null when it is no street in use (no highway, planned, an area, a race track).</summary>
    public static StreetTraits? Find(IReadOnlyDictionary<string, string> tags)
    {
        if (
            !tags.TryGetValue("highway", out var highway)
            || !Classes.TryGetValue(highway, out var @class)
            || tags.GetValueOrDefault("area") == "yes"
        )
        {
            return null;
        }
        var name = tags.GetValueOrDefault("name") ?? tags.GetValueOrDefault("ref");
        var speeds = new SegmentSpeeds(
            FootKmh(tags, @class),
            EBikeKmh(tags, highway, @class),
            CarKmh(tags, highway, @class)
        );
        return new StreetTraits(
            string.IsNullOrWhiteSpace(name) ? null : name,
            @class,
            speeds,
            Direction(tags, highway)
        );
    }

    private static float FootKmh(IReadOnlyDictionary<string, string> tags, StreetClass @class)
    {
        var isOpen = @class != StreetClass.Highway && tags.GetValueOrDefault("motorroad") != "yes";
        return IsOpen(tags, isOpen, "foot", "access") ? ClassSpeeds.FootKmh : 0;
    }

    private static float EBikeKmh(
        IReadOnlyDictionary<string, string> tags,
        string highway,
        StreetClass @class
    )
    {
        var isOpen =
            @class != StreetClass.Highway
            && tags.GetValueOrDefault("motorroad") != "yes"
            && highway is not ("steps" or "footway" or "pedestrian" or "bridleway");
        var mayRide = IsOpen(tags, isOpen, "bicycle", "vehicle", "access") && highway != "steps";
        return mayRide ? ClassSpeeds.EBikeKmh : 0;
    }

    private static float CarKmh(IReadOnlyDictionary<string, string> tags, string highway, StreetClass @class)
    {
        var isOpen = @class != StreetClass.Path;
        var deciding = Deciding(tags, "motorcar", "motor_vehicle", "vehicle", "access");
        if (
            !IsOpen(isOpen, deciding)
            || (deciding is not null && ClosedToCars.Contains(deciding))
            || highway == "steps"
        )
        {
            return 0;
        }
        var usual =
            @class == StreetClass.Path ? ClassSpeeds.CarKmh(StreetClass.Service) : ClassSpeeds.CarKmh(@class);
        return MaxSpeedKmh(tags.GetValueOrDefault("maxspeed")) ?? usual;
    }

    private static bool IsOpen(
        IReadOnlyDictionary<string, string> tags,
        bool usually,
        params ReadOnlySpan<string> keys
    ) => IsOpen(usually, Deciding(tags, keys));

    /// <summary>A closing value closes; an opening one opens what is usually closed only when it names the mode.</summary>
    private static bool IsOpen(bool usually, string? deciding) =>
        deciding is null ? usually
        : Closed.Contains(deciding) ? false
        : usually || deciding is "yes" or "designated" or "permissive" or "destination" or "official";

    private static string? Deciding(
        IReadOnlyDictionary<string, string> tags,
        params ReadOnlySpan<string> keys
    )
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (tags.TryGetValue(keys[i], out var value))
            {
                var isGeneral = keys[i] is "access" or "vehicle";
                return isGeneral && !Closed.Contains(value) && !ClosedToCars.Contains(value) ? null : value;
            }
        }
        return null;
    }

    private static OneWay Direction(IReadOnlyDictionary<string, string> tags, string highway) =>
        tags.GetValueOrDefault("oneway") switch
        {
            "yes" or "true" or "1" => OneWay.Forward,
            "-1" or "reverse" => OneWay.Backward,
            null when highway is "motorway" or "motorway_link" => OneWay.Forward,
            null when tags.GetValueOrDefault("junction") is "roundabout" or "circular" => OneWay.Forward,
            _ => OneWay.No,
        };

    /// <summary>Speed of a maxspeed value in km/h; null when it is absent or no number.</summary>
    internal static float? MaxSpeedKmh(string? value)
    {
        if (value is null)
        {
            return null;
        }
        var text = value.Trim();
        var isMiles = text.EndsWith("mph", StringComparison.OrdinalIgnoreCase);
        var number = isMiles ? text[..^3] : text.Replace("km/h", "", StringComparison.OrdinalIgnoreCase);
        return
            float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed)
            && speed is > 0 and <= MostKmh
            ? speed * (isMiles ? KmhPerMile : 1)
            : null;
    }
}
