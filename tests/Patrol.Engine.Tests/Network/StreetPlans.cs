using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Network;

/// <summary>Small street plans for network tests.</summary>
internal static class StreetPlans
{
    public static readonly SegmentSpeeds Everyone = new(4.5f, 15, 30);

    /// <summary>A segment through the given points.</summary>
    public static StreetSegment Segment(
        int number,
        int from,
        int to,
        (double X, double Y)[] points,
        OneWay oneWay = OneWay.No,
        SegmentSpeeds? speeds = null
    )
    {
        var shape = new LineString([.. points.Select(p => new Coordinate(p.X, p.Y))]);
        return new StreetSegment(
            number,
            from,
            to,
            null,
            StreetClass.Local,
            shape.Length,
            speeds ?? Everyone,
            oneWay,
            shape
        );
    }

    /// <summary>
    /// A square of 100 m: nodes 0 (0,0), 1 (100,0), 2 (100,100), 3 (0,100); segments 0: 0–1, 1: 1–2, 2: 2–3, 3: 3–0.
    /// </summary>
    public static StreetSegment[] Square(OneWay oneWay = OneWay.No) =>
        [
            Segment(0, 0, 1, [(0, 0), (100, 0)], oneWay),
            Segment(1, 1, 2, [(100, 0), (100, 100)], oneWay),
            Segment(2, 2, 3, [(100, 100), (0, 100)], oneWay),
            Segment(3, 3, 0, [(0, 100), (0, 0)], oneWay),
        ];

    /// <summary>A random plan: up to 9 nodes in 1 km², bent segments, loops, repeats, one-ways, some not on foot.</summary>
    public static StreetSegment[] Random(int seed)
    {
        var random = new Random(seed);
        var nodes = random.Next(2, 10);
        var x = new double[nodes];
        var y = new double[nodes];
        for (var node = 0; node < nodes; node++)
        {
            (x[node], y[node]) = (random.Next(0, 1000), random.Next(0, 1000));
        }
        var segments = new StreetSegment[random.Next(1, 2 * nodes)];
        for (var number = 0; number < segments.Length; number++)
        {
            var (from, to) = (random.Next(nodes), random.Next(nodes));
            var middle = (random.Next(0, 1000) + 0.5, random.Next(0, 1000) + 0.5);
            var speeds = random.Next(5) == 0 ? new SegmentSpeeds(0, 0, 30) : Everyone;
            segments[number] = Segment(
                number,
                from,
                to,
                [(x[from], y[from]), middle, (x[to], y[to])],
                (OneWay)random.Next(3),
                speeds
            );
        }
        return segments;
    }
}
