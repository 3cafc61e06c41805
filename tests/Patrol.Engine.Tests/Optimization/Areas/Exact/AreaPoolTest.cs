using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Areas.Bounds;
using Patrol.Engine.Optimization.Areas.Exact;
using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Tests.Optimization.Areas.Exact;

public class AreaPoolTest
{
    /// <summary>Single cells, dominoes, trominoes of three by three cells.</summary>
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 9 + 12)]
    [InlineData(3, 9 + 12 + 22)]
    public void List_NothingToLose_ListsEveryConnectedSetOnce(int cells, int count)
    {
        var pool = List(AreaMaps.Make(3, [1, 1, 1, 1, 1, 1, 1, 1, 1], 9, cells), 0);
        Assert.Equal(count, pool.Count);
        Assert.Equal(count, pool.Select(area => string.Join(' ', area.Cells.Order())).Distinct().Count());
    }

    [Fact]
    public void List_AcrossABarrier_ListsNothing() =>
        Assert.Equal(2, List(AreaMaps.Make(2, [1, 1], 2, 2, (0, 1)), 0).Count);

    /// <summary>The price of size is the risk of the best cell not taken, so that cell loses nothing by itself.</summary>
    [Fact]
    public void List_AgainstTheBest_LeavesOutWhatLosesTooMuch() =>
        Assert.Equal([0, 2], List(AreaMaps.Make(3, [4, 1, 3], 1, 1), 4).SelectMany(area => area.Cells));

    private static List<PooledArea> List(AreaFacts facts, double best)
    {
        var ground = new AreaGround(new AreaProblem(facts));
        var pool = AreaPool.List(ground, SizePrice.Of(ground), best / ground.Unit, CancellationToken.None);
        Assert.NotNull(pool);
        return pool;
    }
}
