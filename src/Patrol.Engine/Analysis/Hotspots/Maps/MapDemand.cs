using NodaTime;
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
}
