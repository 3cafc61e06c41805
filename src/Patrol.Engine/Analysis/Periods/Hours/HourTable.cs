using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// The 24 × 7 table of a category in a community: how much reported demand each hour of the week held, as a share of the
/// week and as a rate for each hour that really occurred.
/// </summary>
/// <param name="Category">Code of the category; null for all.</param>
/// <param name="Community">Index of the community, -1 for places in none; null for all.</param>
/// <param name="Incidents">Timed incidents in it.</param>
/// <param name="Cells">[hour of week, 0 = Monday 00:00]; day · 24 + hour, day 0 = Monday.</param>
public sealed record HourTable(
    string? Category,
    int? Community,
    double Incidents,
    IReadOnlyList<HourCell> Cells
)
{
    /// <summary>Makes a table of sums.</summary>
    /// <param name="sums">Aoristic sums.</param>
    /// <param name="occurred">Hours that occurred while the incidents were counted.</param>
    /// <exception cref="ArgumentException">There are not 168 sums, or one is negative or not finite.</exception>
    public static HourTable Of(HourSums sums, HourOccurrences occurred)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(occurred);
        if (sums.Sums.Length != WeekClock.HoursPerWeek)
        {
            throw new ArgumentException(
                $"There are {sums.Sums.Length} hours, not {WeekClock.HoursPerWeek}.",
                nameof(sums)
            );
        }
        foreach (var sum in sums.Sums)
        {
            if (!double.IsFinite(sum) || sum < 0)
            {
                throw new ArgumentException($"{sum} is not a sum of 0 or more.", nameof(sums));
            }
        }
        var total = sums.Total;
        return new HourTable(
            sums.Category,
            sums.Community,
            total,
            [.. sums.Sums.Select((sum, h) => HourCell.Of(sum, total, occurred.Hours[h]))]
        );
    }
}

/// <summary>One hour of the week. Intervals hold 95 %.</summary>
/// <param name="Sum">Aoristic sum.</param>
/// <param name="Share">Share of the week's sum; 0 without any incident.</param>
/// <param name="ShareInterval">Its interval (Clopper and Pearson).</param>
/// <param name="HoursOccurred">Hours of real time.</param>
/// <param name="RatePerHour"><c>Sum / HoursOccurred</c>; null where the hour never occurred.</param>
/// <param name="RateInterval">Its interval (Garwood); null where the hour never occurred.</param>
public sealed record HourCell(
    double Sum,
    double Share,
    ConfidenceInterval ShareInterval,
    double HoursOccurred,
    double? RatePerHour,
    ConfidenceInterval? RateInterval
)
{
    internal static HourCell Of(double sum, double total, double hours) =>
        new(
            sum,
            total > 0 ? sum / total : 0,
            BinomialInterval.Of(sum, Math.Max(sum, total)),
            hours,
            hours > 0 ? sum / hours : null,
            hours > 0 ? PoissonInterval.Of(sum).Times(1 / hours) : null
        );
}
