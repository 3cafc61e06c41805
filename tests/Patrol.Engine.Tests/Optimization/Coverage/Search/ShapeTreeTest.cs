using Patrol.Engine.Optimization.Coverage.Search;

namespace Patrol.Engine.Tests.Optimization.Coverage.Search;

public class ShapeTreeTest
{
    /// <summary>Numbers of fixed polyominoes, OEIS A001168, summed.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 9)]
    [InlineData(4, 28)]
    [InlineData(5, 91)]
    [InlineData(6, 307)]
    [InlineData(7, 1067)]
    [InlineData(8, 3792)]
    public void Make_UpToCells_HoldsEveryShapeOnce(int cells, int shapes)
    {
        var tree = new ShapeTree(cells);
        var seen = new HashSet<string>();
        for (var shape = 0; shape < tree.Count; shape++)
        {
            var at = new List<(int, int)>();
            for (var node = shape; node >= 0; node = tree.Parent[node])
            {
                at.Add((tree.Row[node], tree.Column[node]));
            }
            seen.Add(string.Join(' ', at.Order()));
        }
        Assert.Equal(shapes, tree.Count);
        Assert.Equal(shapes, seen.Count);
    }
}
