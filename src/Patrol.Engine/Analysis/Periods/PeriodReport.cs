using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>What was drawn again and again to see how far periods can be trusted.</summary>
public enum ResampledUnit
{
    /// <summary>Whole local weeks: what belongs together in a week stays together.</summary>
    Week = 1,

    /// <summary>Single incidents, where there are too few weeks; takes them for independent, so intervals are narrower.</summary>
    Incident = 2,
}

/// <summary>High-incidence periods, and how they would move with other weeks of the same kind.</summary>
/// <param name="Rule">What could be cut.</param>
/// <param name="Unit">What was drawn.</param>
/// <param name="Units">How many of them there are.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Profile">[hour of week] shares that the periods were cut from, summing to 1.</param>
/// <param name="Periods">Periods, by their first hour.</param>
/// <param name="Stability">[hour of week] share of the draws in which the hour lies in a period, 0 … 1.</param>
/// <param name="Share">Share of the week's demand in all periods together.</param>
/// <param name="ShareInterval">Interval of 95 % of it, the hours as they are.</param>
public sealed record PeriodReport(
    PeriodRule Rule,
    ResampledUnit Unit,
    int Units,
    int Draws,
    double[] Profile,
    IReadOnlyList<StablePeriod> Periods,
    double[] Stability,
    double Share,
    ConfidenceInterval ShareInterval
);

/// <summary>A period that is not split at Sunday's midnight.</summary>
/// <param name="From">First hour of the week, 0 … 167.</param>
/// <param name="Hours">Its length; hours past 167 are those of Monday.</param>
/// <param name="Share">Share of the week's demand in it.</param>
/// <param name="ShareInterval">Interval of 95 % of the share, the hours as they are.</param>
/// <param name="FirstHourStability">Share of the draws in which its first hour lies in a period.</param>
/// <param name="LastHourStability">Share of the draws in which its last hour does.</param>
/// <param name="HourBeforeStability">Share of the draws in which the hour before it does: the other side of the border.</param>
/// <param name="HourAfterStability">Share of the draws in which the hour after it does.</param>
public sealed record StablePeriod(
    int From,
    int Hours,
    double Share,
    ConfidenceInterval ShareInterval,
    double FirstHourStability,
    double LastHourStability,
    double HourBeforeStability,
    double HourAfterStability
);
