using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Finds the fastest way between two points of the streets, for drawing it and naming its streets. One instance serves
/// one thread.
/// </summary>
/// <param name="graph">Streets; a segment with speed 0 is not used.</param>
/// <param name="mode">How one travels.</param>
public sealed class TravelPaths(StreetGraph graph, TravelMode mode)
{
    private readonly Distances search = Distances.InSeconds(graph, mode);

    /// <summary>The fastest way; null when there is none.</summary>
    public TravelPath? Find(SnapPoint from, SnapPoint to)
    {
        search.Run(from, double.PositiveInfinity, [to]);
        var best = search.To(to);
        if (double.IsPositiveInfinity(best))
        {
            return null;
        }
        // By which end of the last segment: none when it goes straight along the first.
        var last = graph.Segments[to.Segment];
        bool IsBy(int node, bool isForward, double meters) =>
            StreetGraph.MayPass(last, mode, isForward) && search.To(node) + Seconds(last, meters) <= best;
        var (node, isLastForward) =
            IsAlong(last, from, to, best) ? (-1, false)
            : IsBy(last.FromNode, isForward: true, to.OffsetMeters) ? (last.FromNode, true)
            : (last.ToNode, false);
        return Build(from, to, best, node, isLastForward);
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
            for (; search.ArcInto(node) >= 0; node = Source(search.ArcInto(node)))
            {
                var (number, isForward) = (
                    graph.SegmentOf(search.ArcInto(node)),
                    graph.IsForward(search.ArcInto(node))
                );
                var length = graph.Segments[number].LengthMeters;
                pieces.Add(new PathPiece(number, isForward ? 0 : length, isForward ? length : 0));
            }
            var first = graph.Segments[from.Segment];
            var end = search.ArcInto(node) == Distances.Forward ? first.LengthMeters : 0;
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

    private int Source(int arc)
    {
        var segment = graph.Segments[graph.SegmentOf(arc)];
        return graph.IsForward(arc) ? segment.FromNode : segment.ToNode;
    }

    private bool IsAlong(StreetSegment segment, SnapPoint from, SnapPoint to, double seconds)
    {
        var along = to.OffsetMeters - from.OffsetMeters;
        var isOpen =
            (along >= 0 && StreetGraph.MayPass(segment, mode, isForward: true))
            || (along <= 0 && StreetGraph.MayPass(segment, mode, isForward: false));
        return from.Segment == to.Segment && isOpen && Seconds(segment, Math.Abs(along)) <= seconds;
    }

    private double Seconds(StreetSegment segment, double meters) =>
        meters == 0 ? 0 : meters * 3.6 / StreetGraph.SpeedKmh(segment, mode);
}
