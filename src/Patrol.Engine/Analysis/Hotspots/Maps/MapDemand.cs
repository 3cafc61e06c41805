using NodaTime;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>What a map is drawn from: counts on the cells that are looked at, without reading incidents.</summary>
/// <param name="Raster">Cells looked at: the district's, or those of one community.</param>
/// <param name="Counts">Demand of the window, by cell of that raster.</param>
/// <param name="Observed">The time that records of the window cover, whatever hours or community are asked for.</param>
public sealed record MapDemand(AnalysisRaster Raster, CellCounts Counts, ObservedPeriod Observed)
{
    /// <summary>Observed weeks of the window: its weeks without those of gaps.</summary>
    public double Weeks => WeeksIn(0, Counts.Weeks);

    /// <summary>Observed weeks among some, at least 1, so that rates can be divided by them.</summary>
    /// <param name="from">First week.</param>
    /// <param name="to">Week after the last.</param>
    public double WeeksIn(int from, int to)
    {
        var (start, end) = (Counts.FirstWeek.PlusWeeks(from), Counts.FirstWeek.PlusWeeks(to));
        return Math.Max(1, Observed.WeeksBefore(end) - Observed.WeeksBefore(start));
    }

    /// <summary>Number of the week of a Monday.</summary>
    public int WeekOf(LocalDate monday) => Period.DaysBetween(Counts.FirstWeek, monday) / 7;

    /// <summary>
    /// The same without what lies before a date or after the last observed one: time without records at the ends of a window
    /// is no silence.
    /// </summary>
    /// <param name="from">First date; a Monday, or the whole week counts.</param>
    internal MapDemand ObservedSince(LocalDate from)
    {
        var first = Math.Max(0, WeekOf(from));
        var end = Math.Min(Counts.Weeks, WeekOf(Observed.To.PlusDays(IncidentHistory.DaysPerWeek - 1)));
        if (first == 0 && end == Counts.Weeks)
        {
            return this;
        }
        int[] kept =
        [
            .. Enumerable
                .Range(0, Counts.Week.Length)
                .Where(i => Counts.Week[i] >= first && Counts.Week[i] < end),
        ];
        return this with
        {
            Counts = Counts with
            {
                FirstWeek = Counts.FirstWeek.PlusWeeks(first),
                Weeks = Math.Max(1, end - first),
                Cell = [.. kept.Select(i => Counts.Cell[i])],
                Week = [.. kept.Select(i => Counts.Week[i] - first)],
                Day = [.. kept.Select(i => Counts.Day[i])],
                Weight = [.. kept.Select(i => Counts.Weight[i])],
            },
        };
    }
}
