using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterAnytimeTest
{
    private static readonly RosterFacts Facts = RandomWeeks.Middle(3);
    private static readonly RosterProblem Problem = new(Facts);
    private static readonly SolveOptions Some = new(new SolveBudget(300, 2), 11);

    [Fact]
    public void Solve_MiddleWeek_KeepsEveryRuleAndComesNearItsBound()
    {
        var plan = RosterSolver.Solve(Problem, Some);
        Assert.Empty(RosterChecker.Check(Facts, plan));
        Assert.True(plan.Gap <= 0.05, $"gap {plan.Gap}");
        Assert.All(plan.Tiers, tier => Assert.True(tier.Bound >= tier.Value - 1e-9));
    }

    [Fact]
    public void Solve_SameSeedAndWork_GivesTheSamePlan()
    {
        var (first, second) = (RosterSolver.Solve(Problem, Some), RosterSolver.Solve(Problem, Some));
        Assert.False(first.ClockStopped);
        Assert.Equal(first.Work, second.Work);
        Assert.Equal(first.Tiers, second.Tiers);
        Assert.Equal(first.Assignments, second.Assignments);
    }

    [Fact]
    public void Solve_Started_IsNeverWorseThanTheStart()
    {
        var good = RosterSolver.Solve(Problem, Some);
        var again = RosterSolver.Solve(Problem, new SolveOptions(new SolveBudget(300, 0.001), 3), good);
        Assert.Equal(good.Tiers[0].Value, again.Tiers[0].Value, 1e-6);
        Assert.Equal(good.Tiers[1].Value, again.Tiers[1].Value, 1e-6);
    }

    [Fact]
    public void Solve_PreviousOfTheSameWeek_KeepsMostOfIt()
    {
        var plan = RosterSolver.Solve(Problem, Some);
        var facts = Facts with { Previous = plan.Assignments };
        var again = RosterSolver.Solve(new RosterProblem(facts), Some, plan);
        Assert.Empty(RosterChecker.Check(facts, again));
        var kept = again
            .Assignments.Select(one => (one.Slot, one.Member))
            .Intersect(plan.Assignments.Select(one => (one.Slot, one.Member)));
        Assert.True(kept.Count() >= 0.9 * plan.Assignments.Count);
    }

    [Fact]
    public void Solve_CancelledAtOnce_IsAValidPlan()
    {
        var plan = RosterSolver.Solve(Problem, Some, cancellation: new CancellationToken(true));
        Assert.True(plan.Cancelled);
        Assert.Equal(SolveStatus.BudgetSpent, plan.Status);
        Assert.Empty(RosterChecker.Check(Facts, plan));
    }

    [Fact]
    public void Solve_ClockAlreadyOver_SaysSoAndIsAValidPlan()
    {
        var plan = RosterSolver.Solve(Problem, new SolveOptions(new SolveBudget(1e-9, 100)));
        Assert.True(plan.ClockStopped);
        Assert.False(plan.Cancelled);
        Assert.Empty(RosterChecker.Check(Facts, plan));
    }

    [Theory]
    [InlineData("minimums")]
    [InlineData("targets")]
    [InlineData("fairness")]
    public void Solve_CancelledWhileSearching_KeepsTheBest(string stage)
    {
        using var source = new CancellationTokenSource();
        var heard = new Listener(progress =>
        {
            if (progress.Stage == stage)
            {
                source.Cancel();
            }
        });
        var plan = RosterSolver.Solve(
            Problem,
            new SolveOptions(new SolveBudget(300, 2), 1, heard),
            cancellation: source.Token
        );
        Assert.True(plan.Cancelled);
        Assert.NotEmpty(plan.Assignments);
        Assert.Empty(RosterChecker.Check(Facts, plan));
    }

    [Fact]
    public void Solve_Listened_TellsOfEachTierAndNeverGetsWorse()
    {
        var heard = new List<SolveProgress>();
        RosterSolver.Solve(Problem, new SolveOptions(new SolveBudget(300, 2), 1, new Listener(heard.Add)));
        Assert.Equal(
            ["candidates", "minimums", "targets", "fairness", "preferences"],
            heard.Select(one => one.Stage).Distinct()
        );
        foreach (var stage in heard.GroupBy(one => one.Stage))
        {
            Assert.All(
                stage.Zip(stage.Skip(1)),
                pair => Assert.True(pair.Second.Bound <= pair.First.Bound + 1e-9)
            );
            Assert.All(stage, one => Assert.True(one.Bound >= one.Best - 1e-9));
        }
    }

    [Fact]
    public void Repair_TenthOfADay_KeepsTheRest()
    {
        var plan = RosterSolver.Solve(Problem, Some);
        var slots = Facts.Slots.ToDictionary(slot => slot.Code);
        bool IsOnDay(Assignment one) =>
            slots[one.Slot].From >= Weeks.At(48) && slots[one.Slot].From < Weeks.At(72);
        var people = plan
            .Assignments.Where(IsOnDay)
            .Select(one => one.Member)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        var gone = people.Where((_, k) => k % 10 == 0).ToHashSet();
        var dropouts = gone.Select(member => new Dropout(member, Weeks.At(48), Weeks.At(72))).ToArray();
        var mended = RosterSolver.Repair(Problem, plan, dropouts, Some);
        Assert.Empty(RosterChecker.Check(Problem.After(plan, dropouts).Facts, mended));
        var rest = plan
            .Assignments.Where(one => !(IsOnDay(one) && gone.Contains(one.Member)))
            .Select(one => (one.Slot, one.Member))
            .ToHashSet();
        Assert.True(
            mended.Assignments.Count(one => rest.Contains((one.Slot, one.Member))) >= 0.95 * rest.Count
        );
        Assert.DoesNotContain(mended.Assignments, one => IsOnDay(one) && gone.Contains(one.Member));
        Assert.True(mended.Gap < 0.2);
    }

    [Fact]
    public void Repair_OneFreePerson_TakesTheTurnAndNothingElseChanges()
    {
        var facts = Weeks.Facts(
            [Weeks.Slot("a", 10, 12, 2), Weeks.Slot("b", 10, 12, 1)],
            Weeks.Volunteer("v"),
            Weeks.Volunteer("w"),
            Weeks.Volunteer("x"),
            Weeks.Volunteer("y")
        );
        var problem = new RosterProblem(facts);
        var plan = RosterSolver.Solve(problem, Some);
        var leaver = plan.Assignments[0].Member;
        var mended = RosterSolver.Repair(
            problem,
            plan,
            [new Dropout(leaver, Weeks.At(9), Weeks.At(11))],
            Some
        );
        Assert.Equal(
            2,
            mended
                .Assignments.Select(one => (one.Slot, one.Member))
                .Intersect(plan.Assignments.Select(one => (one.Slot, one.Member)))
                .Count()
        );
        Assert.Empty(mended.Open);
    }

    [Fact]
    public void Repair_NobodyFree_TakesOneWhoIsToSpare()
    {
        var facts = Weeks.Facts(
            [Weeks.Slot("a", 10, 12, 2), Weeks.Slot("b", 10, 12, 1, 2)],
            Weeks.Volunteer("v"),
            Weeks.Volunteer("w"),
            Weeks.Volunteer("x"),
            Weeks.Volunteer("y")
        );
        var problem = new RosterProblem(facts);
        var plan = RosterSolver.Solve(problem, Some);
        Assert.Equal(4, plan.Assignments.Count);
        var mended = RosterSolver.Repair(
            problem,
            plan,
            [new Dropout(plan.Assignments[0].Member, Weeks.At(0), Weeks.At(24))],
            Some
        );
        Assert.Empty(mended.Open);
        Assert.Equal(["a", "a", "b"], mended.Assignments.Select(one => one.Slot));
    }

    private sealed class Listener(Action<SolveProgress> hear) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => hear(value);
    }
}
