using NodaTime;

namespace Patrol.Engine.Optimization.Routes;

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
