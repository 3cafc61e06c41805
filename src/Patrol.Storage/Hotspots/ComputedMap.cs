using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;

namespace Patrol.Storage.Hotspots;

/// <summary>A hotspot map with its cells. Every array has an entry for each cell of the district; where a community was asked for,
/// cells outside of it are 0.</summary>
/// <param name="Map">The map without its values.</param>
/// <param name="Raster">The district's cells.</param>
/// <param name="RatePerWeek">[cell] expected reported incidents a week.</param>
/// <param name="Counts">[cell] incidents counted.</param>
/// <param name="Classes">
/// [cell] significance: 0 none, 1, 2, 3 high at 90, 95, 99 %, 4, 5, 6 low at 90, 95, 99 %, of local Moran 7 high among low and 8
/// low among high at 95 %.
/// </param>
/// <param name="Corrected">[cell] the same with false discoveries held at 10, 5, 1 %.</param>
/// <param name="Patterns">[cell] 0 none, 1 new, 2 intensifying, 3 persistent, 4 diminishing, 5 sporadic; null with too few weeks.</param>
/// <param name="Earlier">The map drawn without the last weeks; null with too little data.</param>
public sealed record ComputedMap(
    HotspotMap Map,
    AnalysisRaster Raster,
    float[] RatePerWeek,
    float[] Counts,
    byte[] Classes,
    byte[] Corrected,
    byte[]? Patterns,
    EarlierMap? Earlier
)
{
    /// <summary>[cell] score of the statistic; null where all cells are alike.</summary>
    public float[]? Z { get; init; }

    /// <summary>[cell] its two-sided p; null where all cells are alike.</summary>
    public float[]? P { get; init; }
}

/// <summary>A map drawn without the last weeks, and what happened in them.</summary>
/// <param name="From">First Monday of these weeks.</param>
/// <param name="To">Monday after the last.</param>
/// <param name="RatePerWeek">[cell] expected incidents a week, of the weeks before.</param>
/// <param name="Before">[cell] incidents of the weeks before: the plain count.</param>
/// <param name="Later">[cell] incidents in the last weeks.</param>
public sealed record EarlierMap(
    LocalDate From,
    LocalDate To,
    float[] RatePerWeek,
    float[] Before,
    float[] Later
);
