using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Shortest paths from one snapped point to every node within a limit, by Dijkstra's method with a binary heap. On
/// foot a path may turn anywhere and use segments both ways; vehicles keep the directions and may also leave the
/// point only in an open direction; reversed, the paths lead to the point. Arrays are kept between runs and stamped,
/// so that many sources cost only what they reach. One instance serves one thread. Source: Dijkstra 1959,
/// doi:10.1007/BF01386390.
/// </summary>
public sealed class Distances
{
    /// <summary>Stands for the way from the point to the far end of its segment.</summary>
    internal const int Forward = -1;

    /// <summary>Stands for the way from the point to the near end of its segment.</summary>
    internal const int Back = -2;

    private readonly StreetGraph graph;
    private readonly TravelMode mode;
    private readonly bool isTime;
    private readonly bool isReversed;
    private readonly double[] cost;
    private readonly int[] stamp;
    private readonly int[] wanted;
    private readonly int[] arcInto;
    private readonly bool[] isSettled;
    private readonly List<int> reached = [];
    private readonly PriorityQueue<int, double> queue = new();
    private int run;
    private SnapPoint source;

    private Distances(StreetGraph graph, TravelMode mode, bool isTime, bool isReversed)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (this.graph, this.mode, this.isTime, this.isReversed) = (graph, mode, isTime, isReversed);
        cost = new double[graph.NodeCount];
        stamp = new int[graph.NodeCount];
        wanted = new int[graph.NodeCount];
        arcInto = new int[graph.NodeCount];
        isSettled = new bool[graph.NodeCount];
    }

    /// <summary>Searches that count meters along the streets.</summary>
    public static Distances InMeters(StreetGraph graph, TravelMode mode = TravelMode.Foot) =>
        new(graph, mode, isTime: false, isReversed: false);

    /// <summary>Searches that count seconds at each segment's speed of the mode.</summary>
    /// <param name="graph">Streets.</param>
    /// <param name="mode">How one travels.</param>
    /// <param name="isReversed">True to search against the directions: costs are then from each node to the point.</param>
    public static Distances InSeconds(StreetGraph graph, TravelMode mode, bool isReversed = false) =>
        new(graph, mode, isTime: true, isReversed);

    /// <summary>Nodes reached by the last run, nearest first.</summary>
    public IReadOnlyList<int> Reached => reached;

    /// <summary>Searches from a point; forgets the run before.</summary>
    /// <param name="from">Point on a segment that the mode may use.</param>
    /// <param name="limit">Largest cost of a node, meters or seconds, inclusive.</param>
    /// <param name="until">Ends the search once the costs of these points are known; null for all within the limit.</param>
    public void Run(SnapPoint from, double limit, IReadOnlyList<SnapPoint>? until = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        run++;
        source = from;
        reached.Clear();
        queue.Clear();
        var left = until is null ? int.MaxValue : Mark(until);
        var segment = graph.Segments[from.Segment];
        if (MayPass(segment, isForward: true))
        {
            Offer(segment.ToNode, Cost(segment, segment.LengthMeters - from.OffsetMeters), limit, Forward);
        }
        if (MayPass(segment, isForward: false))
        {
            Offer(segment.FromNode, Cost(segment, from.OffsetMeters), limit, Back);
        }
        while (left > 0 && queue.TryDequeue(out var node, out var at))
        {
            if (isSettled[node] || at > cost[node])
            {
                continue;
            }
            isSettled[node] = true;
            reached.Add(node);
            left -= wanted[node] == run ? 1 : 0;
            for (var arc = graph.ArcStart[node]; arc < graph.ArcStart[node + 1]; arc++)
            {
                var next = graph.Segments[graph.SegmentOf(arc)];
                if (MayPass(next, graph.IsForward(arc)))
                {
                    Offer(graph.TargetOf(arc), at + Cost(next, next.LengthMeters), limit, arc);
                }
            }
        }
    }

    /// <summary>The arc by which a reached node was come to, or <see cref="Forward"/> or <see cref="Back"/> when it is an end of
    /// the point's own segment.</summary>
    internal int ArcInto(int node) => arcInto[node];

    /// <summary>Cost of a node in the last run, meters or seconds; infinite when it is beyond the limit.</summary>
    public double To(int node) =>
        stamp[node] == run && isSettled[node] ? cost[node] : double.PositiveInfinity;

    /// <summary>
    /// Cost of a point in the last run: over either end of its segment, or straight along the segment when source and
    /// point share it; infinite when neither end lies within the limit and the segment is another one. May exceed the
    /// limit by up to the length of a segment: compare it.
    /// </summary>
    public double To(SnapPoint point)
    {
        var segment = graph.Segments[point.Segment];
        var best = double.PositiveInfinity;
        var (mayForward, mayBack) = (MayPass(segment, isForward: true), MayPass(segment, isForward: false));
        if (mayForward)
        {
            best = Math.Min(best, To(segment.FromNode) + Cost(segment, point.OffsetMeters));
        }
        if (mayBack)
        {
            best = Math.Min(
                best,
                To(segment.ToNode) + Cost(segment, segment.LengthMeters - point.OffsetMeters)
            );
        }
        var along = point.OffsetMeters - source.OffsetMeters;
        if (point.Segment == source.Segment && ((along >= 0 && mayForward) || (along <= 0 && mayBack)))
        {
            best = Math.Min(best, Cost(segment, Math.Abs(along)));
        }
        return best;
    }

    private int Mark(IReadOnlyList<SnapPoint> points)
    {
        var count = 0;
        foreach (var point in points)
        {
            var segment = graph.Segments[point.Segment];
            foreach (var node in (ReadOnlySpan<int>)[segment.FromNode, segment.ToNode])
            {
                count += wanted[node] == run ? 0 : 1;
                wanted[node] = run;
            }
        }
        return count;
    }

    private bool MayPass(StreetSegment segment, bool isForward) =>
        StreetGraph.MayPass(segment, mode, isForward != isReversed);

    private void Offer(int node, double value, double limit, int arc)
    {
        if (value > limit || (stamp[node] == run && cost[node] <= value))
        {
            return;
        }
        if (stamp[node] != run)
        {
            (stamp[node], isSettled[node]) = (run, false);
        }
        (cost[node], arcInto[node]) = (value, arc);
        queue.Enqueue(node, value);
    }

    private double Cost(StreetSegment segment, double meters)
    {
        if (meters == 0)
        {
            return 0;
        }
        return isTime ? meters * 3.6 / StreetGraph.SpeedKmh(segment, mode) : meters;
    }
}
