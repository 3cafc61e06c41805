using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Coverage;

public class BeatCheckerTest
{
    /// <summary>Four by three cells with risk 1 … 12, base A at cell 0, base B at cell 11.</summary>
    private static readonly Town Town = Towns.Make(4, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 0, 11);

    private static readonly BeatFacts Facts = Town.Facts(3, 3, 300);

    /// <summary>A: 4 5 (11 of risk, 200 m), B: 10 11 (23, 100 m); one patrol has no place.</summary>
    private static readonly BeatPlan Good = new(
        SolveStatus.Feasible,
        [new Beat("B", [10, 11], 23, 100), new Beat("A", [4, 5], 11, 200)],
        34,
        78,
        40,
        [Reason.Of("beat.search-ended")],
        7,
        1,
        1,
        false,
        false
    );

    public static TheoryData<string, BeatPlan> Broken { get; } =
        new()
        {
            {
                "check.too-many-patrols",
                Good with
                {
                    Beats = [.. Good.Beats, Cell(0, 1), Cell(3, 4, "B")],
                    Value = 39,
                }
            },
            { "check.patrol-count", Good with { Unplaced = [] } },
            { "check.unknown-base", First(new Beat("C", [10, 11], 23, 100)) },
            { "check.no-cells", Add(new Beat("A", [], 0, 0)) },
            { "check.too-many-cells", First(new Beat("B", [8, 9, 10, 11], 42, 300)) },
            { "check.unknown-cell", First(new Beat("B", [10, 11, 12], 23, 100)) },
            { "check.unknown-cell", First(new Beat("B", [-1, 10, 11], 23, 100)) },
            { "check.cell-twice", Add(new Beat("A", [5], 6, 200)) },
            { "check.cell-twice", First(new Beat("B", [11, 11], 24, 0)) },
            { "check.not-connected", First(new Beat("B", [6, 11], 19, 200)) },
            { "check.not-connected", First(new Beat("B", [7, 10], 19, 100)) },
            { "check.too-far", Add(new Beat("A", [3, 7], 12, 400)) },
            { "check.farthest", First(new Beat("B", [10, 11], 23, 90)) },
            { "check.farthest", First(new Beat("B", [10, 11], 23, 110)) },
            { "check.not-a-number", First(new Beat("B", [10, 11], double.NaN, 100)) },
            { "check.not-a-number", Good with { Bound = double.PositiveInfinity } },
            { "check.beat-value", Good with { Beats = [Good.Beats[0] with { Value = 24 }, Good.Beats[1]] } },
            { "check.plan-value", Good with { Value = 35 } },
            { "check.total-risk", Good with { TotalRisk = 77 } },
            { "check.bound-below-value", Good with { Bound = 33 } },
            { "check.bound-above-total", Good with { Bound = 79 } },
            { "check.status", Good with { Status = SolveStatus.Optimal } },
            { "check.status", Good with { Status = SolveStatus.Infeasible } },
        };

    [Fact]
    public void Check_GoodPlan_FindsNothing() => Assert.Empty(BeatChecker.Check(Facts, Good));

    [Fact]
    public void Check_EveryRuleAtItsLimit_FindsNothing()
    {
        var plan = Good with
        {
            Beats =
            [
                new Beat("B", [9, 10, 11], 33, 200),
                new Beat("A", [3], 4, 300),
                new Beat("A", [4, 5, 6], 18, 300),
            ],
            Value = 55,
            Bound = 55,
            Status = SolveStatus.Optimal,
            Unplaced = [],
        };
        Assert.Empty(BeatChecker.Check(Facts, plan));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_NamesTheRuleAndNoOther(string code, BeatPlan plan) =>
        Assert.Equal(
            code,
            Assert.Single(BeatChecker.Check(Facts, plan).Select(reason => reason.Code).Distinct())
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Check_BadRisk_IsNamed(double value)
    {
        var facts = Facts with { Risk = [value, .. Town.Risk.Skip(1)] };
        Assert.Contains("check.risk-value", BeatChecker.Check(facts, Good).Select(reason => reason.Code));
    }

    [Fact]
    public void Check_RiskOfAnotherRaster_IsNamed() =>
        Assert.Equal(
            "check.risk-value",
            Assert.Single(BeatChecker.Check(Facts with { Risk = [1] }, Good)).Code
        );

    [Fact]
    public void Check_StreetsClosedOnFoot_LeaveNothing()
    {
        var closed = Town.Streets.Select(one => one with { Speeds = new SegmentSpeeds(0, 20, 50) });
        var codes = BeatChecker
            .Check(Facts with { Streets = [.. closed] }, Good)
            .Select(reason => reason.Code);
        Assert.Equal(["check.base-off-network", "check.base-off-network"], codes);
    }

    [Fact]
    public void Check_CellOffTheStreets_IsNamed()
    {
        var around = Town.Streets.Where(one => one.FromNode != 10 && one.ToNode != 10);
        var codes = BeatChecker
            .Check(Facts with { Streets = [.. around] }, Good)
            .Select(reason => reason.Code);
        Assert.Equal(["check.no-street"], codes);
    }

    [Fact]
    public void Check_BaseBesideItsStreet_CountsTheWayToIt()
    {
        var moved = Town.Bases.Select(one => one with { Place = new Point(one.Place.X, one.Place.Y + 60) });
        var codes = BeatChecker.Check(Facts with { Bases = [Town.Bases[0], moved.Last()] }, Good);
        Assert.Equal("160", Assert.Single(codes, reason => reason.Code == "check.farthest").Arguments["is"]);
    }

    private static BeatPlan First(Beat beat)
    {
        Beat[] beats = [beat, Good.Beats[1]];
        return Good with { Beats = beats, Value = beats.Sum(one => one.Value), Bound = 60 };
    }

    private static BeatPlan Add(Beat beat) =>
        Good with
        {
            Beats = [.. Good.Beats, beat],
            Unplaced = [],
            Value = Good.Value + beat.Value,
            Bound = Good.Bound + beat.Value,
        };

    private static Beat Cell(int cell, double value, string code = "A") =>
        new(code, [cell], value, code == "A" ? cell * 100 : 200);
}
