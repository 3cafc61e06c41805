using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class BorderTest
{
    [Fact]
    public void Solve_CellsAtABorder_CountOnceInPlanAndBound()
    {
        var facts = Facts();
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 2));
        Assert.Empty(RouteChecker.Check(facts, plan));
        Assert.True(plan.RiskCovered >= plan.GreedyRiskCovered - 1e-9);
        Assert.True(plan.Bound >= plan.RiskCovered);
        // Each community for itself would count the hot cells twice.
        Assert.True(plan.Gap <= 0.05, $"{plan.Gap}");
    }

    [Fact]
    public void Solve_CellsAtABorder_SameSeedSamePlan()
    {
        var facts = Facts();
        var plans = new[] { 5, 5 }
            .Select(seed => RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(seed, 0.5)))
            .ToArray();
        Assert.Equal(
            plans[0].Routes.SelectMany(one => one.Stops),
            plans[1].Routes.SelectMany(one => one.Stops)
        );
        Assert.Equal(plans[0].Bound, plans[1].Bound);
    }

    /// <summary>Two communities of two by two cells side by side; the two cells at the border are the hot ones.</summary>
    private static RouteFacts Facts()
    {
        var (from, to) = (RouteTown.At(8, 0), RouteTown.At(8, 30));
        RoutePatrol[] patrols = [new("P", "C", "B", from, to), new("Q", "D", "B", from, to)];
        var facts = RouteTown.Facts(4, 2, [1, 6, 6, 1, 1, 2, 2, 1], patrols);
        var factory = new GeometryFactory();
        Area Half(string code, int x) =>
            new(
                AreaKind.Community,
                code,
                code,
                null,
                null,
                factory.ToGeometry(new Envelope(x, x + 420, 0, 400))
            );
        return facts with { Communities = [Half("C", 0), Half("D", 380)] };
    }
}
