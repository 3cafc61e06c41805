using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes.Checking;

/// <summary>A point on a segment, meters from its first vertex, with the straight meters that led there.</summary>
internal readonly record struct StreetPoint(int Segment, double OffsetMeters, double SnapMeters);

/// <summary>
/// Travel times on raw segments, for the checker alone: nearest points by looking at every segment, fastest ways by label
/// correction (Bellman 1958 and Ford 1956, with a queue). Slow and plain on purpose.
/// </summary>
internal sealed class Ways
{
    private readonly IReadOnlyList<StreetSegment> segments;
    private readonly TravelMode mode;
    private readonly Dictionary<int, List<(int Node, double Seconds)>> next = [];

    public Ways(IReadOnlyList<StreetSegment> segments, TravelMode mode)
    {
        (this.segments, this.mode) = (segments, mode);
        foreach (var one in segments)
        {
            Link(one, one.FromNode, one.ToNode, OneWay.Backward);
            Link(one, one.ToNode, one.FromNode, OneWay.Forward);
        }
    }

    /// <summary>Speed of the mode, km/h; 0 where it may not go.</summary>
    public double Speed(int segment) =>
        mode switch
        {
            TravelMode.Foot => segments[segment].Speeds.FootKmh,
            TravelMode.EBike => segments[segment].Speeds.EBikeKmh,
            _ => segments[segment].Speeds.CarKmh,
        };

    /// <summary>The point of a segment at an offset.</summary>
    public (double X, double Y) PointAt(int segment, double offsetMeters)
    {
        var shape = segments[segment].Shape;
        var left = offsetMeters;
        for (var k = 1; k < shape.NumPoints; k++)
        {
            var (a, b) = (shape.GetCoordinateN(k - 1), shape.GetCoordinateN(k));
            var length = a.Distance(b);
            if (left <= length && length > 0)
            {
                return (a.X + left / length * (b.X - a.X), a.Y + left / length * (b.Y - a.Y));
            }
            left -= length;
        }
        return (shape.EndPoint.X, shape.EndPoint.Y);
    }

    /// <summary>The nearest point on a segment of the mode; null when none lies within the distance.</summary>
    public StreetPoint? Nearest(double x, double y, double maxMeters)
    {
        StreetPoint? best = null;
        var box = new Envelope(x, x, y, y);
        for (var s = 0; s < segments.Count; s++)
        {
            var shape = segments[s].Shape;
            if (!(Speed(s) > 0) || shape.EnvelopeInternal.Distance(box) > (best?.SnapMeters ?? maxMeters))
            {
                continue;
            }
            var along = 0.0;
            for (var k = 1; k < shape.NumPoints; k++)
            {
                var (a, b) = (shape.GetCoordinateN(k - 1), shape.GetCoordinateN(k));
                var length = a.Distance(b);
                var part = length > 0 ? ((x - a.X) * (b.X - a.X) + (y - a.Y) * (b.Y - a.Y)) / length : 0;
                var at = Math.Clamp(part, 0, length);
                var share = length > 0 ? at / length : 0;
                var meters = double.Hypot(a.X + share * (b.X - a.X) - x, a.Y + share * (b.Y - a.Y) - y);
                if (meters <= maxMeters && meters < (best?.SnapMeters ?? double.PositiveInfinity))
                {
                    best = new StreetPoint(s, along + at, meters);
                }
                along += length;
            }
        }
        return best;
    }

    /// <summary>Seconds of the fastest way; infinite when it takes longer than the limit.</summary>
    public double Seconds(StreetPoint from, StreetPoint to, double limit)
    {
        var (first, last) = (segments[from.Segment], segments[to.Segment]);
        var best = double.PositiveInfinity;
        if (from.Segment == to.Segment)
        {
            var along = to.OffsetMeters - from.OffsetMeters;
            if (
                (along >= 0 && IsOpen(first, OneWay.Backward))
                || (along <= 0 && IsOpen(first, OneWay.Forward))
            )
            {
                best = Time(from.Segment, Math.Abs(along));
            }
        }
        var reached = Reach(first, from, Math.Min(limit, best));
        if (IsOpen(last, OneWay.Backward) && reached.TryGetValue(last.FromNode, out var start))
        {
            best = Math.Min(best, start + Time(to.Segment, to.OffsetMeters));
        }
        if (IsOpen(last, OneWay.Forward) && reached.TryGetValue(last.ToNode, out var end))
        {
            best = Math.Min(best, end + Time(to.Segment, last.LengthMeters - to.OffsetMeters));
        }
        return best <= limit ? best : double.PositiveInfinity;
    }

    private Dictionary<int, double> Reach(StreetSegment first, StreetPoint from, double limit)
    {
        var seconds = new Dictionary<int, double>();
        var queue = new Queue<int>();
        void Relax(int node, double value)
        {
            if (value <= limit && value < seconds.GetValueOrDefault(node, double.PositiveInfinity))
            {
                seconds[node] = value;
                queue.Enqueue(node);
            }
        }
        if (IsOpen(first, OneWay.Backward))
        {
            Relax(first.ToNode, Time(from.Segment, first.LengthMeters - from.OffsetMeters));
        }
        if (IsOpen(first, OneWay.Forward))
        {
            Relax(first.FromNode, Time(from.Segment, from.OffsetMeters));
        }
        while (queue.TryDequeue(out var node))
        {
            foreach (var (other, more) in next.GetValueOrDefault(node) ?? [])
            {
                Relax(other, seconds[node] + more);
            }
        }
        return seconds;
    }

    private void Link(StreetSegment one, int from, int to, OneWay forbidding)
    {
        if (IsOpen(one, forbidding))
        {
            if (!next.TryGetValue(from, out var ways))
            {
                next[from] = ways = [];
            }
            ways.Add((to, Time(one.Number, one.LengthMeters)));
        }
    }

    private bool IsOpen(StreetSegment one, OneWay forbidding) =>
        Speed(one.Number) > 0 && (mode == TravelMode.Foot || one.OneWay != forbidding);

    private double Time(int segment, double meters) => meters == 0 ? 0 : meters / (Speed(segment) / 3.6);
}
