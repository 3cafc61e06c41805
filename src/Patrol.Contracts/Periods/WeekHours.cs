namespace Patrol.Contracts.Periods;

/// <summary>The 24 × 7 table, hour by hour: index = day · 24 + hour, 0 = Monday 00:00 local.</summary>
/// <param name="Sums">Aoristic sums of incidents: an interval counts in each hour by its fraction there.</param>
/// <param name="HoursOccurred">Hours of real time: one less where clocks skipped the hour, one more where they repeated it.</param>
/// <param name="RatePerHour">Sums over hours that occurred; null for an hour that never did.</param>
/// <param name="Share">Fraction of the week after smoothing and, for small counts, shrinkage; sums to 1.</param>
/// <param name="Stability">Share of the draws in which the hour lies in a period; null with too few weeks.</param>
public sealed record WeekHours(
    double[] Sums,
    double[] HoursOccurred,
    double?[] RatePerHour,
    double[] Share,
    double[]? Stability
);
