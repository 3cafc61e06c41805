namespace Patrol.Contracts.Periods;

/// <summary>How periods were found: the method card's numbers.</summary>
/// <param name="Method">Code of the method: <c>circularSegmentation</c>.</param>
/// <param name="BandwidthHours">Deviation of the smoothing around the week; null where an even week foretells best.</param>
/// <param name="PriorStrength">Incidents of the district's week that a community is drawn toward it by; null for the district.</param>
/// <param name="Weeks">Weeks observed.</param>
/// <param name="Draws">Draws of weeks; null with too few weeks.</param>
/// <param name="FewestWeeks">Fewest weeks that give an interval.</param>
public sealed record PeriodMethod(
    string Method,
    double? BandwidthHours,
    double? PriorStrength,
    int Weeks,
    int? Draws,
    int FewestWeeks
);
