using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Staffing;

namespace Patrol.Engine.Tests.Optimization.Staffing;

public sealed class StaffingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Solve_SmallRandomProblems_IsTheBestOfAllPlans(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var cells = Cells(random);
            var areas = cells.Select(cell => cell.Area).Distinct().Count();
            var budget = random.Next(0, 8);
            var floor = random.Next(0, budget / areas + 1);
            var plan = StaffingSolver.Solve(new StaffingProblem(cells, budget, floor), curve: 5);
            Assert.Equal(BestOfAll(cells, budget, floor), plan.Value, 1e-9);
            Assert.Empty(StaffingChecker.Check(cells, budget, floor, plan));
        }
    }

    [Fact]
    public void Solve_MorePatrolsThanAreOfUse_SendsOnlyThose()
    {
        StaffingCell[] cells = [new("a", "fri", [3, 1, 0]), new("b", "fri", [2])];
        var plan = StaffingSolver.Solve(new StaffingProblem(cells, 100, 2));
        Assert.Equal([2, 1], plan.Patrols);
        Assert.Equal(6, plan.Value);
        Assert.Empty(plan.Curve);
        Assert.Empty(StaffingChecker.Check(cells, 100, 2, plan));
    }

    [Fact]
    public void Solve_Curve_SaysWhatMorePatrolsWouldCover()
    {
        StaffingCell[] cells = [new("a", "fri", [5, 4, 1]), new("b", "fri", [3, 2])];
        var plan = StaffingSolver.Solve(new StaffingProblem(cells, 2, 1), curve: 10);
        Assert.Equal([1, 1], plan.Patrols);
        Assert.Equal([12, 14, 15], plan.Curve);
    }

    public static TheoryData<string, StaffingPlan> Broken =>
        new()
        {
            { "check.staffing-length", Right with { Patrols = [2] } },
            { "check.staffing-count", Right with { Patrols = [-1, 1, 1] } },
            { "check.staffing-count", Right with { Patrols = [4, 0, 1] } },
            { "check.staffing-budget", Right with { Patrols = [3, 1, 1] } },
            { "check.staffing-budget", Right with { Patrols = [1, 0, 1] } },
            { "check.staffing-floor", Right with { Patrols = [3, 1, 0] } },
            { "check.staffing-exchange", Right with { Patrols = [1, 2, 1] } },
            { "check.staffing-value", Right with { Value = 20 } },
            { "check.staffing-bound", Right with { Bound = 1 } },
            { "check.staffing-curve", Right with { Curve = [99] } },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_IsRefusedByCode(string code, StaffingPlan plan) =>
        Assert.Contains(StaffingChecker.Check(Ground, 4, 1, plan), reason => reason.Code == code);

    [Fact]
    public void Check_RightPlan_HoldsAndIsTheSolvers()
    {
        Assert.Empty(StaffingChecker.Check(Ground, 4, 1, Right));
        Assert.Equal(Right.Patrols, StaffingSolver.Solve(new StaffingProblem(Ground, 4, 1)).Patrols);
    }

    [Fact]
    public void Problem_WithEveryFault_NamesEach()
    {
        StaffingCell[] cells =
        [
            new("a", "fri", [1, 2]),
            new("a", "fri", [double.NaN]),
            new("b", "fri", [-1]),
        ];
        var fault = Assert.Throws<InputException>(() => new StaffingProblem(cells, 20_000, -1));
        Assert.Equal(
            [
                "staffing.budget",
                "staffing.floor",
                "staffing.gains",
                "staffing.cell",
                "staffing.gains",
                "staffing.gains",
            ],
            fault.Issues.Select(issue => issue.Code)
        );
    }

    private static readonly StaffingCell[] Ground =
    [
        new("a", "fri", [5, 4, 1]),
        new("a", "sat", [3, 2]),
        new("b", "fri", [2, 1]),
    ];

    private static readonly StaffingPlan Right = new([2, 1, 1], 14, 14, [16, 17, 18]);

    private static StaffingCell[] Cells(Random random) =>
        [
            .. from area in new[] { "a", "b", "c" }.Take(random.Next(1, 4))
            from period in new[] { "fri", "sat" }
            let gains = Enumerable
                .Range(0, random.Next(0, 4))
                .Select(_ => (double)random.Next(0, 9))
                .OrderDescending()
                .ToArray()
            select new StaffingCell(area, period, gains),
        ];

    // Every way to send patrols, one cell after the other.
    private static double BestOfAll(StaffingCell[] cells, int budget, int floor)
    {
        var best = double.NegativeInfinity;
        var counts = new int[cells.Length];
        void Try(int cell, int left, double value)
        {
            if (cell == cells.Length)
            {
                if (FloorsHold())
                {
                    best = Math.Max(best, value);
                }
                return;
            }
            for (var k = 0; k <= Math.Min(left, cells[cell].Gains.Count); k++)
            {
                counts[cell] = k;
                Try(cell + 1, left - k, value + cells[cell].Gains.Take(k).Sum());
            }
            counts[cell] = 0;
        }
        bool FloorsHold() =>
            cells
                .Select((cell, i) => (cell, Sent: counts[i]))
                .GroupBy(one => one.cell.Area)
                .All(area =>
                    area.Sum(one => one.Sent)
                    >= Math.Min(floor, area.Sum(one => one.cell.Gains.Count(gain => gain > 0)))
                );
        Try(0, budget, 0);
        return best;
    }
}
