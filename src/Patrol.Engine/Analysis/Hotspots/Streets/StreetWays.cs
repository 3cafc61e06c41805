using Patrol.Engine.Network;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// Where one can go on. Arc 2s runs along segment s, arc 2s + 1 against it; arc ^ 1 is the way back. After an arc come all
/// others that leave its end, without the way back, unless there is nothing else.
/// </summary>
internal sealed class StreetWays
{
    /// <summary>Nothing is taken for shorter than this, so that every step takes time.</summary>
    public const double ShortestMeters = 1e-3;

    private readonly double[] length;
    private readonly int[] nodeStart;
    private readonly int[] leaving;
    private readonly int[] end;

    public StreetWays(StreetGraph graph)
    {
        length = new double[graph.Segments.Count];
        end = new int[2 * length.Length];
        foreach (var segment in graph.Segments)
        {
            if (!double.IsFinite(segment.LengthMeters) || segment.LengthMeters < 0)
            {
                throw new ArgumentException(
                    $"Segment {segment.Number} is {segment.LengthMeters} m long.",
                    nameof(graph)
                );
            }
            length[segment.Number] = Math.Max(ShortestMeters, segment.LengthMeters);
            end[2 * segment.Number] = segment.ToNode;
            end[2 * segment.Number + 1] = segment.FromNode;
        }
        nodeStart = graph.ArcStart.ToArray();
        leaving = new int[end.Length];
        for (var arc = 0; arc < leaving.Length; arc++)
        {
            leaving[arc] = 2 * graph.SegmentOf(arc) + (graph.IsForward(arc) ? 0 : 1);
        }
    }

    public int SegmentCount => length.Length;

    public int ArcCount => end.Length;

    /// <summary>Length of a segment, meters, never under <see cref="ShortestMeters"/>.</summary>
    public double Length(int segment) => length[segment];

    /// <summary>Node at the end of an arc.</summary>
    public int EndOf(int arc) => end[arc];

    /// <summary>Arcs that leave a node, a loop twice.</summary>
    public ReadOnlySpan<int> Leaving(int node) =>
        leaving.AsSpan(nodeStart[node], nodeStart[node + 1] - nodeStart[node]);
}
