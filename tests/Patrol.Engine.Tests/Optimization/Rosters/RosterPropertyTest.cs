using FsCheck.Xunit;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterPropertyTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20));

    [Property(MaxTest = 80)]
    public void Solve_RandomWeek_IsTheBestThereIsAndKeepsEveryRule(int seed)
    {
        var facts = RandomWeeks.Tiny(seed);
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Empty(RosterChecker.Check(facts, plan));
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        var (minimums, targets) = BruteForce.Best(facts);
        Assert.Equal(minimums, plan.Tiers[0].Value, 1e-6);
        Assert.Equal(targets, plan.Tiers[1].Value, 1e-6);
    }

    [Property(MaxTest = 30)]
    public void Solve_OneMoreMember_NeverServesLess(int seed)
    {
        var facts = RandomWeeks.Tiny(seed);
        var more = facts with { Members = [.. facts.Members, Weeks.Volunteer("more", "night", "lead")] };
        var (first, second) = (
            RosterSolver.Solve(new RosterProblem(facts), Enough),
            RosterSolver.Solve(new RosterProblem(more), Enough)
        );
        Assert.True(second.Tiers[0].Value >= first.Tiers[0].Value - 1e-9);
    }

    [Property(MaxTest = 30)]
    public void Repair_RandomWeek_KeepsEveryRule(int seed)
    {
        var facts = RandomWeeks.Tiny(seed);
        var problem = new RosterProblem(facts);
        var plan = RosterSolver.Solve(problem, Enough);
        Dropout[] dropouts = [new Dropout("m0", Weeks.At(0), Weeks.At(48))];
        var mended = RosterSolver.Repair(problem, plan, dropouts, Enough);
        Assert.Empty(RosterChecker.Check(problem.After(plan, dropouts).Facts, mended));
        Assert.DoesNotContain("m0", mended.Assignments.Select(one => one.Member));
        Assert.True(mended.Tiers[0].Value <= plan.Tiers[0].Bound + 1e-9);
    }
}
