using NodaTime;
using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Analysis.Comparisons;

/// <summary>Incidents of a category in a community in a month.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Community">Index of the community, -1 for places in none.</param>
/// <param name="Month">Local month.</param>
/// <param name="Incidents">How many.</param>
public sealed record MonthCount(string Category, int Community, YearMonth Month, int Incidents);

/// <summary>A month against the month before it and against the same month a year before.</summary>
/// <param name="Category">Code of the category; null for all.</param>
/// <param name="Community">Index of the community, -1 for places in none; null for all.</param>
/// <param name="MonthOnMonth">Against the month before.</param>
/// <param name="YearOnYear">Against the same month of the year before.</param>
/// <param name="MonthStandsOut">True when the first change stands out among all of the table.</param>
/// <param name="YearStandsOut">True when the second does.</param>
public sealed record ComparisonRow(
    string? Category,
    int? Community,
    CountRatio MonthOnMonth,
    CountRatio YearOnYear,
    bool MonthStandsOut,
    bool YearStandsOut
);

/// <summary>
/// Month on month and year on year, by category and community, rates by the days that data cover. Of many rows some differ
/// by chance: a row stands out when it lies under the line of Benjamini and Hochberg over all rows that have enough to say.
/// </summary>
public static class MonthComparison
{
    private const int Months = 12;

    /// <summary>Compares a month.</summary>
    /// <param name="counts">Counts of any months; what is missing is 0.</param>
    /// <param name="month">The month.</param>
    /// <param name="days">Days of each month that data cover.</param>
    /// <returns>All first; then categories, communities and pairs, by code and index; those without any incident in the three months are absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static IReadOnlyList<ComparisonRow> Of(
        IReadOnlyList<MonthCount> counts,
        YearMonth month,
        MonthDays days
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(days);
        var (previous, year) = (month.PlusMonths(-1), month.PlusMonths(-Months));
        var sums = new Dictionary<(string? Category, int? Community), Dictionary<YearMonth, int>>
        {
            [(null, null)] = [],
        };
        foreach (
            var one in counts.Where(one => one.Month == month || one.Month == previous || one.Month == year)
        )
        {
            Add(sums, (null, null), one);
            Add(sums, (one.Category, null), one);
            Add(sums, (null, one.Community), one);
            Add(sums, (one.Category, one.Community), one);
        }
        CountRatio Compare(Dictionary<YearMonth, int> own, YearMonth before) =>
            CountRatio.Of(
                own.GetValueOrDefault(before),
                days.Of(before),
                own.GetValueOrDefault(month),
                days.Of(month)
            );
        return Judge([
            .. sums.OrderBy(one => (one.Key.Category is null ? 0 : 1) + (one.Key.Community is null ? 0 : 2))
                .ThenBy(one => one.Key.Category, StringComparer.Ordinal)
                .ThenBy(one => one.Key.Community)
                .Select(one => new ComparisonRow(
                    one.Key.Category,
                    one.Key.Community,
                    Compare(one.Value, previous),
                    Compare(one.Value, year),
                    false,
                    false
                )),
        ]);
    }

    private static ComparisonRow[] Judge(ComparisonRow[] rows)
    {
        var monthLine = Line(rows.Select(row => row.MonthOnMonth));
        var yearLine = Line(rows.Select(row => row.YearOnYear));
        return
        [
            .. rows.Select(row =>
                row with
                {
                    MonthStandsOut = StandsOut(row.MonthOnMonth, monthLine),
                    YearStandsOut = StandsOut(row.YearOnYear, yearLine),
                }
            ),
        ];
    }

    private static double Line(IEnumerable<CountRatio> ratios) =>
        FalseDiscovery.Threshold([
            .. ratios.Where(one => one.Verdict != CountVerdict.TooFew).Select(one => one.Chance),
        ]);

    private static bool StandsOut(CountRatio ratio, double line) =>
        ratio.Verdict is CountVerdict.Higher or CountVerdict.Lower && ratio.Chance < line;

    private static void Add(
        Dictionary<(string?, int?), Dictionary<YearMonth, int>> sums,
        (string?, int?) key,
        MonthCount count
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count.Incidents);
        sums.TryAdd(key, []);
        sums[key][count.Month] = sums[key].GetValueOrDefault(count.Month) + count.Incidents;
    }
}
