namespace Patrol.Contracts.Plans;

/// <summary>The way of one patrol, from its base and back. Coordinates are WGS 84 degrees, longitude first.</summary>
/// <param name="Slot">Code of its slot.</param>
/// <param name="Base">Name of the base.</param>
/// <param name="BasePlace">Longitude, latitude of the base.</param>
/// <param name="From">Start, local wall clock.</param>
/// <param name="To">End, local wall clock.</param>
/// <param name="Stops">Stops in their order.</param>
/// <param name="Legs">Ways between them: one more than there are stops, or none.</param>
/// <param name="Meters">Length of all legs.</param>
/// <param name="RiskCovered">Reported incidents expected in what it covers first.</param>
/// <param name="Reason">Why it has no stops, or not all that it had to pass; null otherwise.</param>
public sealed record RouteView(
    string Slot,
    string Base,
    double[] BasePlace,
    string From,
    string To,
    IReadOnlyList<RouteStopView> Stops,
    IReadOnlyList<RouteLegView> Legs,
    double Meters,
    double RiskCovered,
    ReasonView? Reason
);

/// <summary>A stop.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Place">Longitude, latitude.</param>
/// <param name="Street">Name of its street; null when it has none.</param>
/// <param name="Near">Name of a site, compound or entrance near it; null without one.</param>
/// <param name="Arrive">Local wall clock, to the second.</param>
/// <param name="Leave">Local wall clock, to the second.</param>
/// <param name="MustVisit">Name of the point that has to be passed there; null otherwise.</param>
public sealed record RouteStopView(
    int Number,
    double[] Place,
    string? Street,
    string? Near,
    string Arrive,
    string Leave,
    string? MustVisit
);

/// <summary>The way from one stop to the next.</summary>
/// <param name="From">Local wall clock, to the second.</param>
/// <param name="To">Local wall clock, to the second.</param>
/// <param name="Meters">Length.</param>
/// <param name="Streets">Names of its streets in their order.</param>
/// <param name="Line">[point] longitude, latitude.</param>
public sealed record RouteLegView(
    string From,
    string To,
    double Meters,
    IReadOnlyList<string> Streets,
    IReadOnlyList<double[]> Line
);
