using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Travel times between many points of the streets, never straight lines: the fastest way of a mode, by Dijkstra's
/// method, ended once every point asked for is settled. Vehicles keep the directions; a segment with speed 0 is not used.
/// Seconds are rounded up to whole ones, so a way over a third point is never shorter. The way between a place and its
/// street is not in them; see <see cref="AccessSeconds"/>. One instance serves one thread. Source: Dijkstra 1959,
/// doi:10.1007/BF01386390.
/// </summary>
public sealed class TravelTimes
{
    /// <summary>Stands for a point that can't be reached within the limit.</summary>
    public const int Never = int.MaxValue;

    private readonly StreetGraph graph;
    private readonly TravelMode mode;
    private readonly bool isReversed;
    private readonly double[] cost;
    private readonly int[] stamp;
    private readonly int[] wanted;
    private readonly bool[] isSettled;
    private readonly PriorityQueue<int, double> queue = new();
    private int run;

    /// <summary>Prepares searches.</summary>
    /// <param name="graph">Streets.</param>
    /// <param name="mode">How one travels.</param>
    /// <param name="isReversed">True to search against the directions: times are then from each point to the source.</param>
    public TravelTimes(StreetGraph graph, TravelMode mode, bool isReversed = false)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (this.graph, this.mode, this.isReversed) = (graph, mode, isReversed);
        cost = new double[graph.NodeCount];
        stamp = new int[graph.NodeCount];
        wanted = new int[graph.NodeCount];
        isSettled = new bool[graph.NodeCount];
    }

    /// <summary>Nodes settled so far, in all searches: a measure of the work.</summary>
    public long Settled { get; private set; }

    /// <summary>Seconds of the straight way between a place and its street at a walking speed, rounded up.</summary>
    /// <param name="point">The place's point on the streets.</param>
    /// <param name="walkKmh">Speed.</param>
    public static int AccessSeconds(SnapPoint point, double walkKmh) =>
        (int)Math.Ceiling(point.DistanceMeters * 3.6 / walkKmh);

    /// <summary>[to] seconds from one point to others (reversed: from the others to it), <see cref="Never"/> beyond the
    /// limit.</summary>
    /// <param name="source">Point on a segment of the mode.</param>
    /// <param name="targets">Points asked for.</param>
    /// <param name="maxSeconds">Longest time, inclusive.</param>
    public int[] From(SnapPoint source, IReadOnlyList<SnapPoint> targets, double maxSeconds)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSeconds);
        Search(source, targets, maxSeconds);
        var seconds = new int[targets.Count];
        for (var k = 0; k < seconds.Length; k++)
        {
            var exact = To(source, targets[k]);
            // A hair's breadth of rounding must not add a second.
            seconds[k] = exact <= maxSeconds ? (int)Math.Ceiling(exact - 1e-6) : Never;
        }
        return seconds;
    }

    /// <summary>[from, to] seconds between the points of two lists.</summary>
    /// <param name="sources">Points to start from.</param>
    /// <param name="targets">Points to go to.</param>
    /// <param name="maxSeconds">Longest time, inclusive.</param>
    public int[][] Between(
        IReadOnlyList<SnapPoint> sources,
        IReadOnlyList<SnapPoint> targets,
        double maxSeconds
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        return [.. sources.Select(source => From(source, targets, maxSeconds))];
    }

    private void Search(SnapPoint source, IReadOnlyList<SnapPoint> targets, double limit)
    {
        run++;
        queue.Clear();
        var left = Mark(targets);
        var first = graph.Segments[source.Segment];
        if (MayPass(first, isForward: true))
        {
            Offer(first.ToNode, Seconds(first, first.LengthMeters - source.OffsetMeters), limit);
        }
        if (MayPass(first, isForward: false))
        {
            Offer(first.FromNode, Seconds(first, source.OffsetMeters), limit);
        }
        while (left > 0 && queue.TryDequeue(out var node, out var at))
        {
            if (isSettled[node] || at > cost[node])
            {
                continue;
            }
            isSettled[node] = true;
            Settled++;
            left -= wanted[node] == run ? 1 : 0;
            for (var arc = graph.ArcStart[node]; arc < graph.ArcStart[node + 1]; arc++)
            {
                var next = graph.Segments[graph.SegmentOf(arc)];
                if (MayPass(next, graph.IsForward(arc)))
                {
                    Offer(graph.TargetOf(arc), at + Seconds(next, next.LengthMeters), limit);
                }
            }
        }
    }

    private int Mark(IReadOnlyList<SnapPoint> targets)
    {
        var count = 0;
        foreach (var target in targets)
        {
            var segment = graph.Segments[target.Segment];
            foreach (var node in (ReadOnlySpan<int>)[segment.FromNode, segment.ToNode])
            {
                count += wanted[node] == run ? 0 : 1;
                wanted[node] = run;
            }
        }
        return count;
    }

    private double To(SnapPoint source, SnapPoint point)
    {
        var segment = graph.Segments[point.Segment];
        var best = double.PositiveInfinity;
        var (mayForward, mayBack) = (MayPass(segment, isForward: true), MayPass(segment, isForward: false));
        if (mayForward)
        {
            best = Math.Min(best, At(segment.FromNode) + Seconds(segment, point.OffsetMeters));
        }
        if (mayBack)
        {
            best = Math.Min(
                best,
                At(segment.ToNode) + Seconds(segment, segment.LengthMeters - point.OffsetMeters)
            );
        }
        var along = point.OffsetMeters - source.OffsetMeters;
        if (point.Segment == source.Segment && ((along >= 0 && mayForward) || (along <= 0 && mayBack)))
        {
            best = Math.Min(best, Seconds(segment, Math.Abs(along)));
        }
        return best;
    }

    private double At(int node) =>
        stamp[node] == run && isSettled[node] ? cost[node] : double.PositiveInfinity;

    private bool MayPass(StreetSegment segment, bool isForward) =>
        StreetGraph.MayPass(segment, mode, isForward != isReversed);

    private double Seconds(StreetSegment segment, double meters) =>
        meters == 0 ? 0 : meters * 3.6 / StreetGraph.SpeedKmh(segment, mode);

    private void Offer(int node, double value, double limit)
    {
        if (value > limit || (stamp[node] == run && cost[node] <= value))
        {
            return;
        }
        if (stamp[node] != run)
        {
            (stamp[node], isSettled[node]) = (run, false);
        }
        cost[node] = value;
        queue.Enqueue(node, value);
    }
}
