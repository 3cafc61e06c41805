namespace Patrol.Contracts.Hotspots;

/// <summary>The demand that a query found, as every answer shows it. Dates are local and half-open.</summary>
/// <param name="Categories">Codes of the categories counted.</param>
/// <param name="From">First Monday counted.</param>
/// <param name="To">Monday after the last week counted.</param>
/// <param name="Weeks">Weeks between, gaps left out.</param>
/// <param name="Hours">Ranges of hours of the week; null for all.</param>
/// <param name="Community">Code of the community; null for the district.</param>
/// <param name="WithDiscovered">True when discovered incidents are in it.</param>
/// <param name="Incidents">Incidents counted.</param>
/// <param name="TimedIncidents">Of these, known to the minute or an interval.</param>
/// <param name="Gaps">Stretches without any record, left out of rates.</param>
public sealed record DemandSummary(
    IReadOnlyList<string> Categories,
    string From,
    string To,
    double Weeks,
    string? Hours,
    string? Community,
    bool WithDiscovered,
    double Incidents,
    double TimedIncidents,
    IReadOnlyList<DateRange> Gaps
);
