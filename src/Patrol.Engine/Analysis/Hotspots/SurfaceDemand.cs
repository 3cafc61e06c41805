using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>What a surface is made of: counts, never single incidents.</summary>
/// <param name="Raster">Cells.</param>
/// <param name="Counts">Incidents by cell and day, weighted by the severity of their category.</param>
/// <param name="Observed">The time that these counts cover.</param>
/// <param name="Hours">At which hours, by community.</param>
/// <param name="Categories">Categories counted.</param>
public sealed record SurfaceDemand(
    AnalysisRaster Raster,
    CellCounts Counts,
    ObservedPeriod Observed,
    DemandHours Hours,
    IReadOnlyList<CategoryWeight> Categories
)
{
    /// <summary>Incidents counted, whatever they weigh.</summary>
    public int Incidents { get; init; }

    /// <summary>Of these, known to the minute or an interval.</summary>
    public int TimedIncidents { get; init; }

    /// <summary>Left out because police discovered them.</summary>
    public int ExcludedDiscovered { get; init; }

    /// <summary>Left out because their category is sensitive.</summary>
    public int ExcludedSensitive { get; init; }

    /// <summary>True when discovered incidents are counted.</summary>
    public bool WithDiscovered { get; init; }
}
