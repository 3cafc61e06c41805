using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class GreedyRoutesTest
{
    [Fact]
    public void Plan_TakesTheMostRiskForTheTime()
    {
        var facts = RouteTown.Facts(4, 1, [1, 2, 3, 4], [Patrol("P", 9, 0)], hours: 1);
        var route = Assert.Single(GreedyRoutes.Plan(RouteTown.Problem(facts)));
        // 13 min to 3, 15 min 40 s to 5, 18 min 20 s to 7 of risk: the last is best, and 12 min more cover the first.
        Assert.Equal([575, 175], route.Stops.Select(stop => stop.X));
        Assert.Equal(10, route.RiskCovered);
    }

    [Fact]
    public void Plan_NeverWaits()
    {
        var facts = RouteTown.Facts(4, 1, [1, 2, 3, 4], [Patrol("P", 9, 0), Patrol("Q", 9, 0)], hours: 1);
        Assert.All(
            GreedyRoutes.Plan(RouteTown.Problem(facts)).SelectMany(route => route.Stops),
            stop => Assert.Equal(12, (stop.Leave - stop.Arrive).TotalMinutes)
        );
    }

    [Fact]
    public void Plan_LaterPatrol_AddsWhatIsLeft()
    {
        var facts = RouteTown.Facts(2, 1, [1, 2], [Patrol("P", 8, 30), Patrol("Q", 8, 30)], hours: 1);
        var routes = GreedyRoutes.Plan(RouteTown.Problem(facts));
        Assert.Equal([1, 0], routes.Select(route => route.Stops.Count));
        Assert.Equal("route.no-risk", routes[1].Reason?.Code);
    }

    private static RoutePatrol Patrol(string code, int hour, int minute) =>
        RouteTown.Patrol(code, RouteTown.Eight, RouteTown.At(hour, minute));
}
