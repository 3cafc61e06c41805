using NodaTime;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>Risk of the cells in one clock hour, <c>[From, From + 1 h)</c>. The hours handed in are those that count, in the
/// denominator too: all that a patrol's window touches.</summary>
/// <param name="From">Start of the clock hour.</param>
/// <param name="Risk">[cell] expected reported incidents in the hour, at least 0.</param>
public sealed record RiskHour(Instant From, float[] Risk);
