using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Routes;

/// <summary>Four cells in a row with risk 1, 2, 3, 4; P goes 75 m to the first street and on to the third.</summary>
public class RouteCheckerTest
{
    private static readonly RouteFacts Facts = RouteTown.Facts(
        4,
        1,
        [1, 2, 3, 4],
        [
            RouteTown.Patrol("P", RouteTown.Eight, RouteTown.At(9, 0)),
            RouteTown.Patrol("Q", RouteTown.Eight, RouteTown.At(8, 1)),
        ],
        hours: 1
    ) with
    {
        MustVisits = [new MustVisit("M", "C", new Point(200, 110), RouteTown.Eight, RouteTown.At(8, 50), 30)],
    };

    private static readonly RouteStop First = Stop(1, 175, 0, 75, (1, 0), (13, 0));
    private static readonly RouteStop Pass = Stop(2, 200, 0, 100, (27, 0), (27, 0)) with { MustVisit = "M" };
    private static readonly RouteStop Last = Stop(3, 575, 2, 75, (33, 0), (45, 0));

    private static readonly Route Good = new(
        "P",
        [First, Pass, Last],
        [
            Leg((0, 0), (1, 0), 75),
            Leg((13, 0), (27, 0), 25),
            Leg((27, 0), (33, 0), 375),
            Leg((45, 0), (51, 20), 475),
        ],
        10
    );
    private static readonly Route Idle = new("Q", [], [], 0, Reason.Of("route.no-time"));

    private static readonly RoutePlan Plan = new(
        SolveStatus.Optimal,
        [Good, Idle],
        1,
        0.5,
        1,
        10,
        [new RouteUnserved("Q", false, Reason.Of("route.no-time"))],
        7,
        1,
        1,
        false,
        false
    );

    public static TheoryData<string, RoutePlan> Broken { get; } =
        new()
        {
            { "check.patrol-missing", Plan with { Routes = [Good], Unserved = [] } },
            { "check.patrol-twice", Plan with { Routes = [Good, Idle, Idle] } },
            { "check.patrol-unknown", Plan with { Routes = [Good, Idle, Idle with { Patrol = "X" }] } },
            { "check.unserved-list", Plan with { Unserved = [] } },
            { "check.unserved-list", Plan with { Routes = [Good, Idle with { Reason = null }] } },
            {
                "check.unserved-list",
                Plan with
                {
                    Unserved = [.. Plan.Unserved, new RouteUnserved("P", false, Reason.Of("route.no-time"))],
                }
            },
            {
                "check.unserved-list",
                Plan with
                {
                    Unserved =
                    [
                        .. Plan.Unserved,
                        new RouteUnserved("M", true, Reason.Of("route.must-visit-missed")),
                    ],
                }
            },
            { "check.leg-count", With(Good with { Legs = [.. Good.Legs.Skip(1)] }) },
            { "check.leg-count", Plan with { Routes = [Good, Idle with { Legs = [Good.Legs[0]] }] } },
            { "check.stop-number", With(First with { Number = 2 }) },
            { "check.leg-times", With(First with { Arrive = RouteTown.At(8, 0, 59) }) },
            { "check.leg-times", With(First with { Leave = RouteTown.At(8, 14) }) },
            { "check.leg-times", LegAt(3, Good.Legs[3] with { To = RouteTown.At(8, 44) }) },
            { "check.stop-times", Times(0, RouteTown.At(8, 14), RouteTown.At(8, 13)) },
            { "check.route-start", LegAt(0, Good.Legs[0] with { From = RouteTown.At(7, 59) }) },
            { "check.route-end", LegAt(3, Good.Legs[3] with { To = RouteTown.At(9, 0, 1) }) },
            { "check.stop-segment", With(First with { Segment = 3 }) },
            { "check.stop-segment", With(First with { Segment = -1 }) },
            { "check.stop-place", With(First with { Y = 101 }) },
            { "check.stop-place", With(First with { OffsetMeters = 80 }) },
            { "check.stop-place", With(First with { OffsetMeters = double.NaN }) },
            { "check.stop-name", With(First with { Street = "Elsewhere" }) },
            { "check.stay", Times(0, RouteTown.At(8, 1), RouteTown.At(8, 12, 59)) },
            { "check.leg-too-fast", Times(0, RouteTown.At(8, 0, 59), RouteTown.At(8, 13)) },
            { "check.leg-too-fast", LegAt(3, Good.Legs[3] with { To = RouteTown.At(8, 51, 19) }) },
            { "check.leg-meters", LegAt(2, Good.Legs[2] with { Meters = 300 }) },
            { "check.leg-meters", LegAt(0, Good.Legs[0] with { Meters = 100 }) },
            { "check.leg-meters", LegAt(0, Good.Legs[0] with { Meters = double.NaN }) },
            { "check.must-visit-unknown", With(Pass with { MustVisit = "X" }) },
            { "check.must-visit-place", MovedPass() },
            { "check.must-visit-interval", Times(1, RouteTown.At(8, 31), RouteTown.At(8, 31)) },
            { "check.not-a-number", Plan with { RiskCovered = double.NaN } },
            { "check.not-a-number", Plan with { Bound = double.PositiveInfinity } },
            { "check.total-risk", Plan with { TotalRisk = 11 } },
            { "check.route-risk", With(Good with { RiskCovered = 9 }) },
            { "check.risk-covered", Plan with { RiskCovered = 0.9 } },
            { "check.bound-below-value", Plan with { Bound = 0.99 } },
            { "check.bound-above-total", Plan with { Bound = 1.01, Status = SolveStatus.Feasible } },
            { "check.status", Plan with { Status = SolveStatus.Infeasible } },
        };

