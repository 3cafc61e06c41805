using Patrol.Contracts;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Storage.Documents;

/// <summary>Surfaces as documents: method card, and the scales that turn values into bytes.</summary>
public static class SurfaceDocuments
{
    private const int Classes = 8;
    private const int MostSampled = 50_000;

    // A value under this share of the highest one is sent as none: on a map it could not be told from none.
    private const double LowestShare = 1e-4;

    /// <summary>A surface without its values.</summary>
    /// <param name="id">Such as <c>dc-1</c>.</param>
    /// <param name="district">Code of the district.</param>
    /// <param name="created">When, UTC, ISO 8601.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="counts">[cell] incidents on record.</param>
    public static SurfaceView Of(
        string id,
        string district,
        string created,
        RiskSurface surface,
        float[] counts
    ) =>
        new(
            id,
            district,
            created,
            surface.RatePerWeek.Length,
            surface.RatePerWeek.Sum(rate => (double)rate),
            ScaleOf(surface.RatePerWeek),
            HourScaleOf(surface),
            ScaleOf(counts),
            Of(surface.Card)
        );

    /// <summary>A method card as a document.</summary>
    public static MethodCardView Of(MethodCard card) =>
        new(
            card.Method,
            card.BandwidthMeters,
            card.CellMeters,
            Codes.Of(card.From),
            Codes.Of(card.To),
            card.ObservedWeeks,
            card.Gaps.Select(gap => new DateRange(Codes.Of(gap.From), Codes.Of(gap.To))).ToArray(),
            card.Incidents,
            card.TimedIncidents,
            card.ExcludedDiscovered,
            card.ExcludedSensitive,
            card.PriorStrength,
            card.PeakHourOfWeek,
            card.Periods.Select(Of).ToArray(),
            card.Reading is { } reading
                ? new ReadingView(
                    reading.AreaShare,
                    Codes.Of(reading.From),
                    Codes.Of(reading.To),
                    reading.Incidents,
                    reading.Surface,
                    reading.PlainCount
                )
                : null,
            card.Limits
        )
        {
            WeeksLookedAt = card.WeeksLookedAt,
            Choice = new MethodChoiceView(
                card.Choice.Reason,
                card.Choice.Backtest,
                [.. card.Choice.Figures.Select(Of)]
            ),
            Categories = [.. card.Categories.Select(one => new CategoryWeightView(one.Code, one.Weight))],
            WithDiscovered = card.WithDiscovered,
            Policy = card.Policy is { } policy
                ? new PresencePolicyView(policy.CapMinutes, policy.FloorShare)
                : null,
        };

    private static ChoiceFigureView Of(ChoiceFigure figure) =>
        new(
            figure.AreaShare,
            figure.HitRate,
            figure.Pai,
            [figure.PaiInterval.Low, figure.PaiInterval.High],
            figure.BaselinePai,
            [figure.BaselineInterval.Low, figure.BaselineInterval.High],
            figure.OverBaseline,
            [figure.OverBaselineInterval.Low, figure.OverBaselineInterval.High]
        );

    /// <summary>High-incidence periods of an hour profile.</summary>
    /// <param name="profile">[hour of week] fractions that sum to 1.</param>
    public static IReadOnlyList<PeriodView> PeriodsOf(float[] profile) =>
        HighIncidencePeriods.Find(Array.ConvertAll(profile, share => (double)share)).Select(Of).ToArray();

    private static PeriodView Of(HighIncidencePeriod period) => new(period.From, period.To, period.Share);

    /// <summary>Scale of values of one kind: quantile classes over the positive ones.</summary>
    public static ValueScale ScaleOf(float[] values) =>
        ScaleOf(values.Where(value => value > 0).ToArray(), 0);

    /// <summary>
    /// Scale of the hourly values, common to all 168 hours: quantiles over every 7th hour of the week, which meets
    /// each hour of the day once. Of many cells, one in several is asked.
    /// </summary>
    public static ValueScale HourScaleOf(RiskSurface surface)
    {
        var step = 1 + (surface.RatePerWeek.Length - 1) / MostSampled;
        var sampled = new List<float>(surface.RatePerWeek.Length / step * 24 + 24);
        var shares = surface.Profiles[RiskSurface.AnyDay];
        for (var cell = 0; cell < surface.RatePerWeek.Length; cell += step)
        {
            var (rate, share) = (surface.RatePerWeek[cell], shares[surface.ProfileOfCell[cell]]);
            for (var hour = 0; hour < WeekClock.HoursPerWeek; hour += 7)
            {
                if (rate * share[hour] is > 0 and var value)
                {
                    sampled.Add(value);
                }
            }
        }
        var highest = 0f;
        var profiles = surface.Profiles[RiskSurface.AnyDay].Select(profile => profile.Max()).ToArray();
        for (var cell = 0; cell < surface.RatePerWeek.Length; cell++)
        {
            highest = Math.Max(highest, surface.RatePerWeek[cell] * profiles[surface.ProfileOfCell[cell]]);
        }
        return ScaleOf(sampled.ToArray(), highest);
    }

    private static ValueScale ScaleOf(float[] positive, double highest)
    {
        if (positive.Length == 0)
        {
            return new ValueScale(0, 0, []);
        }
        Array.Sort(positive);
        var high = Math.Max(positive[^1], highest);
        var low = Math.Max(positive[0], high * LowestShare);
        var limits = Enumerable
            .Range(0, Classes)
            .Select(index => Math.Max(low, (double)positive[(int)((long)index * positive.Length / Classes)]))
            .Distinct()
            .ToArray();
        return new ValueScale(low, high, limits);
    }
}
