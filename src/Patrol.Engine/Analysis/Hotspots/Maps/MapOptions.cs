using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>How a hotspot map is drawn.</summary>
/// <param name="Method">One of <see cref="Methods"/>.</param>
/// <param name="Kernel">Of <see cref="KernelDensity"/>.</param>
/// <param name="BandwidthMeters">Radius, at least half a cell; null for the likeliest by later weeks.</param>
/// <param name="IsAdaptive">True for a radius that is wide where incidents are few.</param>
/// <param name="IsEdgeCorrected">True to correct for demand beyond the boundary; with a fixed radius.</param>
/// <param name="Neighborhood">What counts as around a cell.</param>
/// <param name="Statistic">What tells chance from more.</param>
/// <param name="Draws">Conditional permutations; null for the normal approximation.</param>
public sealed record MapOptions(
    string Method,
    Kernel Kernel,
    double? BandwidthMeters,
    bool IsAdaptive,
    bool IsEdgeCorrected,
    CellNeighborhood Neighborhood,
    MapStatistic Statistic,
    int? Draws
)
{
    /// <summary>Density by a kernel over the whole window.</summary>
    public const string KernelDensity = "kernelDensity";

    /// <summary>Incidents counted, nothing else.</summary>
    public const string PlainCounts = "counts";

    /// <summary>Quartic density with a chosen radius, Gi* of all neighbors by the normal approximation.</summary>
    public static MapOptions Usual { get; } =
        new(
            KernelDensity,
            Kernel.Quartic,
            null,
            false,
            false,
            CellNeighborhood.Queen,
            MapStatistic.GetisOrd,
            null
        );

    /// <summary>Names of all methods: density, counts, and the forecasts of the next week.</summary>
    public static IReadOnlyList<string> Methods { get; } =
    [
        KernelDensity,
        PlainCounts,
        .. ForecastMethod.All.Select(method => method.Name).Where(name => name != KernelDensity),
    ];
}

/// <summary>A statistic of how a cell and those around it stand out.</summary>
public enum MapStatistic
{
    /// <summary>Gi*: high or low values gather around the cell.</summary>
    GetisOrd,

    /// <summary>Local Moran: the cell is like, or unlike, those around it.</summary>
    Moran,
}
