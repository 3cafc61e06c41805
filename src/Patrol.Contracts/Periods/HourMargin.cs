namespace Patrol.Contracts.Periods;

/// <summary>A day of the week or an hour of the day. Intervals hold 95 %, of the counts as they are, not smoothed.</summary>
/// <param name="Sum">Aoristic sum.</param>
/// <param name="Share">Fraction of the week.</param>
/// <param name="ShareLow">Lower end of its interval (Clopper and Pearson).</param>
/// <param name="ShareHigh">Upper end.</param>
/// <param name="PerWeek">Incidents a week of 168 hours.</param>
/// <param name="PerWeekLow">Lower end of its interval (Garwood).</param>
/// <param name="PerWeekHigh">Upper end.</param>
public sealed record HourMargin(
    double Sum,
    double Share,
    double ShareLow,
    double ShareHigh,
    double PerWeek,
    double PerWeekLow,
    double PerWeekHigh
);
