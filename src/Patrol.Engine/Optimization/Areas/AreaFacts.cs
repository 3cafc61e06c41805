using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Areas;

/// <summary>The raw facts of a choice of walkable areas: what is asked, and what a plan is checked against.</summary>
/// <param name="Raster">Analysis cells.</param>
/// <param name="Risk">[cell] risk, at least 0, in any unit.</param>
/// <param name="Areas">Most areas to choose.</param>
/// <param name="MaxSquareMeters">Largest size of an area, inclusive: the sum over its cells of the part inside the
/// district.</param>
/// <param name="Barriers">Neighboring cells between which nobody walks: a river or railway without a crossing. The order
/// within a pair and of the pairs does not matter.</param>
public sealed record AreaFacts(
    AnalysisRaster Raster,
    IReadOnlyList<double> Risk,
    int Areas,
    double MaxSquareMeters,
    IReadOnlyList<CellPair> Barriers
);
