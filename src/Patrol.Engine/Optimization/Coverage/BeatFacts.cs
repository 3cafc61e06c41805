using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>The raw facts a plan is checked against; nothing the solver prepared.</summary>
/// <param name="Streets">All street segments, in any order, in the metric CRS.</param>
/// <param name="Bases">Bases with their places, in the metric CRS.</param>
/// <param name="Raster">Analysis cells.</param>
/// <param name="Risk">[cell] risk of the window.</param>
/// <param name="Patrols">Number of patrols asked for.</param>
/// <param name="MaxCells">Most cells of a beat.</param>
/// <param name="MaxMeters">Largest street distance from base to cell, inclusive.</param>
/// <param name="BaseSnapMeters">Largest straight distance between a base and its street, inclusive.</param>
public sealed record BeatFacts(
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<PatrolBase> Bases,
    AnalysisRaster Raster,
    IReadOnlyList<double> Risk,
    int Patrols,
    int MaxCells = 6,
    double MaxMeters = 1200,
    double BaseSnapMeters = 500
);
