using FsCheck.Xunit;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Coverage;

public class BeatPropertyTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20));

    [Property(MaxTest = 60)]
    public void Solve_RandomTown_IsTheBestThereIsAndKeepsEveryRule(
        int seed,
        byte patrols,
        byte cells,
        bool isNear
    )
    {
        var (number, most, meters) = (1 + patrols % 3, 1 + cells % 6, isNear ? 250 : 1200);
        var town = Towns.Random(seed);
        var problem = town.Problem(number, most, meters);
        var plan = BeatSolver.Solve(problem, Enough);
        Assert.Empty(BeatChecker.Check(town.Facts(number, most, meters), plan));
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Equal(BruteForce.Best(problem), plan.Value, 1e-5);
    }

    [Property(MaxTest = 40)]
    public void Solve_OneMorePatrol_NeverLowersTheBest(int seed, byte cells)
    {
        var town = Towns.Random(seed);
        var values = Enumerable
            .Range(1, 4)
            .Select(patrols => BeatSolver.Solve(town.Problem(patrols, 1 + cells % 6), Enough).Value)
            .ToArray();
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-5));
    }

    [Property(MaxTest = 40)]
    public void OneMore_RandomTown_IsTheBestOfWhatIsLeft(int seed, byte cells)
    {
        var town = Towns.Random(seed);
        var most = 1 + cells % 6;
        var plan = BeatSolver.Solve(town.Problem(1, most), Enough);
        var left = town.Risk.ToArray();
        var problem = town.Problem(1, most);
        var free = problem.Bases.Select(one =>
            Without(one, plan.Beats.SelectMany(beat => beat.Cells).ToHashSet())
        );
        var best = BruteForce.Best(new BeatProblem(town.Raster, left, [.. free], 1, most));
        Assert.Equal(best, BeatSolver.OneMore(problem, plan)?.Value ?? 0, 1e-9);
    }

    private static BeatBase Without(BeatBase one, HashSet<int> taken)
    {
        var kept = Enumerable.Range(0, one.Cells.Length).Where(i => !taken.Contains(one.Cells[i])).ToArray();
        return new BeatBase(
            one.Code,
            [.. kept.Select(i => one.Cells[i])],
            [.. kept.Select(i => one.Meters[i])]
        );
    }
}
