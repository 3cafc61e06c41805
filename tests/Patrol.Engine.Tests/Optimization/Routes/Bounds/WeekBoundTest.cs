using FsCheck.Xunit;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Routes.Bounds;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Routes.Bounds;

public class WeekBoundTest
{
    [Property(MaxTest = 60)]
    public void Improve_TinyTown_IsAtLeastTheBestThereIs(int seed)
    {
        var facts = RouteTown.Random(seed, most: 3);
        var problem = RouteTown.Problem(facts with { Patrols = [facts.Patrols[0]] });
        var best = BruteForce.Best(problem);
        foreach (var work in new[] { 0.0, 0.001, 1 })
        {
            Assert.True(Bound(problem, work, best) >= best - 1e-6);
        }
    }

    [Property(MaxTest = 60)]
    public void Improve_TwoPatrols_IsAtLeastWhatTheirRoutesCover(int seed)
    {
        var problem = RouteTown.Problem(RouteTown.Random(seed));
        var plan = RouteSolver.Solve(problem, RouteTown.Options(seed & 15, 0.02));
        var covered = plan.RiskCovered * problem.TotalRisk;
        Assert.True(Bound(problem, 1, covered) >= covered - 1e-6);
    }

    [Fact]
    public void Improve_OneStopInReach_IsWhatItCovers()
    {
        // Two minutes out, twelve there, two back: only the street next to the base is in reach.
        var patrol = RouteTown.Patrol("P", RouteTown.At(8, 0), RouteTown.At(8, 16));
        var problem = RouteTown.Problem(RouteTown.Facts(3, 1, [5, 3, 7], [patrol]));
        Assert.Equal(8, Bound(problem, 1, 8), 1e-3);
    }

    [Fact]
    public void Improve_TooLittleWorkForAFewRounds_SpendsNone()
    {
        var patrol = RouteTown.Patrol("P", RouteTown.At(8, 0), RouteTown.At(9, 0));
        var problem = RouteTown.Problem(RouteTown.Facts(3, 1, [5, 3, 7], [patrol]));
        var meter = new SolveMeter(new SolveBudget(300, 1), TestContext.Current.CancellationToken);
        var bound = new WeekBound(problem, problem.Groups, Nothing, NoPrices);
        bound.Improve((_, _) => false, 1e-12, meter);
        Assert.Equal(0, meter.Work);
    }

    [Fact]
    public void Improve_PairThatCountsAlready_CountsOnce()
    {
        var patrol = RouteTown.Patrol("P", RouteTown.At(8, 0), RouteTown.At(8, 16));
        var problem = RouteTown.Problem(RouteTown.Facts(3, 1, [5, 3, 7], [patrol]));
        var bound = new WeekBound(problem, problem.Groups, new HashSet<(int, int)> { (0, 0) }, NoPrices);
        bound.Improve((hour, cell) => (hour, cell) is (0, 0 or 1), 1, Meter());
        Assert.Equal(8, bound.Value, 1e-3);
    }

    private static readonly HashSet<(int, int)> Nothing = [];

    private static readonly Dictionary<(int, int), double> NoPrices = [];

    private static SolveMeter Meter() => new(new SolveBudget(300, 10), TestContext.Current.CancellationToken);

    private static double Bound(RouteProblem problem, double work, double covered)
    {
        var bound = new WeekBound(problem, problem.Groups, Nothing, NoPrices);
        var share = problem.TotalRisk > 0 ? covered / problem.TotalRisk : 0;
        // Any set of pairs may stand for what is covered: it only sets the length of the moves.
        var random = new Random(1);
        bound.Improve((_, _) => random.NextDouble() < share, work, Meter());
        return bound.Value;
    }
}
