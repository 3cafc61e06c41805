namespace Patrol.Contracts.Periods;

/// <summary>A window of the week in which reported demand is high; one over Sunday's midnight stays whole.</summary>
/// <param name="From">First hour of the week, 0–167.</param>
/// <param name="Hours">Its length; hours past 167 are Monday's.</param>
/// <param name="Ranges">Its hours as a demand query takes them, such as <c>164-168,0-2</c>.</param>
/// <param name="Share">Fraction of the week's demand in it.</param>
/// <param name="ShareLow">Lower end of the interval of 95 %, the hours as they are; null with too few weeks.</param>
/// <param name="ShareHigh">Upper end; null with too few weeks.</param>
/// <param name="HoursShare">Fraction of the week's hours in it: what it would hold if demand were even.</param>
/// <param name="Stability">Share of the draws in which its hours lie in a period, in the mean; null with too few weeks.</param>
/// <param name="StartStability">Share of the draws in which its first hour does; null with too few weeks.</param>
/// <param name="EndStability">Share of the draws in which its last hour does; null with too few weeks.</param>
/// <param name="Reading">
/// How far it can be trusted: <c>steady</c> (both of its ends in at least 80 % of the draws), <c>ends-move</c> (its hours are
/// in the mean, its ends are not), <c>unsure</c> (its hours in fewer than half of the draws), or <c>no-interval</c>.
/// </param>
public sealed record FoundPeriod(
    int From,
    int Hours,
    string Ranges,
    double Share,
    double? ShareLow,
    double? ShareHigh,
    double HoursShare,
    double? Stability,
    double? StartStability,
    double? EndStability,
    string Reading
);
