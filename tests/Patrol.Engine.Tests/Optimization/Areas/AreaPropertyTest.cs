using FsCheck.Xunit;
using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Areas;

public class AreaPropertyTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20));

    [Property(MaxTest = 80)]
    public void Solve_RandomMap_IsTheBestThereIsAndKeepsEveryRule(int seed, byte areas, byte cells)
    {
        var facts = AreaMaps.Random(seed, 1 + areas % 4, 0.5 + cells % 10 / 2.0);
        var plan = AreaSolver.Solve(new AreaProblem(facts), Enough);
        Assert.Empty(AreaChecker.Check(facts, plan));
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        var best = BruteForce.Best(facts);
        Assert.Equal(best, plan.Value, 1e-5);
        Assert.True(plan.Bound >= best - 1e-9);
    }

    [Property(MaxTest = 60)]
    public void CutBound_RandomMap_IsNeverBelowTheBest(int seed, byte areas, byte cells)
    {
        var facts = AreaMaps.Random(seed, 1 + areas % 4, 0.5 + cells % 10 / 2.0);
        var ground = new AreaGround(new AreaProblem(facts));
        var meter = new SolveMeter(Enough.Budget, CancellationToken.None);
        var incumbent = new Incumbent(ground, Enough, meter);
        new CutBound(ground, SizePrice.Of(ground), incumbent, meter).Run(10);
        Assert.True(incumbent.Bound * ground.Unit >= BruteForce.Best(facts) - 1e-9);
    }

    [Property(MaxTest = 40)]
    public void Solve_OneMoreArea_NeverLowersTheBest(int seed, byte cells)
    {
        var values = Enumerable
            .Range(1, 4)
            .Select(areas => AreaMaps.Random(seed, areas, 1 + cells % 4))
            .Select(facts => AreaSolver.Solve(new AreaProblem(facts), Enough).Value)
            .ToArray();
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-5));
    }

    [Property(MaxTest = 40)]
    public void Solve_WithoutBarriers_NeverHoldsLess(int seed, byte cells)
    {
        var facts = AreaMaps.Random(seed, 2, 1 + cells % 4);
        var apart = AreaSolver.Solve(new AreaProblem(facts), Enough);
        var open = AreaSolver.Solve(new AreaProblem(facts with { Barriers = [] }), Enough);
        Assert.True(open.Value >= apart.Value - 1e-5);
    }
}
