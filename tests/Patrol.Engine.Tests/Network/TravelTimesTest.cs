using FsCheck.Xunit;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Tests.Network;

public class TravelTimesTest
{
    [Fact]
    public void Between_OneWaySquare_DrivesRound()
    {
        var times = new TravelTimes(new StreetGraph(StreetPlans.Square(OneWay.Forward)), TravelMode.Car);
        SnapPoint[] points = [On(0, 30), On(0, 80), On(2, 50)];
        // 30 km/h are 25/3 m/s: 50 m in 6 s, 350 m in 42 s, 220 m in 26.4 s, 180 m in 21.6 s.
        Assert.Equal<int[]>(
            [
                [0, 6, 27],
                [42, 0, 21],
                [22, 28, 0],
            ],
            times.Between(points, points, 3600)
        );
    }

    [Fact]
    public void From_Reversed_IsTheWayBack()
    {
        var graph = new StreetGraph(StreetPlans.Square(OneWay.Forward));
        var back = new TravelTimes(graph, TravelMode.Car, isReversed: true);
        Assert.Equal([42], back.From(On(0, 30), [On(0, 80)], 3600));
    }

    [Fact]
    public void From_BeyondTheLimit_IsNever()
    {
        var times = new TravelTimes(new StreetGraph(StreetPlans.Square()), TravelMode.Foot);
        Assert.Equal([40, TravelTimes.Never], times.From(On(0, 30), [On(0, 80), On(2, 50)], 100));
    }

    [Fact]
    public void From_ClosedToTheMode_IsNever()
    {
        StreetSegment[] segments =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (100, 0)]),
            StreetPlans.Segment(1, 1, 2, [(100, 0), (200, 0)], speeds: new SegmentSpeeds(0, 15, 30)),
            StreetPlans.Segment(2, 2, 3, [(200, 0), (300, 0)]),
        ];
        var times = new TravelTimes(new StreetGraph(segments), TravelMode.Foot);
        Assert.Equal([TravelTimes.Never], times.From(On(0, 50), [On(2, 50)], 3600));
    }

    [Fact]
    public void AccessSeconds_IsTheStraightWayOnFoot() =>
        Assert.Equal(8, TravelTimes.AccessSeconds(new SnapPoint(0, 0, 10, 0, 0), 4.5));

    [Property]
    public bool From_RandomPlan_AgreesWithExhaustiveSearch(int seed)
    {
        var segments = StreetPlans.Random(seed);
        var graph = new StreetGraph(segments);
        var random = new Random(seed);
        var points = Enumerable.Range(0, 5).Select(_ => Any()).ToArray();
        return new[] { TravelMode.Foot, TravelMode.EBike, TravelMode.Car }.All(mode =>
        {
            var exact = Distances.InSeconds(graph, mode);
            var (there, back) = (
                new TravelTimes(graph, mode).Between(points, points, 1e7),
                new TravelTimes(graph, mode, isReversed: true).Between(points, points, 1e7)
            );
            return points
                .Index()
                .All(from =>
                {
                    exact.Run(from.Item, 1e7);
                    return points
                        .Index()
                        .All(to =>
                        {
                            var seconds = exact.To(to.Item);
                            var rounded = double.IsPositiveInfinity(seconds)
                                ? TravelTimes.Never
                                : (int)Math.Ceiling(seconds - 1e-6);
                            return there[from.Index][to.Index] == rounded
                                && back[to.Index][from.Index] == rounded;
                        });
                });
        });
        SnapPoint Any()
        {
            var segment = random.Next(segments.Length);
            return On(segment, random.NextDouble() * segments[segment].LengthMeters);
        }
    }

    [Property]
    public bool Find_RandomPlan_TakesTheTimeAndHangsTogether(int seed)
    {
        var segments = StreetPlans.Random(seed);
        var graph = new StreetGraph(segments);
        var random = new Random(seed);
        var (a, b) = (Any(), Any());
        return new[] { TravelMode.Foot, TravelMode.Car }.All(mode =>
        {
            var exact = Distances.InSeconds(graph, mode);
            exact.Run(a, 1e9);
            var isClosed = StreetGraph.SpeedKmh(segments[b.Segment], mode) == 0;
            var path = new TravelPaths(graph, mode).Find(a, b);
            if (path is null || isClosed)
            {
                return path is null && double.IsPositiveInfinity(exact.To(b));
            }
            var meters = path.Pieces.Sum(piece => Math.Abs(piece.ToMeters - piece.FromMeters));
            return Math.Abs(path.Seconds - exact.To(b)) < 1e-6
                && Math.Abs(path.Meters - meters) < 1e-6
                && Math.Abs(path.Shape.Length - meters) < 1e-6;
        });
        SnapPoint Any()
        {
            var segment = random.Next(segments.Length);
            var line = new NetTopologySuite.LinearReferencing.LengthIndexedLine(segments[segment].Shape);
            var offset = random.NextDouble() * segments[segment].LengthMeters;
            var at = line.ExtractPoint(offset);
            return new SnapPoint(segment, offset, 0, at.X, at.Y);
        }
    }

    [Fact]
    public void Find_AroundTheSquare_NamesItsStreets()
    {
        StreetSegment[] named =
        [
            .. StreetPlans
                .Square(OneWay.Forward)
                .Select((one, k) => one with { Name = k < 3 ? "Ring" : null }),
        ];
        var path = new TravelPaths(new StreetGraph(named), TravelMode.Car).Find(
            At(0, 80, 80, 0),
            At(0, 30, 30, 0)
        )!;
        Assert.Equal(350, path.Meters, 1e-9);
        Assert.Equal(["Ring", "Ring"], path.Streets.Append("Ring").Take(2));
        Assert.Equal(6, path.Shape.NumPoints);
    }

    private static SnapPoint On(int segment, double offset) => new(segment, offset, 0, 0, 0);

    private static SnapPoint At(int segment, double offset, double x, double y) =>
        new(segment, offset, 0, x, y);
}
