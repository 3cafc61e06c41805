using FsCheck.Xunit;
using Patrol.Engine.Network;

namespace Patrol.Engine.Tests.Network;

public class ComponentsTest
{
    [Fact]
    public void Find_SquareAndTwoLooseNodes_GivesThreeLargestFirst()
    {
        var components = Components.Find(StreetPlans.Square(), 6);
        Assert.Equal(3, components.Count);
        Assert.Equal([4, 1, 1], components.Sizes);
        Assert.Equal([0, 0, 0, 0, 1, 2], components.ComponentOfNode);
    }

    [Fact]
    public void Find_NodeOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Components.Find(StreetPlans.Square(), 3));

    [Property]
    public bool Find_RandomPlan_AgreesWithFlooding(int seed)
    {
        var segments = StreetPlans.Random(seed);
        var nodes = 1 + segments.Max(s => Math.Max(s.FromNode, s.ToNode));
        var color = Enumerable.Range(0, nodes).ToArray();
        for (var round = 0; round < nodes; round++)
        {
            foreach (var segment in segments)
            {
                color[segment.FromNode] = color[segment.ToNode] = Math.Min(
                    color[segment.FromNode],
                    color[segment.ToNode]
                );
            }
        }
        var components = Components.Find(segments, nodes);
        var isSame = true;
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < nodes; b++)
            {
                isSame &=
                    color[a] == color[b] == (components.ComponentOfNode[a] == components.ComponentOfNode[b]);
            }
        }
        return isSame && components.Count == color.Distinct().Count() && components.Sizes.Sum() == nodes;
    }
}
