using FsCheck.Xunit;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class RoutePropertyTest
{
    [Property(MaxTest = 60)]
    public void Solve_RandomTown_KeepsEveryRuleWithinItsBound(int seed)
    {
        var facts = RouteTown.Random(seed);
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(seed & 15, 0.01));
        Assert.Empty(RouteChecker.Check(facts, plan));
        Assert.True(plan.Bound >= plan.RiskCovered);
        Assert.True(plan.RiskCovered >= plan.GreedyRiskCovered - 1e-9);
    }

    [Property(MaxTest = 40)]
    public void Solve_RandomTownWithAMustVisitPoint_KeepsEveryRule(int seed, byte minutes)
    {
        var facts = RouteTown.Random(seed);
        var visit = new MustVisit(
            "M",
            "C",
            new NetTopologySuite.Geometries.Point(230, 110),
            facts.Patrols[0].From,
            facts.Patrols[0].To,
            5 + minutes % 60
        );
        facts = facts with { MustVisits = [visit] };
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.01));
        Assert.Empty(RouteChecker.Check(facts, plan));
        Assert.True(plan.Bound >= plan.RiskCovered);
    }

    [Property(MaxTest = 40)]
    public void Solve_TinyTown_IsTheBestThereIs(int seed)
    {
        var facts = RouteTown.Random(seed, most: 3);
        facts = facts with { Patrols = [facts.Patrols[0]] };
        var problem = RouteTown.Problem(facts);
        var best = BruteForce.Best(problem) / Math.Max(1, problem.TotalRisk);
        var plans = new[] { 0.0, 0.02, 0.1 }
            .Select(work => RouteSolver.Solve(problem, RouteTown.Options(3, work)))
            .ToArray();
        Assert.All(plans, plan => Assert.True(plan.Bound >= best - 1e-9));
        Assert.All(plans, plan => Assert.True(plan.RiskCovered <= best + 1e-9));
        Assert.Equal(best, plans[^1].RiskCovered, 1e-9);
        Assert.True(plans[1].RiskCovered >= plans[0].RiskCovered - 1e-9);
    }

    [Property(MaxTest = 30)]
    public void Greedy_RandomTown_KeepsEveryRule(int seed)
    {
        var facts = RouteTown.Random(seed);
        var problem = RouteTown.Problem(facts);
        var routes = GreedyRoutes.Plan(problem);
        var covered = routes.Sum(route => route.RiskCovered) / Math.Max(1, problem.TotalRisk);
        var plan = RouteSolver.Solve(problem, RouteTown.Options(1, 0)) with
        {
            Routes = routes,
            RiskCovered = covered,
            Bound = 1,
            Status = Engine.Optimization.Solving.SolveStatus.Feasible,
            Unserved =
            [
                .. routes
                    .Where(route => route.Reason is not null)
                    .Select(route => new RouteUnserved(route.Patrol, false, route.Reason!)),
            ],
        };
        Assert.Empty(RouteChecker.Check(facts, plan));
    }
}
