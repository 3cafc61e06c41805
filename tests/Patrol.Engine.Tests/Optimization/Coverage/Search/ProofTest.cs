using FsCheck.Xunit;
using Patrol.Engine.Optimization.Coverage.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Coverage.Search;

/// <summary>What the proofs claim, held against exhaustive search when the plan at hand is still bad.</summary>
public class ProofTest
{
    [Property(MaxTest = 60)]
    public void Run_BadPlan_NeverProvesLessThanTheBest(int seed, byte patrols, byte cells, int rounds)
    {
        var problem = Towns.Random(seed).Problem(1 + patrols % 3, 1 + cells % 6, 300);
        var best = BruteForce.Best(problem);
        var options = new SolveOptions(new SolveBudget(60, 20));
        var meter = new SolveMeter(options.Budget, CancellationToken.None);
        var incumbent = new Incumbent(options, meter, 1);
        var finder = new PlacementFinder(problem);
        using var relaxation = new Relaxation(problem, finder);
        relaxation.Start();
        for (var round = 0; round < Math.Abs(rounds % 8) && !relaxation.IsComplete; round++)
        {
            relaxation.Step(60);
        }
        Assert.True(relaxation.Bound >= best - 1e-6);
        var half = Greedy.Fill(problem, finder, [], CancellationToken.None);
        incumbent.Offer([.. half.Take(half.Count / 2)]);
        incumbent.Lower(relaxation.Bound);
        new Proof(problem, finder, relaxation, incumbent, meter).Run(0.02, 1);
        Assert.True(incumbent.Bound >= best - 1e-6, $"{incumbent.Bound} < {best}");
    }

    [Property(MaxTest = 60)]
    public void Find_AllPlacements_LosesWhatTheBestLoses(int seed, byte patrols, byte cells)
    {
        var problem = Towns.Random(seed).Problem(1 + patrols % 3, 1 + cells % 6, 300);
        var finder = new PlacementFinder(problem);
        using var relaxation = new Relaxation(problem, finder);
        relaxation.Start();
        var all = finder.FindAll(relaxation.ReducedRisk(), double.MinValue, 100_000)!.ConvertAll(finder.Get);
        var search = LossSearch.Over(all, relaxation, problem.MaxCells, relaxation.PatrolPrice)!;
        search.Find(problem.Patrols, double.MaxValue, int.MaxValue);
        Assert.Equal(relaxation.Bound - BruteForce.Best(problem), search.Best, 1e-6);
    }
}
