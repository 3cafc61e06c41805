using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Areas;

public class AreaCheckerTest
{
    /// <summary>Four by three cells with risk 1 … 12, a river between cells 4 and 5; three areas of at most three cells.</summary>
    private static readonly AreaFacts Facts = AreaMaps.Make(
        4,
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        3,
        3,
        (5, 4)
    );

    /// <summary>10 11 7 (31 of risk) and 4 8 (14), which touch nothing they share; one area is missing.</summary>
    private static readonly AreaPlan Good = new(
        SolveStatus.Feasible,
        [Area(1, 31, 7, 10, 11), Area(2, 14, 4, 8)],
        45,
        40,
        78,
        50,
        [Reason.Of("hotspot.search-ended")],
        7,
        1,
        1,
        false,
        false
    );

    public static TheoryData<string, AreaPlan> Broken { get; } =
        new()
        {
            {
                "check.too-many-areas",
                Good with
                {
                    Areas = [.. Good.Areas, Area(3, 4, 3), Area(4, 3, 2)],
                    Value = 52,
                    Bound = 60,
                    Missing = [],
                }
            },
            { "check.area-count", Good with { Missing = [] } },
            { "check.no-cells", Add(Area(3, 0)) },
            { "check.unknown-cell", First(Area(1, 31, 7, 10, 11, 12)) },
            { "check.unknown-cell", First(Area(1, 31, -1, 7, 10, 11)) },
            { "check.cell-twice", Add(Area(3, 5, 4)) },
            { "check.cell-twice", First(Area(1, 36, 11, 11, 11)) },
            { "check.not-connected", First(Area(1, 29, 7, 9, 11)) },
            { "check.not-connected", First(Area(1, 19, 6, 11)) },
            { "check.across-barrier", Second(Area(2, 11, 4, 5)) },
            { "check.too-large", First(Area(1, 38, 6, 7, 10, 11)) },
            { "check.area-size", First(Good.Areas[0] with { SquareMeters = 20_000 }) },
            { "check.area-value", First(Good.Areas[0] with { Value = 32 }) },
            { "check.area-rank", First(Good.Areas[0] with { Rank = 2 }) },
            {
                "check.area-rank",
                Good with
                {
                    Areas = [Good.Areas[1] with { Rank = 1 }, Good.Areas[0] with { Rank = 2 }],
                }
            },
            { "check.not-a-number", First(Good.Areas[0] with { Value = double.NaN }) },
            { "check.not-a-number", Good with { Bound = double.PositiveInfinity } },
            { "check.plan-value", Good with { Value = 46 } },
            { "check.total-risk", Good with { TotalRisk = 77 } },
            { "check.bound-below-value", Good with { Bound = 44 } },
            { "check.bound-below-value", Good with { GreedyValue = 51 } },
            { "check.bound-above-total", Good with { Bound = 79 } },
            { "check.status", Good with { Status = SolveStatus.Optimal } },
            { "check.status", Good with { Status = SolveStatus.Infeasible } },
        };

    [Fact]
    public void Check_GoodPlan_FindsNothing() => Assert.Empty(AreaChecker.Check(Facts, Good));

    [Fact]
    public void Check_AreasThatTouch_FindsNothing() =>
        Assert.Empty(
            AreaChecker.Check(
                Facts,
                Good with
                {
                    Areas = [Area(1, 31, 7, 10, 11), Area(2, 19, 8, 9), Area(3, 5, 4)],
                    Value = 55,
                    Bound = 55,
                    Missing = [],
                    Status = SolveStatus.Optimal,
                }
            )
        );

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_NamesTheRule(string code, AreaPlan plan) =>
        Assert.Contains(AreaChecker.Check(Facts, plan), broken => broken.Code == code);

    [Fact]
    public void Check_TheSamePlanWithoutTheRiver_FindsNothingAcrossIt() =>
        Assert.DoesNotContain(
            AreaChecker.Check(Facts with { Barriers = [] }, Second(Area(2, 11, 4, 5))),
            broken => broken.Code == "check.across-barrier"
        );

    [Fact]
    public void Check_ACellCutByTheBorder_CountsForWhatIsInside()
    {
        var facts = AreaMaps.Make(2, [1, 1], 1, 1);
        var half = facts.Raster.CellArea;
        half[0] = half[1] = (float)(AreaMaps.Cell / 2);
        var plan = Good with
        {
            Areas = [new WalkableArea(1, [0, 1], 2, AreaMaps.Cell)],
            Value = 2,
            GreedyValue = 2,
            TotalRisk = 2,
            Bound = 2,
            Missing = [],
        };
        Assert.Empty(AreaChecker.Check(facts, plan));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Check_BrokenRisk_IsNamed(double value) =>
        Assert.Contains(
            AreaChecker.Check(Facts with { Risk = [value, .. Facts.Risk.Skip(1)] }, Good),
            broken => broken.Code == "check.risk-value"
        );

    [Fact]
    public void Check_RiskOfOtherLength_IsNamed() =>
        Assert.Equal(
            "check.risk-value",
            Assert.Single(AreaChecker.Check(Facts with { Risk = [1] }, Good)).Code
        );

    private static WalkableArea Area(int rank, double value, params int[] cells) =>
        new(rank, cells, value, cells.Length * AreaMaps.Cell);

    private static AreaPlan First(WalkableArea area) => Good with { Areas = [area, Good.Areas[1]] };

    private static AreaPlan Second(WalkableArea area) => Good with { Areas = [Good.Areas[0], area] };

    private static AreaPlan Add(WalkableArea area) =>
        Good with
        {
            Areas = [.. Good.Areas, area],
            Value = Good.Value + area.Value,
            Missing = [],
        };
}
