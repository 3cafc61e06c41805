using NetTopologySuite.Geometries;
using NodaTime;

namespace Patrol.Engine.Optimization.Routes;

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
