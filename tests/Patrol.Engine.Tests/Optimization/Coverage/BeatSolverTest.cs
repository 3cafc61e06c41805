using System.Runtime.InteropServices;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Coverage;

public class BeatSolverTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20), 7);

    [Fact]
    public void Solve_TwoPatrolsOnAStreet_TakeTheDearestStretches()
    {
        var town = Towns.Make(6, 1, [1, 5, 0, 4, 9, 2], 2);
        var plan = BeatSolver.Solve(town.Problem(2, 2), Enough);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Equal(
            [
                [3, 4],
                [0, 1],
            ],
            plan.Beats.Select(beat => beat.Cells)
        );
        Assert.Equal([200, 200], plan.Beats.Select(beat => beat.FarthestMeters));
        Assert.Equal(19, plan.Value, 1e-9);
        Assert.Equal(19.0 / 21, plan.RiskShare, 1e-9);
        Assert.Equal(0, plan.Gap, 1e-6);
        Assert.Equal(2, BeatSolver.OneMore(town.Problem(2, 2), plan)!.Value);
    }

    [Fact]
    public void Solve_BasesAtBothEnds_ServeTheNearest()
    {
        var town = Towns.Make(6, 1, [5, 5, 0, 0, 5, 5], 0, 5);
        var plan = BeatSolver.Solve(town.Problem(2, 2), Enough);
        Assert.Equal(["A", "B"], plan.Beats.Select(beat => beat.Base));
    }

    [Fact]
    public void Solve_TwoBases_NoBeatBeyondTheReachOfOne()
    {
        var town = Towns.Make(4, 1, [1, 5, 5, 1], 0, 3);
        var plan = BeatSolver.Solve(town.Problem(1, 2, 100), Enough);
        Assert.Equal(6, plan.Value, 1e-9);
    }

    [Fact]
    public void Solve_FewerCellsThanPatrols_SaysWhoIsLeft()
    {
        var town = Towns.Make(2, 1, [3, 4], 0);
        var plan = BeatSolver.Solve(town.Problem(4, 1), Enough);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Equal(2, plan.Beats.Count);
        Assert.Equal(
            ["beat.no-reachable-cell-left", "beat.no-reachable-cell-left"],
            plan.Unplaced.Select(r => r.Code)
        );
        Assert.Equal("2", plan.Unplaced[0].Arguments["reachable"]);
        Assert.Null(BeatSolver.OneMore(town.Problem(4, 1), plan));
    }

    [Fact]
    public void Solve_NoRiskAnywhere_IsAnAnswer()
    {
        var town = Towns.Make(3, 3, new double[9], 4);
        var plan = BeatSolver.Solve(town.Problem(2), Enough);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (plan.Value, plan.Bound, plan.Gap, plan.RiskShare));
        Assert.All(plan.Unplaced, reason => Assert.Equal("beat.no-risk-left", reason.Code));
        Assert.Empty(BeatChecker.Check(town.Facts(2), plan));
    }

    [Fact]
    public void Solve_WithoutBases_SaysSo()
    {
        var town = Towns.Make(2, 1, [3, 4]);
        var plan = BeatSolver.Solve(town.Problem(1), Enough);
        Assert.Equal("beat.no-base", Assert.Single(plan.Unplaced).Code);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
    }

    [Fact]
    public void Solve_BaseThatReachesNothing_SaysSo()
    {
        var town = Towns.Make(2, 1, [3, 4], 0) with { Streets = [] };
        var plan = BeatSolver.Solve(town.Problem(1), Enough);
        Assert.Equal("beat.no-cell-in-reach", Assert.Single(plan.Unplaced).Code);
    }

    [Fact]
    public void Solve_SameSeedAndWork_GivesTheSamePlan()
    {
        var problem = Wide().Problem(30);
        var options = new SolveOptions(new SolveBudget(300, 0.2), 11);
        var (first, second) = (BeatSolver.Solve(problem, options), BeatSolver.Solve(problem, options));
        Assert.False(first.ClockStopped);
        Assert.Equal(first.Work, second.Work);
        Assert.Equal(first.Bound, second.Bound);
        Assert.Equal(first.Beats.Select(beat => beat.Cells), second.Beats.Select(beat => beat.Cells));
    }

    [Fact]
    public void Solve_LeavesTheInterruptSignalWithItsOwner()
    {
        using var owner = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => { });
        Assert.SkipUnless(IsInterruptCaught(), "Started in the background, where interrupts are ignored.");
        BeatSolver.Solve(Wide().Problem(30), new SolveOptions(new SolveBudget(300, 0.2), 11));
        Assert.True(IsInterruptCaught());

        static bool IsInterruptCaught()
        {
            var caught = File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
            return (Convert.ToUInt64(caught[7..].Trim(), 16) & (1 << (2 - 1))) != 0;
        }
    }

    [Fact]
    public void Solve_Started_IsNeverWorseThanTheStart()
    {
        var problem = Wide().Problem(30);
        var good = BeatSolver.Solve(problem, new SolveOptions(new SolveBudget(300, 0.2), 11));
        var again = BeatSolver.Solve(problem, new SolveOptions(new SolveBudget(300, 0.001), 3), good);
        Assert.True(again.Value >= good.Value - 1e-9);
    }

    [Fact]
    public void Solve_StartOfAnotherProblem_KeepsWhatIsValid()
    {
        var other = BeatSolver.Solve(Wide().Problem(30), Enough with { Budget = new SolveBudget(300, 0.1) });
        var town = Towns.Make(6, 1, [1, 5, 0, 4, 9, 2], 2);
        var plan = BeatSolver.Solve(town.Problem(2, 2), Enough, other);
        Assert.Equal(19, plan.Value, 1e-9);
    }

    [Fact]
    public void Solve_CancelledAtOnce_IsAValidPlan()
    {
        var town = Towns.Make(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9], 4);
        var plan = BeatSolver.Solve(town.Problem(2), Enough, cancellation: new CancellationToken(true));
        Assert.True(plan.Cancelled);
        Assert.Equal(SolveStatus.BudgetSpent, plan.Status);
        Assert.Empty(BeatChecker.Check(town.Facts(2), plan));
    }

    [Fact]
    public void Solve_CancelledWhileSearching_KeepsTheBest()
    {
        var town = Wide();
        using var source = new CancellationTokenSource();
        var heard = new Listener(progress =>
        {
            if (progress.Stage == "search")
            {
                source.Cancel();
            }
        });
        var options = new SolveOptions(new SolveBudget(300, 100), 1, heard);
        var plan = BeatSolver.Solve(town.Problem(30), options, cancellation: source.Token);
        Assert.True(plan.Cancelled);
        Assert.Equal(SolveStatus.BudgetSpent, plan.Status);
        Assert.Equal(30, plan.Beats.Count);
        Assert.Empty(BeatChecker.Check(town.Facts(30), plan));
    }

    [Fact]
    public void Solve_Listened_NeverGetsWorse()
    {
        var heard = new List<SolveProgress>();
        var options = new SolveOptions(new SolveBudget(300, 0.2), 1, new Listener(heard.Add));
        var plan = BeatSolver.Solve(Wide().Problem(30), options);
        Assert.Equal(["candidates", "bound", "search"], heard.Select(one => one.Stage).Distinct());
        Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.True(pair.Second.Best >= pair.First.Best));
        Assert.All(
            heard.Zip(heard.Skip(1)).Where(pair => pair.First.Bound is not null),
            pair => Assert.True(pair.Second.Bound <= pair.First.Bound)
        );
        Assert.Equal(plan.Value, heard[^1].Best, 1e-6);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e9)]
    public void Solve_RiskInAnyUnit_GivesTheSameBeats(double unit)
    {
        double[] risk = [1, 5, 0, 4, 9, 2];
        var plan = BeatSolver.Solve(
            Towns.Make(6, 1, [.. risk.Select(r => r * unit)], 2).Problem(2, 2),
            Enough
        );
        Assert.Equal(
            [
                [3, 4],
                [0, 1],
            ],
            plan.Beats.Select(beat => beat.Cells)
        );
        Assert.Equal(19 * unit, plan.Value, 1e-9 * unit);
    }

    /// <summary>20 × 20 cells with risk that is hard to cut into beats.</summary>
    private static Town Wide()
    {
        var random = new Random(5);
        return Towns.Make(20, 20, [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())], 105, 290);
    }

    private sealed class Listener(Action<SolveProgress> hear) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => hear(value);
    }
}
