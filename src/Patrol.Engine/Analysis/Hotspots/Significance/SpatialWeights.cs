using NetTopologySuite.Geometries;
using NetTopologySuite.Index.KdTree;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// Who is whose neighbor, and with what weight: one list of neighbors for each site, without the site itself.
/// Neighbors of site i are <c>Neighbor[Start[i] .. Start[i + 1]]</c>, ascending.
/// </summary>
public sealed class SpatialWeights
{
    private SpatialWeights(int[] start, int[] neighbor, double[] weight) =>
        (Start, Neighbor, Weight) = (start, neighbor, weight);

    /// <summary>Number of sites.</summary>
    public int Count => Start.Length - 1;

    /// <summary>[site] first of its neighbors; one more entry at the end.</summary>
    public int[] Start { get; }

    /// <summary>[pair] site that is the neighbor.</summary>
    public int[] Neighbor { get; }

    /// <summary>[pair] weight, above 0.</summary>
    public double[] Weight { get; }

    /// <summary>Weights of 1 for listed neighbors; repeated ones count once, the site itself not at all.</summary>
    /// <param name="neighbors">[site] sites that are its neighbors.</param>
    /// <exception cref="ArgumentException">A neighbor is not one of the sites.</exception>
    public static SpatialWeights Of(IReadOnlyList<IEnumerable<int>> neighbors)
    {
        ArgumentNullException.ThrowIfNull(neighbors);
        var start = new int[neighbors.Count + 1];
        var all = new List<int>();
        for (var site = 0; site < neighbors.Count; site++)
        {
            foreach (var other in neighbors[site].Where(other => other != site).Distinct().Order())
            {
                if ((uint)other >= (uint)neighbors.Count)
                {
                    throw new ArgumentException(
                        $"Site {site} has neighbor {other}, of {neighbors.Count} sites."
                    );
                }
                all.Add(other);
            }
            start[site + 1] = all.Count;
        }
        return new SpatialWeights(start, [.. all], [.. Enumerable.Repeat(1.0, all.Count)]);
    }

    /// <summary>Weights of 1 for sites no farther than a distance.</summary>
    /// <param name="x">[site] easting, meters.</param>
    /// <param name="y">[site] northing, meters.</param>
    /// <param name="meters">Distance, meters; sites exactly that far are neighbors.</param>
    public static SpatialWeights Within(double[] x, double[] y, double meters)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfNegative(meters);
        var tree = new KdTree<List<int>>();
        for (var site = 0; site < x.Length; site++)
        {
            var at = new Coordinate(x[site], y[site]);
            var node = tree.Insert(at, []);
            node.Data.Add(site);
        }
        return Of([
            .. Enumerable
                .Range(0, x.Length)
                .Select(site =>
                    tree.Query(
                            new Envelope(
                                x[site] - meters,
                                x[site] + meters,
                                y[site] - meters,
                                y[site] + meters
                            )
                        )
                        .Where(node => Square(node.X - x[site]) + Square(node.Y - y[site]) <= meters * meters)
                        .SelectMany(node => node.Data)
                ),
        ]);
    }

    /// <summary>The same weights, those of each site divided by their sum.</summary>
    public SpatialWeights RowStandardized()
    {
        var weight = new double[Weight.Length];
        for (var site = 0; site < Count; site++)
        {
            var sum = 0.0;
            for (var pair = Start[site]; pair < Start[site + 1]; pair++)
            {
                sum += Weight[pair];
            }
            for (var pair = Start[site]; pair < Start[site + 1]; pair++)
            {
                weight[pair] = Weight[pair] / sum;
            }
        }
        return new SpatialWeights(Start, Neighbor, weight);
    }

    private static double Square(double value) => value * value;
}
