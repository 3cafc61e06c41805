using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class RoutePathsTest
{
    private static readonly RouteFacts Facts = RouteTown.Facts(
        4,
        1,
        [1, 2, 3, 4],
        [RouteTown.Patrol("P", RouteTown.Eight, RouteTown.At(9, 0))],
        hours: 1
    );

    [Fact]
    public void Find_EachLeg_HasItsLineItsStreetsAndItsLength()
    {
        var problem = RouteTown.Problem(Facts);
        var route = GreedyRoutes.Plan(problem)[0];
        var paths = new RoutePaths(problem).Find(route);
        Assert.Equal([475, 400, 75], paths.Select(path => path.Meters));
        Assert.Equal(["Street 0", "Street 1", "Street 2"], paths[0].Streets);
        Assert.Equal(["Street 2", "Street 1", "Street 0"], paths[1].Streets);
        Assert.Equal((100, 575), (paths[0].Shape.StartPoint.X, paths[0].Shape.EndPoint.X));
        Assert.Equal(route.Legs.Select(leg => leg.Meters), paths.Select(path => path.Meters));
    }

    [Fact]
    public void Find_UnknownPatrol_IsRefused()
    {
        var problem = RouteTown.Problem(Facts);
        var route = GreedyRoutes.Plan(problem)[0] with { Patrol = "X" };
        Assert.Throws<ArgumentException>(() => new RoutePaths(problem).Find(route));
    }

    [Fact]
    public void Predictability_IsOneWhenAlwaysTheSameAndZeroWhenNever()
    {
        var route = GreedyRoutes.Plan(RouteTown.Problem(Facts))[0];
        var back = route with { Stops = [.. route.Stops.Reverse()] };
        double Of(params Route[] weeks) =>
            RoutePredictability.Of(Facts.Patrols, [.. weeks.Select(one => (Route[])[one])])["C"];
        Assert.Equal(1, Of(route, route, route));
        Assert.Equal(0, Of(route, back), 1e-12);
        Assert.InRange(Of(route, route, back), 0.01, 0.99);
    }
}
