using NetTopologySuite.Geometries;

namespace Patrol.Engine.Model;

/// <summary>Classes of streets, from widest to narrowest.</summary>
public enum StreetClass
{
    /// <summary>Motorway or limited-access highway.</summary>
    Highway = 1,

    /// <summary>Arterial: trunk, primary.</summary>
    Arterial = 2,

    /// <summary>Collector: secondary, tertiary.</summary>
    Collector = 3,

    /// <summary>Local street.</summary>
    Local = 4,

    /// <summary>Service way, alley, parking aisle.</summary>
    Service = 5,

    /// <summary>Footway, path, steps, pedestrian street, cycleway.</summary>
    Path = 6,
}

/// <summary>Directions in which vehicles may use a segment. People on foot use both.</summary>
public enum OneWay
{
    /// <summary>Both directions.</summary>
    No = 0,

    /// <summary>From the first to the last vertex only.</summary>
    Forward = 1,

    /// <summary>From the last to the first vertex only.</summary>
    Backward = 2,
}

/// <summary>Speeds by mode in km/h; 0 means that the mode may not use the segment.</summary>
public readonly record struct SegmentSpeeds(float FootKmh, float EBikeKmh, float CarKmh);

/// <summary>A piece of street between two nodes, with no junction in between.</summary>
/// <param name="Number">0-based number within the district's network.</param>
/// <param name="FromNode">0-based node at the first vertex.</param>
/// <param name="ToNode">0-based node at the last vertex.</param>
/// <param name="Name">Street name; null when it has none.</param>
/// <param name="Class">Class of the street.</param>
/// <param name="LengthMeters">Length along the vertices in the metric CRS, corrected by nothing.</param>
/// <param name="Speeds">Speeds by mode.</param>
/// <param name="OneWay">Directions for vehicles.</param>
/// <param name="Shape">Vertices in the district's metric CRS.</param>
public sealed record StreetSegment(
    int Number,
    int FromNode,
    int ToNode,
    string? Name,
    StreetClass Class,
    double LengthMeters,
    SegmentSpeeds Speeds,
    OneWay OneWay,
    LineString Shape
);
