using MathNet.Numerics;
using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Analysis.Comparisons;

/// <summary>What two counts say of each other.</summary>
public enum CountVerdict
{
    /// <summary>Too few incidents to say anything.</summary>
    TooFew = 0,

    /// <summary>The interval holds 1: no change that chance alone would not make.</summary>
    NoClearChange = 1,

    /// <summary>More than before.</summary>
    Higher = 2,

    /// <summary>Fewer than before.</summary>
    Lower = 3,
}

/// <summary>
/// A count over some days against a count over others, as rates: <c>ρ = (after / afterDays) / (before / beforeDays)</c>. Exact:
/// given <c>n = before + after</c>, the later count is binomial with <c>π = ρ A / (ρ A + B)</c>, A and B the days, so that an
/// interval of π (Clopper and Pearson) is one of <c>ρ = π / (1 − π) · B / A</c>.
/// </summary>
/// <remarks>
/// Przyborowski and Wilenski (1940), doi:10.1093/biomet/31.3-4.313. Takes incidents for independent; where they come in
/// clusters, the interval is too narrow. Too few to say, our own choice: fewer than <see cref="Fewest"/> in both counts, or
/// an interval that holds a halving and a doubling.
/// </remarks>
/// <param name="Before">Earlier count.</param>
/// <param name="BeforeDays">Days that it was counted on.</param>
/// <param name="After">Later count.</param>
/// <param name="AfterDays">Days that it was counted on.</param>
/// <param name="Ratio">ρ; null where the earlier count is 0 or days are missing.</param>
/// <param name="Interval">Interval of 95 %; without an upper end where the earlier count is 0.</param>
/// <param name="Chance">Two-sided chance of counts as far apart when nothing changed: twice the smaller tail, at most 1.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record CountRatio(
    int Before,
    double BeforeDays,
    int After,
    double AfterDays,
    double? Ratio,
    ConfidenceInterval Interval,
    double Chance,
    CountVerdict Verdict
)
{
    /// <summary>Counts below this in both periods say nothing.</summary>
    public const int Fewest = 5;

    private const double Halving = 0.5;
    private const double Doubling = 2;

    /// <summary>Compares two counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count or a number of days is negative, or no number.</exception>
    public static CountRatio Of(int before, double beforeDays, int after, double afterDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        CheckDays(beforeDays);
        CheckDays(afterDays);
        if (beforeDays == 0 || afterDays == 0 || before + after == 0)
        {
            var nothing = new ConfidenceInterval(0, null);
            return new(before, beforeDays, after, afterDays, null, nothing, 1, CountVerdict.TooFew);
        }
        var interval = IntervalOf(before, after).Times(beforeDays / afterDays);
        return new CountRatio(
            before,
            beforeDays,
            after,
            afterDays,
            before > 0 ? after / afterDays / (before / beforeDays) : null,
            interval,
            ChanceOf(before, after, afterDays / (beforeDays + afterDays)),
            VerdictOf(before, after, interval)
        );
    }

    /// <summary>What an interval of a ratio of two counts says.</summary>
    internal static CountVerdict VerdictOf(int before, int after, ConfidenceInterval interval) =>
        (before < Fewest && after < Fewest) || (interval.Holds(Halving) && interval.Holds(Doubling))
            ? CountVerdict.TooFew
        : interval.Low > 1 ? CountVerdict.Higher
        : interval.High < 1 ? CountVerdict.Lower
        : CountVerdict.NoClearChange;

    private static ConfidenceInterval IntervalOf(int before, int after)
    {
        var share = BinomialInterval.Of(after, before + after);
        return new ConfidenceInterval(
            share.Low / (1 - share.Low),
            before > 0 ? share.High / (1 - share.High) : null
        );
    }

    private static double ChanceOf(int before, int after, double share)
    {
        var all = before + after;
        var atLeast = after > 0 ? SpecialFunctions.BetaRegularized(after, before + 1, share) : 1;
        var atMost = after < all ? 1 - SpecialFunctions.BetaRegularized(after + 1, before, share) : 1;
        return Math.Min(1, 2 * Math.Min(atLeast, atMost));
    }

    private static void CheckDays(double days)
    {
        if (!double.IsFinite(days) || days < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(days), days, "Days must be 0 or more.");
        }
    }
}
