using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Tests.Optimization.Routes;

public class RouteProblemTest
{
    private static readonly RoutePatrol Patrol = RouteTown.Patrol("P", RouteTown.Eight, RouteTown.At(9, 0));
    private static readonly RouteFacts Good = RouteTown.Facts(2, 1, [3, 5], [Patrol]) with
    {
        MustVisits = [new MustVisit("M", "C", new Point(100, 100), RouteTown.Eight, RouteTown.At(9, 0), 30)],
    };
    private static readonly RouteGround Ground = RouteTown.Problem(Good).Ground;

    public static TheoryData<string, Func<RouteFacts, RouteFacts>> Broken { get; } =
        new()
        {
            { "route.rule", facts => facts with { Rules = facts.Rules with { StayMinutes = 0 } } },
            { "route.rule", facts => facts with { Rules = facts.Rules with { StayMinutes = double.NaN } } },
            { "route.rule", facts => facts with { Rules = facts.Rules with { CoverMinutes = 61 } } },
            { "route.rule", facts => facts with { Rules = facts.Rules with { CoverRadiusMeters = -1 } } },
            { "route.rule", facts => facts with { Rules = facts.Rules with { Mode = (TravelMode)9 } } },
            { "route.duplicate-code", facts => facts with { Bases = [.. facts.Bases, .. facts.Bases] } },
            {
                "route.duplicate-code",
                facts => facts with { Communities = [.. facts.Communities, .. facts.Communities] }
            },
            { "route.patrol-code", facts => facts with { Patrols = [Patrol, Patrol] } },
            { "route.patrol-code", facts => facts with { Patrols = [Patrol with { Code = " " }] } },
            { "route.area-unknown", facts => facts with { Patrols = [Patrol with { Area = "X" }] } },
            { "route.base-unknown", facts => facts with { Patrols = [Patrol with { Base = "X" }] } },
            { "route.window", facts => facts with { Patrols = [Patrol with { To = Patrol.From }] } },
            {
                "route.window",
                facts => facts with { Patrols = [Patrol with { From = RouteTown.At(10, 0) }] }
            },
            { "route.stay", facts => facts with { Patrols = [Patrol with { StayMinutes = 0 }] } },
            { "route.hour", facts => facts with { Hours = [facts.Hours[0], facts.Hours[0]] } },
            { "route.risk-length", facts => facts with { Hours = [facts.Hours[0] with { Risk = [1] }] } },
            {
                "route.risk-value",
                facts => facts with { Hours = [facts.Hours[0] with { Risk = [1, float.NaN] }] }
            },
            { "route.risk-value", facts => facts with { Hours = [facts.Hours[0] with { Risk = [1, -1] }] } },
            { "route.must-visit-code", facts => Visits(facts, facts.MustVisits[0], facts.MustVisits[0]) },
            { "route.area-unknown", facts => Visits(facts, facts.MustVisits[0] with { Area = "X" }) },
            {
                "route.must-visit-window",
                facts => Visits(facts, facts.MustVisits[0] with { To = RouteTown.Eight })
            },
            {
                "route.must-visit-interval",
                facts => Visits(facts, facts.MustVisits[0] with { IntervalMinutes = 0 })
            },
            {
                "route.must-visit-place",
                facts => Visits(facts, facts.MustVisits[0] with { Place = new Point(double.NaN, 0) })
            },
            {
                "route.other-ground",
                facts => facts with { Rules = facts.Rules with { Mode = TravelMode.Car } }
            },
        };

    [Fact]
    public void Problem_GoodFacts_Holds() => Assert.Equal(24, new RouteProblem(Good, Ground).TotalRisk);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Problem_BrokenFacts_NamesTheRule(string code, Func<RouteFacts, RouteFacts> breaking)
    {
        var fault = Assert.Throws<InputException>(() => new RouteProblem(breaking(Good), Ground));
        Assert.Contains(code, fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Problem_ManyFaults_NamesAllAtOnce()
    {
        var facts = Good with { Patrols = [Patrol with { Area = "X", Base = "X", To = Patrol.From }] };
        var fault = Assert.Throws<InputException>(() => new RouteProblem(facts, Ground));
        Assert.Equal(
            ["route.area-unknown", "route.base-unknown", "route.window"],
            fault.Issues.Select(issue => issue.Code)
        );
    }

    [Fact]
    public void Prepare_BadRules_IsRefused() =>
        Assert.Throws<InputException>(() =>
            RouteTown.Problem(Good with { Rules = new RouteRules { CoverMinutes = 0 } })
        );

    private static RouteFacts Visits(RouteFacts facts, params MustVisit[] visits) =>
        facts with
        {
            MustVisits = visits,
        };
}
