using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage.Checking;

/// <summary>A place on a segment, meters from its first vertex, with the straight meters that led there.</summary>
internal readonly record struct StreetPlace(int Segment, double OffsetMeters, double SnapMeters);

/// <summary>
/// Measures on raw segments, for the checker alone: nearest points by looking at every segment open to people on foot,
/// shortest ways by label correction (Bellman 1958 and Ford 1956, with a queue). Slow and plain on purpose. Where several points
/// are equally near, to a micrometer, all are kept, since any of them is right.
/// </summary>
internal sealed class StreetMeasure
{
    private const double TieMeters = 1e-6;
    private readonly StreetSegment[] streets;
    private readonly double[] scale;
    private readonly Dictionary<int, List<(int Node, double Meters)>> ways = [];

    public StreetMeasure(IEnumerable<StreetSegment> segments)
    {
        streets = [.. segments.Where(segment => segment.Speeds.FootKmh > 0)];
        scale = [.. streets.Select(one => one.Shape.Length > 0 ? one.LengthMeters / one.Shape.Length : 0)];
        foreach (var one in streets)
        {
            AddWay(one.FromNode, one.ToNode, one.LengthMeters);
            AddWay(one.ToNode, one.FromNode, one.LengthMeters);
        }
    }

    /// <summary>Every nearest place within a straight distance, inclusive.</summary>
    public List<StreetPlace> Nearest(double x, double y, double maxMeters)
    {
        var found = new List<StreetPlace>();
        var best = maxMeters + TieMeters;
        var point = new Envelope(x, x, y, y);
        for (var s = 0; s < streets.Length; s++)
        {
            var shape = streets[s].Shape;
            if (shape.EnvelopeInternal.Distance(point) > best + TieMeters)
            {
                continue;
            }
            var along = 0.0;
            for (var i = 1; i < shape.NumPoints; i++)
            {
                var (a, b) = (shape.GetCoordinateN(i - 1), shape.GetCoordinateN(i));
                var length = a.Distance(b);
                var part = length > 0 ? ((x - a.X) * (b.X - a.X) + (y - a.Y) * (b.Y - a.Y)) / length : 0;
                var at = Math.Clamp(part, 0, length);
                var share = length > 0 ? at / length : 0;
                var meters = double.Hypot(a.X + share * (b.X - a.X) - x, a.Y + share * (b.Y - a.Y) - y);
                if (meters <= best + TieMeters)
                {
                    found.Add(new StreetPlace(s, (along + at) * scale[s], meters));
                    best = Math.Min(best, meters);
                }
                along += length;
            }
        }
        found.RemoveAll(place => place.SnapMeters > best + TieMeters);
        return found;
    }

    /// <summary>Shortest meters on the streets from a place to every node within a limit.</summary>
    public Dictionary<int, double> Reach(StreetPlace start, double maxMeters)
    {
        var street = streets[start.Segment];
        var meters = new Dictionary<int, double>();
        var queue = new Queue<int>();
        void Relax(int node, double value)
        {
            if (value <= maxMeters && value < meters.GetValueOrDefault(node, double.PositiveInfinity))
            {
                meters[node] = value;
                queue.Enqueue(node);
            }
        }
        Relax(street.FromNode, start.OffsetMeters);
        Relax(street.ToNode, street.LengthMeters - start.OffsetMeters);
        while (queue.TryDequeue(out var node))
        {
            foreach (var (next, length) in ways[node])
            {
                Relax(next, meters[node] + length);
            }
        }
        return meters;
    }

    /// <summary>Shortest meters on the streets from a start to a place; infinite when not reached.</summary>
    public double To(StreetPlace place, StreetPlace start, Dictionary<int, double> reach)
    {
        var street = streets[place.Segment];
        var byFrom = reach.GetValueOrDefault(street.FromNode, double.PositiveInfinity) + place.OffsetMeters;
        var byTo =
            reach.GetValueOrDefault(street.ToNode, double.PositiveInfinity)
            + street.LengthMeters
            - place.OffsetMeters;
        var along =
            place.Segment == start.Segment
                ? Math.Abs(place.OffsetMeters - start.OffsetMeters)
                : double.PositiveInfinity;
        return Math.Min(along, Math.Min(byFrom, byTo));
    }

    private void AddWay(int from, int to, double meters) =>
        (ways.TryGetValue(from, out var list) ? list : ways[from] = []).Add((to, meters));
}
