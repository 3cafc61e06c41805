using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Finds the fastest way between two points of the streets, for drawing it and naming its streets; by Dijkstra's method
/// with the rules of <see cref="TravelTimes"/>. One instance serves one thread.
/// </summary>
public sealed class TravelPaths
{
    private readonly StreetGraph graph;
    private readonly TravelMode mode;
    private readonly double[] cost;
    private readonly int[] stamp;
    private readonly int[] arcInto;
    private readonly bool[] isSettled;
    private readonly PriorityQueue<int, double> queue = new();
    private int run;

    /// <summary>Prepares searches.</summary>
    public TravelPaths(StreetGraph graph, TravelMode mode)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (this.graph, this.mode) = (graph, mode);
        cost = new double[graph.NodeCount];
        stamp = new int[graph.NodeCount];
        arcInto = new int[graph.NodeCount];
        isSettled = new bool[graph.NodeCount];
    }

    /// <summary>The fastest way; null when there is none.</summary>
    public TravelPath? Find(SnapPoint from, SnapPoint to)
    {
        run++;
        queue.Clear();
        var (first, last) = (graph.Segments[from.Segment], graph.Segments[to.Segment]);
        OfferStart(first, from, isForward: true);
        OfferStart(first, from, isForward: false);
        var best = Along(first, from, to);
        var (bestNode, isLastForward) = (-1, false);
        while (queue.TryDequeue(out var node, out var at) && at < best)
        {
            if (isSettled[node])
            {
                continue;
            }
            isSettled[node] = true;
            foreach (var isForward in (ReadOnlySpan<bool>)[true, false])
            {
                var end = isForward ? last.FromNode : last.ToNode;
                var rest = isForward ? to.OffsetMeters : last.LengthMeters - to.OffsetMeters;
                if (end == node && MayPass(last, isForward) && at + Seconds(last, rest) < best)
                {
                    (best, bestNode, isLastForward) = (at + Seconds(last, rest), node, isForward);
                }
            }
            for (var arc = graph.ArcStart[node]; arc < graph.ArcStart[node + 1]; arc++)
            {
                var next = graph.Segments[graph.SegmentOf(arc)];
                if (MayPass(next, graph.IsForward(arc)))
                {
                    Offer(graph.TargetOf(arc), at + Seconds(next, next.LengthMeters), arc);
                }
            }
        }
        return double.IsPositiveInfinity(best) ? null : Build(from, to, best, bestNode, isLastForward);
    }

    private TravelPath Build(SnapPoint from, SnapPoint to, double seconds, int node, bool isLastForward)
    {
        var pieces = new List<PathPiece>();
        if (node < 0)
        {
            pieces.Add(new PathPiece(from.Segment, from.OffsetMeters, to.OffsetMeters));
        }
        else
        {
            var last = graph.Segments[to.Segment];
            pieces.Add(new PathPiece(to.Segment, isLastForward ? 0 : last.LengthMeters, to.OffsetMeters));
            for (; arcInto[node] >= 0; node = Source(arcInto[node]))
            {
                var (number, isForward) = (graph.SegmentOf(arcInto[node]), graph.IsForward(arcInto[node]));
                var length = graph.Segments[number].LengthMeters;
                pieces.Add(new PathPiece(number, isForward ? 0 : length, isForward ? length : 0));
            }
            var first = graph.Segments[from.Segment];
            var end = arcInto[node] == StartForward ? first.LengthMeters : 0;
            pieces.Add(new PathPiece(from.Segment, from.OffsetMeters, end));
            pieces.Reverse();
        }
        var streets = new List<string>();
        var points = new List<Coordinate> { new(from.X, from.Y) };
        foreach (var piece in pieces)
        {
            Draw(piece, points);
            if (graph.Segments[piece.Segment].Name is { } name && (streets.Count == 0 || streets[^1] != name))
            {
                streets.Add(name);
            }
        }
        points.Add(new Coordinate(to.X, to.Y));
        return new TravelPath(
            seconds,
            pieces.Sum(piece => Math.Abs(piece.ToMeters - piece.FromMeters)),
            pieces,
            new LineString([.. points]),
            streets
        );
    }

    /// <summary>Adds the vertices inside of a piece and at its ends that are vertices.</summary>
    private void Draw(PathPiece piece, List<Coordinate> points)
    {
        var shape = graph.Segments[piece.Segment].Shape.Coordinates;
        var (low, high) = (
            Math.Min(piece.FromMeters, piece.ToMeters),
            Math.Max(piece.FromMeters, piece.ToMeters)
        );
        var inside = new List<Coordinate>();
        var offset = 0.0;
        for (var k = 0; k < shape.Length; k++)
        {
            offset += k == 0 ? 0 : shape[k].Distance(shape[k - 1]);
            if (offset >= low && offset <= high)
            {
                inside.Add(shape[k]);
            }
        }
        if (piece.ToMeters < piece.FromMeters)
        {
            inside.Reverse();
        }
        points.AddRange(inside.Where(point => !point.Equals2D(points[^1])));
    }

    private const int StartForward = -1;
    private const int StartBack = -2;

    private int Source(int arc)
    {
        var segment = graph.Segments[graph.SegmentOf(arc)];
        return graph.IsForward(arc) ? segment.FromNode : segment.ToNode;
    }

    private double Along(StreetSegment segment, SnapPoint from, SnapPoint to)
    {
        var along = to.OffsetMeters - from.OffsetMeters;
        var isOpen =
            from.Segment == to.Segment
            && ((along >= 0 && MayPass(segment, true)) || (along <= 0 && MayPass(segment, false)));
        return isOpen ? Seconds(segment, Math.Abs(along)) : double.PositiveInfinity;
    }

    private void OfferStart(StreetSegment first, SnapPoint from, bool isForward)
    {
        if (MayPass(first, isForward))
        {
            var meters = isForward ? first.LengthMeters - from.OffsetMeters : from.OffsetMeters;
            Offer(
                isForward ? first.ToNode : first.FromNode,
                Seconds(first, meters),
                isForward ? StartForward : StartBack
            );
        }
    }

    private void Offer(int node, double value, int arc)
    {
        if (stamp[node] == run && cost[node] <= value)
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

    private bool MayPass(StreetSegment segment, bool isForward) =>
        StreetGraph.MayPass(segment, mode, isForward);

    private double Seconds(StreetSegment segment, double meters) =>
        meters == 0 ? 0 : meters * 3.6 / StreetGraph.SpeedKmh(segment, mode);
}
