using NetTopologySuite.Geometries;

namespace Patrol.Engine.Network;

/// <summary>A piece of a path along one segment; against the segment's direction where it ends at a smaller offset.</summary>
/// <param name="Segment">Number of the segment.</param>
/// <param name="FromMeters">Offset at which it starts.</param>
/// <param name="ToMeters">Offset at which it ends.</param>
public readonly record struct PathPiece(int Segment, double FromMeters, double ToMeters);

/// <summary>The fastest way between two points of the streets.</summary>
/// <param name="Seconds">Time, not rounded.</param>
/// <param name="Meters">Length along the streets.</param>
/// <param name="Pieces">Pieces in order.</param>
/// <param name="Shape">Line from point to point in the metric CRS; both ends are the same where the points are.</param>
/// <param name="Streets">Names of the streets in order, each once in a row; streets without a name are left out.</param>
public sealed record TravelPath(
    double Seconds,
    double Meters,
    IReadOnlyList<PathPiece> Pieces,
    LineString Shape,
    IReadOnlyList<string> Streets
);
