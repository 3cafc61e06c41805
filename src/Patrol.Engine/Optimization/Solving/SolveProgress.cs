namespace Patrol.Engine.Optimization.Solving;

/// <summary>Where a search stands.</summary>
/// <param name="Stage">Code of the stage: <c>candidates</c>, <c>bound</c>, <c>search</c>; of a roster <c>candidates</c>,
/// then its tiers <c>minimums</c>, <c>targets</c>, <c>fairness</c>, <c>preferences</c>, each with values of its own.</param>
/// <param name="Best">Objective of the best plan so far, in the problem's unit.</param>
/// <param name="Bound">Proven bound on any plan's objective; null before there is one.</param>
/// <param name="Gap">(bound − best) / bound, 0 when the bound is 0; null before there is a bound.</param>
/// <param name="Seconds">By the clock since the start.</param>
public sealed record SolveProgress(string Stage, double Best, double? Bound, double? Gap, double Seconds);
