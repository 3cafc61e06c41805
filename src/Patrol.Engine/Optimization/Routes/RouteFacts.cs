using NetTopologySuite.Geometries;
using NodaTime;
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

/// <summary>One patrol on duty, <c>[From, To)</c>: it starts at its base and is back there in time.</summary>
/// <param name="Code">Code of the duty slot, unique in the problem.</param>
/// <param name="Area">Code of the community whose streets it stops on.</param>
/// <param name="Base">Code of the base.</param>
/// <param name="From">Earliest departure.</param>
/// <param name="To">Latest return.</param>
/// <param name="StayMinutes">Minutes at each stop; null for those of the rules.</param>
public sealed record RoutePatrol(
    string Code,
    string Area,
    string Base,
    Instant From,
    Instant To,
    int? StayMinutes = null
);

/// <summary>
/// A point that the patrols of a community have to pass again and again: no longer than the interval may go by from the
/// start of the window to the first pass, between passes, and from the last pass to the end of the window. Passing the
/// street point nearest to it is enough; a pass may be as short as a moment.
/// </summary>
/// <param name="Code">Code, unique in the problem.</param>
/// <param name="Area">Code of the community whose patrols pass it.</param>
/// <param name="Place">Point in the metric CRS, within the cover radius of a street.</param>
/// <param name="From">Start of the window.</param>
/// <param name="To">End of the window.</param>
/// <param name="IntervalMinutes">Longest time without a pass.</param>
public sealed record MustVisit(
    string Code,
    string Area,
    Point Place,
    Instant From,
    Instant To,
    int IntervalMinutes
);

/// <summary>Risk of the cells in one clock hour, <c>[From, From + 1 h)</c>. The hours handed in are those that count, in the
/// denominator too: all that a patrol's window touches.</summary>
/// <param name="From">Start of the clock hour.</param>
/// <param name="Risk">[cell] expected reported incidents in the hour, at least 0.</param>
public sealed record RiskHour(Instant From, float[] Risk);
