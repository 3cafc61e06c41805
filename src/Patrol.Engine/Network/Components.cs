using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Connected components of a street network, undirected, all segments counted. Found by union-find with path halving
/// and union by size. Source: Tarjan and van Leeuwen 1984, doi:10.1145/62.2160.
/// </summary>
public sealed class Components
{
    private readonly int[] sizes;

    private Components(int[] componentOfNode, int[] sizes)
    {
        ComponentOfNode = componentOfNode;
        this.sizes = sizes;
    }

    /// <summary>Number of components.</summary>
    public int Count => sizes.Length;

    /// <summary>[component] number of nodes, largest first; ties by the lowest node.</summary>
    public IReadOnlyList<int> Sizes => sizes;

    /// <summary>[node] component, 0 = the largest.</summary>
    public int[] ComponentOfNode { get; }

    /// <summary>Finds the components.</summary>
    /// <param name="segments">Segments whose nodes are 0 … nodeCount − 1.</param>
    /// <param name="nodeCount">Number of nodes; a node without segment is a component of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A segment's node is not one of them.</exception>
    public static Components Find(IReadOnlyList<StreetSegment> segments, int nodeCount)
    {
        var parent = new int[nodeCount];
        var size = new int[nodeCount];
        for (var node = 0; node < nodeCount; node++)
        {
            (parent[node], size[node]) = (node, 1);
        }
        foreach (var segment in segments)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)segment.FromNode,
                (uint)nodeCount,
                nameof(segments)
            );
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)segment.ToNode,
                (uint)nodeCount,
                nameof(segments)
            );
            var (a, b) = (Root(parent, segment.FromNode), Root(parent, segment.ToNode));
            if (a != b)
            {
                (a, b) = size[a] < size[b] ? (b, a) : (a, b);
                parent[b] = a;
                size[a] += size[b];
            }
        }
        var roots = new List<int>();
        var first = new int[nodeCount];
        Array.Fill(first, -1);
        for (var node = 0; node < nodeCount; node++)
        {
            var root = Root(parent, node);
            if (first[root] < 0)
            {
                first[root] = node;
                roots.Add(root);
            }
        }
        int[] ordered = [.. roots.OrderByDescending(root => size[root]).ThenBy(root => first[root])];
        var rank = new int[nodeCount];
        for (var component = 0; component < ordered.Length; component++)
        {
            rank[ordered[component]] = component;
        }
        var componentOfNode = new int[nodeCount];
        for (var node = 0; node < nodeCount; node++)
        {
            componentOfNode[node] = rank[Root(parent, node)];
        }
        return new Components(componentOfNode, [.. ordered.Select(root => size[root])]);
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }
}
