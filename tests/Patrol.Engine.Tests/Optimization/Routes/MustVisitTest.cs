using NetTopologySuite.Geometries;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class MustVisitTest
{
    [Theory]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(60)]
    public void Solve_Point_IsPassedOftenEnough(int minutes)
    {
        var facts = Facts(new Point(700, 120), minutes);
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.1));
        Assert.Empty(plan.Unserved);
        Assert.Contains(plan.Routes[0].Stops, stop => stop.MustVisit == "M");
        Assert.Contains(plan.Routes[0].Stops, stop => stop.MustVisit is null);
        Assert.Empty(RouteChecker.Check(facts, plan));
    }

    [Theory]
    [InlineData(700, 900, 30, "route.must-visit-off-network")]
    [InlineData(700, 120, 5, "route.must-visit-missed")]
    public void Solve_PointOutOfReach_SaysWhy(double x, double y, int minutes, string reason)
    {
        var facts = Facts(new Point(x, y), minutes);
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.1));
        Assert.Equal(reason, Assert.Single(plan.Unserved).Reason.Code);
        Assert.True(plan.Unserved[0].IsMustVisit);
        Assert.Empty(RouteChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_PointWhereNobodyIsOut_SaysWhy()
    {
        var facts = Facts(new Point(700, 120), 30) with { Patrols = [] };
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.1));
        Assert.Equal("route.must-visit-no-patrol", Assert.Single(plan.Unserved).Reason.Code);
    }

    private static RouteFacts Facts(Point place, int minutes) =>
        RouteTown.Facts(
            4,
            2,
            [1, 2, 3, 4, 5, 6, 7, 8],
            [RouteTown.Patrol("P", RouteTown.Eight, RouteTown.At(10, 0))]
        ) with
        {
            MustVisits = [new MustVisit("M", "C", place, RouteTown.Eight, RouteTown.At(10, 0), minutes)],
        };
}
