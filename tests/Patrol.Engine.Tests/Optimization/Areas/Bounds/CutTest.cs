using FsCheck.Xunit;
using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Areas.Bounds;

public class CutTest
{
    /// <summary>Six cells in a row, areas of two.</summary>
    private static readonly AreaGround Row = new(new AreaProblem(AreaMaps.Make(6, [3, 2, 1, 1, 2, 3], 3, 2)));

    [Fact]
    public void Connect_ACellHeldWithoutABeginning_IsBroken()
    {
        var cut = Cut.Connect(Row, 1, [0, 1]);
        Assert.Equal(1, cut.Excess([0, 1, 0, 0, 0, 0], new double[6]));
        Assert.Equal(0, cut.Excess([0, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]));
        Assert.Equal(0, cut.Excess([0, 1, 1, 0, 0, 0], new double[6]));
    }

    [Fact]
    public void Connect_ABeginningAtAPoorerCell_DoesNotCount() =>
        Assert.Equal([0], Cut.Connect(Row, 0, [0, 1]).Begun);

    [Fact]
    public void Crowd_ThreeCellsInAreasOfTwo_NeedTwoBeginnings()
    {
        var cut = Cut.Crowd(Row, Row.Size, [0, 1, 2], [0, 1, 2, 3]);
        double[] held = [1, 1, 1, 0, 0, 0];
        Assert.Equal(1, cut.Excess(held, [1, 0, 0, 0, 0, 0]), 1e-12);
        Assert.Equal(0, cut.Excess(held, [1, 0, 1, 0, 0, 0]), 1e-12);
        Assert.Equal(0, cut.Excess([1, 1, 0.5, 0, 0, 0], [1, 0, 0.5, 0, 0, 0]), 1e-12);
    }

    [Property(MaxTest = 100)]
    public void Cuts_AroundAnySet_AreKeptByEveryPlan(int seed, byte areas, byte cells)
    {
        var facts = AreaMaps.Random(seed, 1 + areas % 4, 1 + cells % 4);
        var ground = new AreaGround(new AreaProblem(facts));
        var plan = AreaSolver.Solve(
            new AreaProblem(facts),
            new SolveOptions(new SolveBudget(60, 0.01), seed)
        );
        var (held, begun) = (new double[ground.Count], new double[ground.Count]);
        foreach (var area in plan.Areas)
        {
            begun[area.Cells.MaxBy(ground.DensityOf)] = 1;
            area.Cells.ToList().ForEach(cell => held[cell] = 1);
        }
        var random = new Random(seed);
        for (var k = 0; k < 20; k++)
        {
            var within = Enumerable.Range(0, ground.Count).Where(_ => random.Next(2) == 0).ToHashSet();
            var crowd = within.Where(_ => random.Next(4) > 0).ToList();
            Assert.All(
                within,
                cell => Assert.True(Cut.Connect(ground, cell, within).Excess(held, begun) <= 1e-9)
            );
            if (ground.SizeOf(crowd) > 0)
            {
                Assert.True(Cut.Crowd(ground, ground.Size, crowd, within).Excess(held, begun) <= 1e-6);
            }
        }
    }
}
