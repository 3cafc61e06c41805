using NodaTime;

namespace Patrol.Engine.Analysis.Quality;

/// <summary>
/// How good a month's records are. Limits, all our own choice: <c>late-records</c> when a tenth or more came in after 30
/// days; <c>without-place</c> above 5 %; <c>midnight-times</c> above 5 % of the times (a thirtieth is usual where people
/// round to the hour); <c>repeated-ids</c> above 1 %; <c>no-records</c>. A month that is late is not over: its counts will
/// still grow, and comparing it with earlier ones misleads.
/// </summary>
/// <param name="Month">Local month.</param>
/// <param name="Records">Records received.</param>
/// <param name="WithoutPlaceShare">Share without a place; null without records.</param>
/// <param name="MidnightShare">Share of the times at exactly 00:00; null without times.</param>
/// <param name="RepeatedShare">Share whose id an earlier record has; null without records.</param>
/// <param name="MedianLagDays">Days after which half had come in; null where unknown.</param>
/// <param name="NinetiethLagDays">Days after which nine tenths had; null where unknown.</param>
/// <param name="Limits">Codes of what a reader must know, in the order above.</param>
public sealed record QualityMonth(
    YearMonth Month,
    int Records,
    double? WithoutPlaceShare,
    double? MidnightShare,
    double? RepeatedShare,
    int? MedianLagDays,
    int? NinetiethLagDays,
    IReadOnlyList<string> Limits
)
{
    private const int LateDays = 30;
    private const double MostWithoutPlace = 0.05;
    private const double MostMidnight = 0.05;
    private const double MostRepeated = 0.01;
    private const double Half = 0.5;
    private const double NineTenths = 0.9;

    /// <summary>Judges a month.</summary>
    /// <exception cref="ArgumentException">A count is negative or larger than what it is a part of.</exception>
    public static QualityMonth Of(QualityCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (
            !IsPart(counts.WithoutPlace, counts.Records)
            || !IsPart(counts.WithTime, counts.Records)
            || !IsPart(counts.AtMidnight, counts.WithTime)
            || !IsPart(counts.RepeatedIds, counts.Records)
            || counts.LagDays.Any(count => count < 0)
            || counts.LagDays.Sum() > counts.Records
        )
        {
            throw new ArgumentException(
                $"{counts}: a part is negative or larger than its whole.",
                nameof(counts)
            );
        }
        var month = new QualityMonth(
            counts.Month,
            counts.Records,
            Share(counts.WithoutPlace, counts.Records),
            Share(counts.AtMidnight, counts.WithTime),
            Share(counts.RepeatedIds, counts.Records),
            Quantile(counts.LagDays, Half),
            Quantile(counts.LagDays, NineTenths),
            []
        );
        return month with { Limits = [.. LimitsOf(month)] };
    }

    /// <summary>Judges months, by time.</summary>
    /// <exception cref="ArgumentException">A month comes twice, or a count is wrong.</exception>
    public static IReadOnlyList<QualityMonth> List(IReadOnlyList<QualityCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GroupBy(one => one.Month).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{twice.Key} comes more than once.", nameof(counts));
        }
        return [.. counts.OrderBy(one => one.Month).Select(Of)];
    }

    private static IEnumerable<string> LimitsOf(QualityMonth month)
    {
        if (month.NinetiethLagDays > LateDays)
        {
            yield return "late-records";
        }
        if (month.WithoutPlaceShare > MostWithoutPlace)
        {
            yield return "without-place";
        }
        if (month.MidnightShare > MostMidnight)
        {
            yield return "midnight-times";
        }
        if (month.RepeatedShare > MostRepeated)
        {
            yield return "repeated-ids";
        }
        if (month.Records == 0)
        {
            yield return "no-records";
        }
    }

    private static bool IsPart(int part, int whole) => part >= 0 && part <= whole;

    private static double? Share(int part, int whole) => whole > 0 ? part / (double)whole : null;

    /// <summary>First day by which at least this share had come in.</summary>
    private static int? Quantile(IReadOnlyList<int> lagDays, double share)
    {
        var (all, sum) = (lagDays.Sum(), 0);
        for (var day = 0; day < lagDays.Count; day++)
        {
            sum += lagDays[day];
            if (all > 0 && sum >= share * all)
            {
                return day;
            }
        }
        return null;
    }
}
