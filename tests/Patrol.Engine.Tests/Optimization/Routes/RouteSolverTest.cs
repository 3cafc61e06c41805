using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class RouteSolverTest
{
    private static readonly float[] City = [.. Enumerable.Range(0, 36).Select(cell => 1f + cell * 7 % 11)];

    [Fact]
    public void Solve_OneStreet_GoesStaysAndIsBack()
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 0, 8, 30)], hours: 1);
        var plan = Solve(facts);
        var route = Assert.Single(plan.Routes);
        var stop = Assert.Single(route.Stops);
        // The stop is 75 m from the base: a minute on foot.
        Assert.Equal((175, 100, "Street 0"), (stop.X, stop.Y, stop.Street));
        Assert.Equal((RouteTown.At(8, 1), RouteTown.At(8, 13)), (stop.Arrive, stop.Leave));
        Assert.Equal([75, 75], route.Legs.Select(leg => leg.Meters));
        Assert.Equal(RouteTown.At(8, 14), route.Legs[^1].To);
        Assert.Equal((1, 1, SolveStatus.Optimal), (plan.RiskCovered, plan.Bound, plan.Status));
        Assert.Equal(8, route.RiskCovered);
    }

    [Fact]
    public void Solve_AcrossTheHour_WaitsUntilItCovers()
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 52, 9, 20)], hours: 2);
        var plan = Solve(facts);
        // From 8:53 on 12 minutes would cover neither hour; ten minutes past nine cover the second.
        Assert.Equal(RouteTown.At(9, 10), plan.Routes[0].Stops[0].Leave);
        Assert.Equal((0.5, 0), (plan.RiskCovered, plan.GreedyRiskCovered));
    }

    [Fact]
    public void Solve_TwoPatrolsAtOnce_CountAPairOnce()
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 0, 8, 30), Patrol(8, 0, 8, 30, "Q")], 1);
        var plan = Solve(facts);
        Assert.Equal(1, plan.RiskCovered);
        Assert.Equal(8, plan.Routes.Sum(route => route.RiskCovered));
        Assert.Equal("route.nothing-left", Assert.Single(plan.Unserved).Reason.Code);
    }

    [Fact]
    public void Solve_Stay_IsThatOfTheDuty()
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 0, 8, 30) with { StayMinutes = 20 }], 1);
        var stop = Solve(facts).Routes[0].Stops[0];
        Assert.Equal(Duration.FromMinutes(20), stop.Leave - stop.Arrive);
    }

    [Theory]
    [InlineData("route.no-time", 8, 10, 100)]
    [InlineData("route.base-off-network", 9, 0, 5000)]
    public void Solve_PatrolThatCannotStop_SaysWhy(string reason, int hour, int minute, double baseX)
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 0, hour, minute)]);
        var plan = Solve(facts with { Bases = [facts.Bases[0] with { Place = new Point(baseX, 100) }] });
        Assert.Equal(reason, Assert.Single(plan.Unserved).Reason.Code);
        Assert.Equal(reason, plan.Routes[0].Reason?.Code);
    }

    [Fact]
    public void Solve_AreaWithoutStreets_SaysWhy()
    {
        var facts = RouteTown.Facts(2, 1, [3, 5], [Patrol(8, 0, 9, 0)]);
        var shape = new GeometryFactory().ToGeometry(new Envelope(0, 40, 0, 40));
        var plan = Solve(facts with { Communities = [facts.Communities[0] with { Shape = shape }] });
        Assert.Equal("route.no-streets", Assert.Single(plan.Unserved).Reason.Code);
    }

    [Fact]
    public void Solve_NoRisk_SaysWhy() =>
        Assert.Equal(
            "route.no-risk",
            Assert.Single(Solve(RouteTown.Facts(2, 1, [0, 0], [Patrol(8, 0, 9, 0)])).Unserved).Reason.Code
        );

    [Fact]
    public void Solve_Stops_AreOnPublicStreetsOfTheOwnCommunity()
    {
        var facts = RouteTown.Facts(4, 1, [1, 1, 9, 9], [Patrol(8, 0, 9, 0)]);
        StreetSegment[] streets =
        [
            facts.Streets[0],
            facts.Streets[1] with
            {
                Class = StreetClass.Service,
            },
            facts.Streets[2],
        ];
        var shape = new GeometryFactory().ToGeometry(new Envelope(0, 600, 0, 200));
        var plan = Solve(
            facts with
            {
                Streets = streets,
                Communities = [facts.Communities[0] with { Shape = shape }],
            }
        );
        Assert.All(plan.Routes[0].Stops, stop => Assert.True(stop.Segment != 1 && stop.X < 600));
        Assert.Contains(plan.Routes[0].Stops, stop => stop.Segment == 2);
    }

    [Fact]
    public void Solve_SameSeedAndWork_GivesTheSamePlan()
    {
        var problem = RouteTown.Problem(CityFacts());
        var (a, b) = (
            RouteSolver.Solve(problem, RouteTown.Options(5, 0.05)),
            RouteSolver.Solve(problem, RouteTown.Options(5, 0.05))
        );
        Assert.Equal(Stops(a), Stops(b));
        Assert.Equal((a.RiskCovered, a.Bound, a.WorkDone), (b.RiskCovered, b.Bound, b.WorkDone));
    }

    [Fact]
    public void Solve_OtherSeed_GivesAnotherOrderAtNearlyTheSameCoverage()
    {
        var problem = RouteTown.Problem(CityFacts());
        var weeks = Enumerable
            .Range(1, 4)
            .Select(seed => RouteSolver.Solve(problem, RouteTown.Options(seed, 0.1)))
            .ToArray();
        Assert.NotEqual(Stops(weeks[0]), Stops(weeks[1]));
        Assert.All(weeks, plan => Assert.Equal(weeks[0].RiskCovered, plan.RiskCovered, 0.03));
        var value = RoutePredictability.Of(problem.Facts.Patrols, [.. weeks.Select(plan => plan.Routes)])[
            "C"
        ];
        Assert.InRange(value, 0, 0.5);
    }

    [Fact]
    public void Solve_City_BeatsGreedyAndKeepsEveryRule()
    {
        var facts = CityFacts();
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.2));
        Assert.True(plan.RiskCovered >= plan.GreedyRiskCovered);
        Assert.True(plan.Bound >= plan.RiskCovered);
        Assert.Empty(RouteChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_Start_IsNeverMadeWorse()
    {
        var problem = RouteTown.Problem(CityFacts());
        var good = RouteSolver.Solve(problem, RouteTown.Options(1, 0.2));
        var warm = RouteSolver.Solve(problem, RouteTown.Options(2, 0), good.Routes);
        Assert.True(warm.RiskCovered >= good.RiskCovered - 1e-9);
    }

    [Fact]
    public void Solve_KeptPatrols_StayExactly()
    {
        var facts = CityFacts();
        var problem = RouteTown.Problem(facts);
        var first = RouteSolver.Solve(problem, RouteTown.Options(1, 0.05));
        var kept = facts.Patrols.Take(3).Select(patrol => patrol.Code).ToHashSet();
        var next = RouteSolver.Solve(problem, RouteTown.Options(2, 0.1), first.Routes, kept);
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(first.Routes[k].Stops, next.Routes[k].Stops);
        }
        Assert.Empty(RouteChecker.Check(facts, next));
    }

    [Fact]
    public void Solve_Cancelled_KeepsTheBest()
    {
        var facts = CityFacts();
        using var cancel = new CancellationTokenSource();
        var options = RouteTown.Options(1, 5) with { Progress = new CancelAt("search", cancel) };
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), options, cancellation: cancel.Token);
        Assert.True(plan.Cancelled && plan.Status == SolveStatus.BudgetSpent);
        Assert.True(plan.RiskCovered >= plan.GreedyRiskCovered - 1e-9);
        Assert.Empty(RouteChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_CancelledBeforeItBegins_GivesARouteToEach()
    {
        var facts = CityFacts();
        var plan = RouteSolver.Solve(
            RouteTown.Problem(facts),
            RouteTown.Options(),
            cancellation: new CancellationToken(canceled: true)
        );
        Assert.Equal(facts.Patrols.Count, plan.Routes.Count);
        Assert.Empty(RouteChecker.Check(facts, plan));
    }

    private static RouteFacts CityFacts()
    {
        RoutePatrol[] patrols =
        [
            .. Enumerable.Range(0, 5).Select(k => Patrol(8 + k / 3, 10 * k, 10 + k / 3, 10 * k, $"P{k}")),
        ];
        return RouteTown.Facts(6, 6, City, patrols, hours: 4);
    }

    private static RoutePatrol Patrol(int hour, int minute, int toHour, int toMinute, string code = "P") =>
        RouteTown.Patrol(code, RouteTown.At(hour, minute), RouteTown.At(toHour, toMinute));

    private static RoutePlan Solve(RouteFacts facts)
    {
        var plan = RouteSolver.Solve(RouteTown.Problem(facts), RouteTown.Options(1, 0.05));
        Assert.Empty(RouteChecker.Check(facts, plan));
        return plan;
    }

    private static IEnumerable<RouteStop> Stops(RoutePlan plan) =>
        plan.Routes.SelectMany(route => route.Stops);

    private sealed class CancelAt(string stage, CancellationTokenSource source) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (value.Stage == stage)
            {
                source.Cancel();
            }
        }
    }
}
