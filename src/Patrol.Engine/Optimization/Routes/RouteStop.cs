using NodaTime;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>A stop of a route, at a point of a street.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="X">Easting, meters, metric CRS.</param>
/// <param name="Y">Northing.</param>
/// <param name="Segment">Number of the street segment.</param>
/// <param name="OffsetMeters">Meters along the segment from its first vertex.</param>
/// <param name="Street">Name of the street; null when it has none.</param>
/// <param name="Arrive">Arrival.</param>
/// <param name="Leave">Departure; a pass of a must-visit point may leave as it arrives.</param>
/// <param name="MustVisit">Code of the must-visit point that is passed; null at a stop for its risk.</param>
public sealed record RouteStop(
    int Number,
    double X,
    double Y,
    int Segment,
    double OffsetMeters,
    string? Street,
    Instant Arrive,
    Instant Leave,
    string? MustVisit = null
);
