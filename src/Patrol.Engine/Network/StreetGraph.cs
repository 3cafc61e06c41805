using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// The street network as adjacency arrays, for path searches. Node n's arcs are ArcStart[n] … ArcStart[n + 1] − 1.
/// Every segment gives two arcs, one from each end (a loop gives both at its one node); whether a mode may use an arc
/// is decided when searching. Immutable, safe for concurrent use.
/// </summary>
public sealed class StreetGraph
{
    private readonly int[] arcStart;
    private readonly int[] arcTarget;
    private readonly int[] arcSegment;
    private readonly bool[] arcIsForward;

    /// <summary>Builds the graph.</summary>
    /// <param name="segments">Segments numbered 0 … in their order.</param>
    /// <exception cref="ArgumentException">A segment's number is not its place in the list.</exception>
    public StreetGraph(IReadOnlyList<StreetSegment> segments)
    {
        Segments = segments;
        var nodes = 0;
        for (var number = 0; number < segments.Count; number++)
        {
            if (segments[number].Number != number)
            {
                throw new ArgumentException(
                    $"Segment {segments[number].Number} stands at {number}.",
                    nameof(segments)
                );
            }
            nodes = Math.Max(nodes, Math.Max(segments[number].FromNode, segments[number].ToNode) + 1);
        }
        NodeCount = nodes;
        arcStart = new int[nodes + 1];
        foreach (var segment in segments)
        {
            arcStart[segment.FromNode + 1]++;
            arcStart[segment.ToNode + 1]++;
        }
        for (var node = 0; node < nodes; node++)
        {
            arcStart[node + 1] += arcStart[node];
        }
        arcTarget = new int[2 * segments.Count];
        arcSegment = new int[2 * segments.Count];
        arcIsForward = new bool[2 * segments.Count];
        var next = arcStart.AsSpan(0, nodes).ToArray();
        foreach (var segment in segments)
        {
            Put(next[segment.FromNode]++, segment.ToNode, segment.Number, isForward: true);
            Put(next[segment.ToNode]++, segment.FromNode, segment.Number, isForward: false);
        }
    }

    /// <summary>Segments, numbered 0 … in their order.</summary>
    public IReadOnlyList<StreetSegment> Segments { get; }

    /// <summary>Number of nodes: one more than the largest node of a segment.</summary>
    public int NodeCount { get; }

    internal ReadOnlySpan<int> ArcStart => arcStart;

    internal int TargetOf(int arc) => arcTarget[arc];

    internal int SegmentOf(int arc) => arcSegment[arc];

    internal bool IsForward(int arc) => arcIsForward[arc];

    /// <summary>Speed of a mode on a segment, km/h; 0 where it may not go.</summary>
    public static double SpeedKmh(StreetSegment segment, TravelMode mode) =>
        mode switch
        {
            TravelMode.Foot => segment.Speeds.FootKmh,
            TravelMode.EBike => segment.Speeds.EBikeKmh,
            TravelMode.Car => segment.Speeds.CarKmh,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
        };

    /// <summary>
    /// True when a mode may pass a segment from its first to its last vertex (forward) or back. On foot both
    /// directions are open.
    /// </summary>
    public static bool MayPass(StreetSegment segment, TravelMode mode, bool isForward) =>
        SpeedKmh(segment, mode) > 0
        && (
            mode == TravelMode.Foot
            || segment.OneWay == OneWay.No
            || (segment.OneWay == OneWay.Forward) == isForward
        );

    private void Put(int arc, int target, int segment, bool isForward)
    {
        arcTarget[arc] = target;
        arcSegment[arc] = segment;
        arcIsForward[arc] = isForward;
    }
}
