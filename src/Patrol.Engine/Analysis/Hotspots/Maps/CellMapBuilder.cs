using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Patterns;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>Composes a hotspot map from counts: rates, significance, patterns, a held-out reading, limits.</summary>
public static class CellMapBuilder
{
    /// <summary>Draws a map.</summary>
    /// <param name="demand">The demand; at least one incident.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">There is no incident, or counts lie outside of the raster.</exception>
    public static CellMap Build(MapDemand demand, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(options);
        if (demand.Counts.Cell.Length == 0)
        {
            throw new ArgumentException("There is no incident to draw a map of.", nameof(demand));
        }
        demand = demand.ObservedSince(demand.Observed.From);
        var history = IncidentHistory.Of(demand.Raster, demand.Counts);
        var counts = history.Count(0, history.Weeks);
        var (rates, held) = (default(CellRates)!, default(HeldOutMap));
        var (significance, patterns) = (default(CellSignificance), default(EmergingPatterns));
        // Parts of their own, so that two cores halve the time that a reader waits.
        Parallel.Invoke(
            () => rates = CellRates.Before(demand, history, options, history.Weeks),
            () => held = HeldOutMap.Of(demand, history, options),
            () => significance = CellSignificance.Of(counts, demand, options),
            () => patterns = PatternsOf(demand, history, options)
        );
        var isDensity = options.Method == MapOptions.KernelDensity;
        var map = new CellMap(
            options.Method,
            isDensity ? options.Kernel : null,
            rates.BandwidthMeters,
            rates.Choice is not null,
            rates.PerWeek,
            counts,
            significance,
            patterns,
            held,
            []
        );
        return map with { Limits = MapLimits.Of(demand, options, rates, counts, map) };
    }

    /// <summary>[cell] the map's rates alone, drawn from the weeks before one.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="options">How.</param>
    /// <param name="week">Week after the last that is looked at.</param>
    public static double[] RatesBefore(MapDemand demand, MapOptions options, int week)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(options);
        return CellRates
            .Before(demand, IncidentHistory.Of(demand.Raster, demand.Counts), options, week)
            .PerWeek;
    }

    // Weeks without any record would look like demand that has gone and come: only those since the last gap tell how it went.
    private static EmergingPatterns? PatternsOf(MapDemand demand, IncidentHistory history, MapOptions options)
    {
        if (demand.Observed.Gaps.Count == 0)
        {
            return EmergingPatterns.Of(history, options.Neighborhood);
        }
        var since = demand.ObservedSince(demand.Observed.LastRunFrom);
        return EmergingPatterns.Of(IncidentHistory.Of(since.Raster, since.Counts), options.Neighborhood);
    }
}
