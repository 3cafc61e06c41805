using NodaTime;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>A way between two stops, or between base and stop. It may take longer than the streets need.</summary>
/// <param name="From">Departure.</param>
/// <param name="To">Arrival.</param>
/// <param name="Meters">Length of the fastest way, with the way between base and street.</param>
public sealed record RouteLeg(Instant From, Instant To, double Meters);
