using NodaTime;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>The same map drawn without the last weeks, the radius chosen anew, beside what then happened.</summary>
/// <param name="From">First Monday of the later weeks.</param>
/// <param name="To">Monday after the last.</param>
/// <param name="RatePerWeek">[cell] the map drawn without them.</param>
/// <param name="Before">[cell] incidents it was drawn from: the plain count.</param>
/// <param name="Later">[cell] incidents of the later weeks.</param>
/// <param name="AreaShare">Part of the cells in its top: about 5 %, at least one cell.</param>
/// <param name="Held">Part of the later incidents in its top cells.</param>
/// <param name="PlainCount">Part in as many cells of the plain count.</param>
public sealed record HeldOutMap(
    LocalDate From,
    LocalDate To,
    double[] RatePerWeek,
    double[] Before,
    double[] Later,
    double AreaShare,
    double Held,
    double PlainCount
)
{
    /// <summary>Judges a method: weeks as of <see cref="HeldOut.Choose(Periods.ObservedPeriod)"/>.</summary>
    /// <returns>Null with too few weeks, or when nothing happened before or in the held-out ones.</returns>
    internal static HeldOutMap? Of(MapDemand demand, IncidentHistory history, MapOptions options)
    {
        if (HeldOut.Choose(demand.Observed) is not { } weeks)
        {
            return null;
        }
        var (from, to) = (demand.WeekOf(weeks.From), demand.WeekOf(weeks.To));
        var (before, later) = (history.Count(0, from), history.Count(from, to));
        var all = later.Sum();
        if (all <= 0 || before.Sum() <= 0)
        {
            return null;
        }
        var rate = CellRates.Before(demand, history, options, from).PerWeek;
        var top = TopCells.Count(HeldOut.AreaShare, rate.Length);
        double In(double[] values) => TopCells.Of(values, before, top).Sum(cell => later[cell]) / all;
        return new HeldOutMap(
            weeks.From,
            weeks.To,
            rate,
            before,
            later,
            (double)top / rate.Length,
            In(rate),
            In(before)
        );
    }
}
