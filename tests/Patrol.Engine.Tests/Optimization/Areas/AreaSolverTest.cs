using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Areas;

public class AreaSolverTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20));

    /// <summary>Hills on 24 × 24 cells, areas of 20: too many areas to list, so that cuts prove the bound.</summary>
    private static readonly AreaFacts Hills = AreaMaps.Hills(24, 6, 4, 20, 3);

    private static readonly SolveOptions Some = new(new SolveBudget(600, 1.5), 7);

    [Fact]
    public void Solve_TwoHotEnds_LeavesThePoorMiddle()
    {
        var plan = Solve(AreaMaps.Make(5, [5, 4, 1, 4, 6], 2, 2));
        Assert.Equal(
            [
                [3, 4],
                [0, 1],
            ],
            plan.Areas.Select(area => area.Cells)
        );
        Assert.Equal([10, 9], plan.Areas.Select(area => area.Value));
        Assert.Equal([1, 2], plan.Areas.Select(area => area.Rank));
        Assert.Equal(SolveStatus.Optimal, plan.Status);
    }

    [Fact]
    public void Solve_AHotCenterLargerThanAnArea_IsSharedByTwoThatTouch() =>
        Assert.Equal(34, Solve(AreaMaps.Make(4, [8, 9, 9, 8], 2, 2)).Value);

    [Fact]
    public void Solve_GreedyTakesTheMiddle_TheBestChoiceHoldsMore()
    {
        var plan = Solve(AreaMaps.Make(4, [4, 5, 5, 4], 2, 2));
        Assert.Equal(18, plan.Value);
        Assert.Equal(14, plan.GreedyValue);
    }

    [Fact]
    public void Solve_ARiverBetweenTwoHotCells_IsNotCrossed()
    {
        var open = Solve(AreaMaps.Make(4, [1, 9, 9, 1], 1, 2));
        var apart = Solve(AreaMaps.Make(4, [1, 9, 9, 1], 1, 2, (2, 1)));
        Assert.Equal(18, open.Value);
        Assert.Equal(10, apart.Value);
    }

    [Fact]
    public void Solve_ABridgeBesideTheRiver_IsWalked() =>
        Assert.Equal([0, 1, 2, 3], Solve(AreaMaps.Make(2, [9, 9, 1, 1], 1, 4, (0, 1))).Areas[0].Cells);

    [Fact]
    public void Solve_CellsCutByTheBorder_CountForWhatIsInside()
    {
        var facts = AreaMaps.Make(4, [1, 1, 1, 1], 1, 2);
        facts.Raster.CellArea[0] = facts.Raster.CellArea[1] = (float)(AreaMaps.Cell / 2);
        var plan = Solve(facts);
        Assert.Equal([0, 1, 2], plan.Areas[0].Cells);
        Assert.Equal(2 * AreaMaps.Cell, plan.Areas[0].SquareMeters);
    }

    [Fact]
    public void Solve_CellsWithoutRisk_AreLeftOut() =>
        Assert.Equal([1], Solve(AreaMaps.Make(3, [0, 5, 0], 1, 3)).Areas[0].Cells);

    [Fact]
    public void Solve_NoRiskAtAll_SaysSo()
    {
        var plan = Solve(AreaMaps.Make(2, [0, 0], 2, 1));
        Assert.Empty(plan.Areas);
        Assert.Equal(2, plan.Missing.Count(reason => reason.Code == "hotspot.no-risk-left"));
        Assert.Equal(0, plan.Gap);
    }

    [Theory]
    [InlineData("hotspot.no-risk-left", 3.0, 1)]
    [InlineData("hotspot.no-cell-left", 4.0, 1)]
    [InlineData("hotspot.no-cell-fits", 0.5, 2)]
    public void Solve_FewerAreasThanAsked_SaysWhy(string code, double cells, int missing)
    {
        var risk = code == "hotspot.no-risk-left" ? new double[] { 1, 1, 1, 0 } : [1, 1, 1, 1];
        var plan = Solve(AreaMaps.Make(4, risk, 2, cells));
        Assert.Equal(missing, plan.Missing.Count(reason => reason.Code == code));
    }

    [Fact]
    public void Solve_CancelledBefore_SaysThatTheSearchWasEnded()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var plan = AreaSolver.Solve(new AreaProblem(Hills), Some, null, stop.Token);
        Assert.True(plan.Cancelled);
        Assert.All(plan.Missing, reason => Assert.Equal("hotspot.search-ended", reason.Code));
        Assert.Empty(AreaChecker.Check(Hills, plan));
    }

    [Fact]
    public void Solve_CancelledMidway_KeepsTheBest()
    {
        using var stop = new CancellationTokenSource();
        var best = 0.0;
        var options = Some with
        {
            Progress = new Listener(step =>
            {
                best = step.Best;
                if (step.Stage == "bound")
                {
                    stop.Cancel();
                }
            }),
        };
        var plan = AreaSolver.Solve(new AreaProblem(Hills), options, null, stop.Token);
        Assert.True(plan.Cancelled);
        Assert.Equal(best, plan.Value, 1e-6);
        Assert.Equal(SolveStatus.BudgetSpent, plan.Status);
        Assert.Empty(AreaChecker.Check(Hills, plan));
    }

    [Fact]
    public void Solve_SameSeedAndWork_GivesTheSamePlan()
    {
        var problem = new AreaProblem(Hills);
        var (one, other) = (AreaSolver.Solve(problem, Some), AreaSolver.Solve(problem, Some));
        Assert.Equal(one.Areas.Select(area => area.Cells), other.Areas.Select(area => area.Cells));
        Assert.Equal((one.Bound, one.Work), (other.Bound, other.Work));
    }

    [Fact]
    public void Solve_ListOfProgress_BestRisesAndBoundFalls()
    {
        var steps = new List<SolveProgress>();
        var plan = AreaSolver.Solve(new AreaProblem(Hills), Some with { Progress = new Listener(steps.Add) });
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.Second.Best >= pair.First.Best));
        var bounds = steps.Select(step => step.Bound ?? double.MaxValue).ToArray();
        Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.Second <= pair.First));
        Assert.Equal(["candidates", "search", "bound"], steps.Select(step => step.Stage).Distinct());
        Assert.Equal(plan.Value, steps[^1].Best, 1e-6);
        Assert.Empty(AreaChecker.Check(Hills, plan));
    }

    [Fact]
    public void Solve_FromAPlan_IsNoWorse()
    {
        var problem = new AreaProblem(Hills);
        var before = AreaSolver.Solve(problem, Some);
        var again = AreaSolver.Solve(problem, new SolveOptions(new SolveBudget(60, 0.001)), before);
        Assert.True(again.Value >= before.Value - 1e-9);
    }

    [Fact]
    public void Solve_FromAPlanThatBreaksRules_UsesWhatHolds()
    {
        var facts = AreaMaps.Make(4, [1, 9, 9, 1], 2, 2, (1, 2));
        var before = Solve(facts with { Barriers = [] });
        var again = AreaSolver.Solve(new AreaProblem(facts), Enough, before);
        Assert.Empty(AreaChecker.Check(facts, again));
        Assert.Equal(20, again.Value);
    }

    [Fact]
    public void Solve_AreasOfManyCells_AreProvenNearlyBest()
    {
        var plan = AreaSolver.Solve(new AreaProblem(Hills), new SolveOptions(new SolveBudget(600, 6), 7));
        Assert.InRange(plan.Gap, 0, 0.03);
        Assert.True(plan.Value > plan.GreedyValue);
    }

    private static AreaPlan Solve(AreaFacts facts)
    {
        var plan = AreaSolver.Solve(new AreaProblem(facts), Enough);
        Assert.Empty(AreaChecker.Check(facts, plan));
        return plan;
    }

    private sealed class Listener(Action<SolveProgress> hear) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => hear(value);
    }
}
