using Patrol.Contracts.Periods;
using Patrol.Viewer.Hours;

namespace Patrol.Viewer.Periods.Tables;

/// <summary>A 24 × 7 table ready to be drawn: colors, tips and words of its 168 hours, and its margins.</summary>
/// <param name="Label">What the table holds.</param>
/// <param name="Colors">[hour of week] CSS background.</param>
/// <param name="Tips">[hour of week] what pointing at it tells.</param>
/// <param name="Texts">[hour of week] its value in words.</param>
/// <param name="Bars">[hour of the day] CSS width of its bar; null for none.</param>
/// <param name="Hours">[hour of the day] its margin in words.</param>
/// <param name="Days">[day] its margin in words.</param>
public sealed record HeatWeek(
    string Label,
    string[] Colors,
    string[] Tips,
    string[] Texts,
    string[]? Bars,
    string[] Hours,
    string[] Days
)
{
    // The lightest is not the sheet's own color: an hour without demand is still an hour.
    private const double Least = 4;

    /// <summary>A table of shares of the week.</summary>
    /// <param name="view">The answer.</param>
    /// <param name="label">What it holds.</param>
    /// <param name="tip">Words with the hour, its share, its sum, how often it occurred.</param>
    public static HeatWeek Of(PeriodsView view, string label, string tip)
    {
        var highest = Math.Max(view.Week.Share.Max(), 1e-9);
        var widest = Math.Max(view.Hours.Max(hour => hour.Share), 1e-9);
        string[] texts = [.. view.Week.Share.Select(Clock.Percent)];
        return new HeatWeek(
            label,
            [.. view.Week.Share.Select(share => Sequential(share / highest))],
            [
                .. texts.Select(
                    (text, hour) =>
                        string.Format(
                            null,
                            tip,
                            Clock.Of(hour),
                            text,
                            Clock.Number(view.Week.Sums[hour]),
                            Clock.Number(view.Week.HoursOccurred[hour])
                        )
                ),
            ],
            texts,
            [.. view.Hours.Select(hour => FormattableString.Invariant($"{100 * hour.Share / widest:F0}%"))],
            [.. view.Hours.Select(hour => Clock.Percent(hour.Share))],
            [.. view.Days.Select(day => Clock.Percent(day.Share))]
        );
    }

    /// <summary>Color of a level of 0 … 1: even steps of lightness by day and by night.</summary>
    public static string Sequential(double level) =>
        FormattableString.Invariant(
            $"color-mix(in oklab, var(--heat) {Least + (100 - Least) * level:F0}%, var(--heat-low))"
        );

    /// <summary>Color of a level of -1 … 1, around that of no difference.</summary>
    public static string Diverging(double level) =>
        FormattableString.Invariant(
            $"color-mix(in oklab, var({(level < 0 ? "--less" : "--more")}) {100 * Math.Abs(level):F0}%, var(--even))"
        );
}
