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
