using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>The raw facts of a problem, and what a plan is checked against; nothing the solver prepared.</summary>
/// <param name="Raster">Analysis cells.</param>
/// <param name="Streets">All segments, numbered 0 … in their order, in the metric CRS.</param>
/// <param name="Communities">Communities with their shapes.</param>
/// <param name="Bases">Bases with their places.</param>
/// <param name="Patrols">Patrols on duty.</param>
/// <param name="Hours">The clock hours that count, each once.</param>
/// <param name="MustVisits">Points that have to be passed.</param>
/// <param name="Rules">What holds for every route.</param>
public sealed record RouteFacts(
    AnalysisRaster Raster,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<Area> Communities,
    IReadOnlyList<PatrolBase> Bases,
    IReadOnlyList<RoutePatrol> Patrols,
    IReadOnlyList<RiskHour> Hours,
    IReadOnlyList<MustVisit> MustVisits,
    RouteRules Rules
);