    [Fact]
    public void Check_GoodPlan_FindsNothing() => Assert.Empty(RouteChecker.Check(Facts, Plan));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_NamesTheRule(string code, RoutePlan plan) =>
        Assert.Contains(code, RouteChecker.Check(Facts, plan).Select(reason => reason.Code));

    [Fact]
    public void Check_OptimalWithAGap_IsNamed()
    {
        var facts = Facts with { Hours = [Facts.Hours[0], new RiskHour(RouteTown.At(9, 0), [0, 0, 0, 10])] };
        var plan = Plan with { RiskCovered = 0.5, TotalRisk = 20 };
        Assert.Equal("check.status", Assert.Single(RouteChecker.Check(facts, plan)).Code);
    }

    [Theory]
    [InlineData("check.stop-class", StreetClass.Service, 4.5f)]
    [InlineData("check.stop-class", StreetClass.Highway, 4.5f)]
    [InlineData("check.stop-closed", StreetClass.Local, 0f)]
    public void Check_StopWhereNoneMayStop_IsNamed(string code, StreetClass @class, float footKmh)
    {
        StreetSegment[] streets =
        [
            .. Facts.Streets.Take(2),
            Facts.Streets[2] with
            {
                Class = @class,
                Speeds = new SegmentSpeeds(footKmh, 15, 30),
            },
        ];
        Assert.Contains(
            code,
            RouteChecker.Check(Facts with { Streets = streets }, Plan).Select(reason => reason.Code)
        );
    }

    [Fact]
    public void Check_StopOutsideTheCommunity_IsNamed()
    {
        var shape = new GeometryFactory().ToGeometry(new Envelope(0, 500, 0, 200));
        var facts = Facts with { Communities = [Facts.Communities[0] with { Shape = shape }] };
        Assert.Equal("check.stop-area", Assert.Single(RouteChecker.Check(facts, Plan)).Code);
    }

    [Fact]
    public void Check_BaseOffTheStreets_IsNamed()
    {
        var facts = Facts with { Bases = [Facts.Bases[0] with { Place = new Point(100, 700) }] };
        Assert.Equal("check.base-off-network", Assert.Single(RouteChecker.Check(facts, Plan)).Code);
    }

    [Fact]
    public void Check_BaseBesideItsStreet_CountsTheWayToIt()
    {
        var facts = Facts with { Bases = [Facts.Bases[0] with { Place = new Point(100, 85) }] };
        var broken = RouteChecker.Check(facts, Plan);
        Assert.All(broken, reason => Assert.Equal("check.leg-too-fast", reason.Code));
        Assert.Equal(["0", "3"], broken.Select(reason => reason.Arguments["leg"]));
    }

    private static RoutePlan With(Route route) => Plan with { Routes = [route, Idle] };

    private static RoutePlan With(RouteStop stop) =>
        With(Good with { Stops = [.. Good.Stops.Select(one => one.X == stop.X ? stop : one)] });

    private static RoutePlan LegAt(int k, RouteLeg leg) =>
        With(Good with { Legs = [.. Good.Legs.Select((one, at) => at == k ? leg : one)] });

    /// <summary>Moves a stop in time, and its legs with it.</summary>
    private static RoutePlan Times(int k, Instant arrive, Instant leave)
    {
        var stops = Good.Stops.ToArray();
        var legs = Good.Legs.ToArray();
        stops[k] = stops[k] with { Arrive = arrive, Leave = leave };
        legs[k] = legs[k] with { To = arrive };
        legs[k + 1] = legs[k + 1] with { From = leave };
        return With(Good with { Stops = stops, Legs = legs });
    }

    private static RoutePlan MovedPass()
    {
        var stops = Good.Stops.ToArray();
        stops[1] = Pass with { X = 190, OffsetMeters = 90 };
        return With(Good with { Stops = stops });
    }

    private static RouteStop Stop(
        int number,
        double x,
        int segment,
        double offset,
        (int Minute, int Second) arrive,
        (int Minute, int Second) leave
    ) =>
        new(
            number,
            x,
            100,
            segment,
            offset,
            $"Street {segment}",
            RouteTown.At(8, arrive.Minute, arrive.Second),
            RouteTown.At(8, leave.Minute, leave.Second)
        );

    private static RouteLeg Leg((int Minute, int Second) from, (int Minute, int Second) to, double meters) =>
        new(RouteTown.At(8, from.Minute, from.Second), RouteTown.At(8, to.Minute, to.Second), meters);
}
