using Patrol.Engine.Optimization.Routes.Checking;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// Checks routes against raw facts, with code of its own: every rule, every travel time by another method than the one that
/// made the plan, and every figure. Each broken rule has a code:
/// <list type="table">
/// <item><c>check.patrol-missing</c>, <c>check.patrol-twice</c>, <c>check.patrol-unknown</c>, <c>check.unserved-list</c>:
/// one route a patrol, and a true list of what is not served</item>
/// <item><c>check.leg-count</c>, <c>check.leg-times</c>, <c>check.stop-number</c>, <c>check.stop-times</c>: each leg begins
/// where and when the one before ended</item>
/// <item><c>check.route-start</c>, <c>check.route-end</c>: inside of the window</item>
/// <item><c>check.stop-segment</c>, <c>check.stop-place</c>, <c>check.stop-name</c>, <c>check.stop-closed</c>,
/// <c>check.stop-class</c>, <c>check.stop-area</c>, <c>check.stay</c>: stops on public streets of the own community, long
/// enough</item>
/// <item><c>check.base-off-network</c>, <c>check.leg-too-fast</c>, <c>check.leg-meters</c>: ways on the streets</item>
/// <item><c>check.must-visit-unknown</c>, <c>check.must-visit-place</c>, <c>check.must-visit-interval</c>: passes</item>
/// <item><c>check.not-a-number</c>, <c>check.total-risk</c>, <c>check.route-risk</c>, <c>check.risk-covered</c>,
/// <c>check.bound-below-value</c>, <c>check.bound-above-total</c>, <c>check.status</c>: figures</item>
/// </list>
/// </summary>
public static class RouteChecker
{
    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    public static IReadOnlyList<Reason> Check(RouteFacts facts, RoutePlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(plan);
        var broken = new List<Reason>();
        new ServiceCheck(facts, broken).Check(plan);
        var patrols = facts.Patrols.ToDictionary(patrol => patrol.Code);
        var check = new RouteCheck(facts, broken);
        foreach (var route in plan.Routes)
        {
            if (patrols.TryGetValue(route.Patrol, out var patrol))
            {
                check.Check(route, patrol);
            }
        }
        new FigureCheck(facts, broken).Check(plan);
        return broken;
    }
}
