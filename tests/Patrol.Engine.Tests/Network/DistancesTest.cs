using FsCheck.Xunit;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Tests.Network;

public class DistancesTest
{
    [Fact]
    public void Run_OnTheSquare_TakesTheShorterWayRound()
    {
        var distances = Distances.InMeters(new StreetGraph(StreetPlans.Square()));
        distances.Run(On(0, 30), 1000);
        Assert.Equal([30, 70, 170, 130], Enumerable.Range(0, 4).Select(distances.To));
        Assert.Equal([0, 1, 3, 2], distances.Reached);
        Assert.Equal(50, distances.To(On(0, 80)));
        Assert.Equal(180, distances.To(On(2, 50)));
        Assert.Equal(199, distances.To(On(2, 29)));
    }

    [Fact]
    public void Run_WithALimit_ReachesNothingBeyond()
    {
        var distances = Distances.InMeters(new StreetGraph(StreetPlans.Square()));
        distances.Run(On(0, 30), 70);
        Assert.Equal(
            [30, 70, double.PositiveInfinity, double.PositiveInfinity],
            Enumerable.Range(0, 4).Select(distances.To)
        );
    }

    [Fact]
    public void Run_OneWayByCar_DrivesRoundButWalksBack()
    {
        var graph = new StreetGraph(StreetPlans.Square(OneWay.Forward));
        var foot = Distances.InMeters(graph);
        var car = Distances.InMeters(graph, TravelMode.Car);
        foot.Run(On(0, 30), 1000);
        car.Run(On(0, 30), 1000);
        Assert.Equal(20, foot.To(On(0, 10)));
        Assert.Equal(380, car.To(On(0, 10)));
        Assert.Equal(20, car.To(On(0, 50)));
    }

    [Fact]
    public void InSeconds_UsesTheSpeedOfTheMode()
    {
        var distances = Distances.InSeconds(new StreetGraph(StreetPlans.Square()), TravelMode.EBike);
        distances.Run(On(0, 0), 1000);
        Assert.Equal(100 * 3.6 / 15, distances.To(1), 1e-9);
    }

    [Fact]
    public void Run_TwiceOnOneObject_ForgetsTheFirst()
    {
        var distances = Distances.InMeters(new StreetGraph(StreetPlans.Square()));
        distances.Run(On(0, 30), 1000);
        distances.Run(On(2, 50), 50);
        Assert.Equal(double.PositiveInfinity, distances.To(0));
        Assert.Equal(50, distances.To(2));
    }

    [Property]
    public bool To_RandomPlan_AgreesWithFloydWarshall(int seed)
    {
        var segments = StreetPlans.Random(seed);
        var graph = new StreetGraph(segments);
        var random = new Random(seed);
        return new[] { TravelMode.Foot, TravelMode.Car }.All(mode =>
        {
            var (a, b) = (Any(), Any());
            var distances = Distances.InMeters(graph, mode);
            distances.Run(a, 1e9);
            return Near(distances.To(b), Reference(segments, mode, a, b));
        });
        SnapPoint Any()
        {
            var segment = random.Next(segments.Length);
            return On(segment, random.NextDouble() * segments[segment].LengthMeters);
        }
    }

    private static bool Near(double a, double b) => a == b || Math.Abs(a - b) < 1e-6;

    /// <summary>All pairs over nodes and the two points as extra nodes that cut their segments.</summary>
    private static double Reference(StreetSegment[] segments, TravelMode mode, SnapPoint a, SnapPoint b)
    {
        var nodes = 2 + segments.Max(s => Math.Max(s.FromNode, s.ToNode)) + 1;
        var d = new double[nodes, nodes];
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes; j++)
            {
                d[i, j] = i == j ? 0 : double.PositiveInfinity;
            }
        }
        foreach (var segment in segments)
        {
            var stops = new List<(double At, int Node)>
            {
                (0, segment.FromNode),
                (segment.LengthMeters, segment.ToNode),
            };
            stops.AddRange(a.Segment == segment.Number ? [(a.OffsetMeters, nodes - 2)] : []);
            stops.AddRange(b.Segment == segment.Number ? [(b.OffsetMeters, nodes - 1)] : []);
            stops.Sort();
            var isOpen = mode == TravelMode.Foot ? segment.Speeds.FootKmh > 0 : segment.Speeds.CarKmh > 0;
            for (var i = 1; i < stops.Count && isOpen; i++)
            {
                var (from, to, length) = (stops[i - 1].Node, stops[i].Node, stops[i].At - stops[i - 1].At);
                if (mode == TravelMode.Foot || segment.OneWay != OneWay.Backward)
                {
                    d[from, to] = Math.Min(d[from, to], length);
                }
                if (mode == TravelMode.Foot || segment.OneWay != OneWay.Forward)
                {
                    d[to, from] = Math.Min(d[to, from], length);
                }
            }
        }
        for (var k = 0; k < nodes; k++)
        {
            for (var i = 0; i < nodes; i++)
            {
                for (var j = 0; j < nodes; j++)
                {
                    d[i, j] = Math.Min(d[i, j], d[i, k] + d[k, j]);
                }
            }
        }
        return d[nodes - 2, nodes - 1];
    }

    private static SnapPoint On(int segment, double offset) => new(segment, offset, 0, 0, 0);
}
