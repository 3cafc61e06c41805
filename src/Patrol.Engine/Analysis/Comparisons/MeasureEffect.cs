using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Analysis.Comparisons;

/// <summary>Incidents of an area before and after a measure began, over spans of the same length.</summary>
/// <param name="Before">Incidents before.</param>
/// <param name="After">Incidents after.</param>
public sealed record AreaChange(int Before, int After);

/// <summary>
/// What became of an area with a measure, against areas without: <c>(Ra / Rb) / (Ca / Cb)</c>, R the area, C the comparison
/// areas, b before and a after. Below 1, there was less than the comparison leads to expect.
/// </summary>
/// <remarks>
/// <para>
/// An odds ratio of four counts. Exact interval given the sums (Fisher's, Cornfield 1956), and the log-normal one with
/// <c>SE² = φ · (1/Ra + 1/Rb + 1/Ca + 1/Cb)</c> (Woolf 1955, doi:10.1111/j.1469-1809.1955.tb01348.x). φ, at least 1, widens
/// it where incidents come in clusters: <see cref="Dispersion"/>; the exact one takes them for independent.
/// </para>
/// <para>
/// Whoever chose the area because it was bad before will see it improve by itself (regression to the mean), so comparison
/// areas must have been chosen alike. The verdict is the wider interval's, with the rule of <see cref="CountRatio"/> for too
/// few, on the area's counts.
/// </para>
/// </remarks>
/// <param name="Area">Area with the measure.</param>
/// <param name="Comparison">Comparison areas together.</param>
/// <param name="RatioOfRatios">The ratio; null where a count that it divides by is 0.</param>
/// <param name="Exact">Exact interval of 95 %.</param>
/// <param name="LogNormal">Log-normal interval of 95 %; null where a count is 0.</param>
/// <param name="Verdict">Higher or lower than the comparison leads to expect, or neither.</param>
/// <param name="Displacement">Whether incidents moved around the corner; null without a ring.</param>
public sealed record MeasureEffect(
    AreaChange Area,
    AreaChange Comparison,
    double? RatioOfRatios,
    ConfidenceInterval Exact,
    ConfidenceInterval? LogNormal,
    CountVerdict Verdict,
    Displacement? Displacement
)
{
    // 97.5 % quantile of the standard normal distribution.
    private const double Usual = 1.959963984540054;

    /// <summary>Judges a measure.</summary>
    /// <param name="area">Area with the measure.</param>
    /// <param name="comparison">Comparison areas together, alike and out of reach of the measure.</param>
    /// <param name="ring">Ring around the area, in no other; null to leave displacement out.</param>
    /// <param name="dispersion">φ.</param>
    /// <param name="seed">Seed of the displacement's intervals.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or φ is less than 1.</exception>
    public static MeasureEffect Of(
        AreaChange area,
        AreaChange comparison,
        AreaChange? ring = null,
        double dispersion = 1,
        int seed = 7
    )
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(comparison);
        if (!(dispersion >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(dispersion), dispersion, "It must be at least 1.");
        }
        var exact = FisherTest.OddsRatio(area.After, area.Before, comparison.After, comparison.Before);
        double? ratio =
            area.Before > 0 && comparison.Before > 0 && comparison.After > 0
                ? area.After / (double)area.Before / (comparison.After / (double)comparison.Before)
                : null;
        var logNormal = ratio > 0 ? LogNormalOf(ratio.Value, area, comparison, dispersion) : null;
        return new MeasureEffect(
            area,
            comparison,
            ratio,
            exact,
            logNormal,
            CountRatio.VerdictOf(area.Before, area.After, Wider(exact, logNormal)),
            ring is null ? null : Comparisons.Displacement.Of(area, comparison, ring, seed)
        );
    }

    /// <summary>
    /// How much counts of equal spans spread beyond independent incidents: variance over mean, at least 1; 1 with fewer than
    /// two spans or without incidents.
    /// </summary>
    /// <param name="counts">[span] counts of weeks before the measure.</param>
    public static double Dispersion(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2 || counts.All(count => count == 0))
        {
            return 1;
        }
        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1);
        return Math.Max(1, variance / mean);
    }

    private static ConfidenceInterval LogNormalOf(
        double ratio,
        AreaChange area,
        AreaChange comparison,
        double dispersion
    )
    {
        var square = 1.0 / area.After + 1.0 / area.Before + 1.0 / comparison.After + 1.0 / comparison.Before;
        var reach = Math.Exp(Usual * Math.Sqrt(dispersion * square));
        return new ConfidenceInterval(ratio / reach, ratio * reach);
    }

    private static ConfidenceInterval Wider(ConfidenceInterval exact, ConfidenceInterval? other) =>
        other is null
            ? exact
            : new ConfidenceInterval(
                Math.Min(exact.Low, other.Low),
                exact.High is { } high ? Math.Max(high, other.High!.Value) : null
            );
}
