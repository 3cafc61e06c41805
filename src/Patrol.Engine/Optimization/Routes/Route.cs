using NodaTime;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>The way of one patrol: base, stops in order, base.</summary>
/// <param name="Patrol">Code of the patrol.</param>
/// <param name="Stops">Stops in order.</param>
/// <param name="Legs">One more than stops: from the base to the first stop … from the last stop to the base; none when there
/// are no stops.</param>
/// <param name="RiskCovered">Expected incidents of the pairs (cell, hour) that it covers and no route before it in the
/// plan.</param>
/// <param name="Reason">Why it has no stops; null when it has.</param>
public sealed record Route(
    string Patrol,
    IReadOnlyList<RouteStop> Stops,
    IReadOnlyList<RouteLeg> Legs,
    double RiskCovered,
    Reason? Reason = null
);

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

/// <summary>A way between two stops, or between base and stop. It may take longer than the streets need.</summary>
/// <param name="From">Departure.</param>
/// <param name="To">Arrival.</param>
/// <param name="Meters">Length of the fastest way, with the way between base and street.</param>
public sealed record RouteLeg(Instant From, Instant To, double Meters);
