using FsCheck.Xunit;
using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Tests.Network;

public class StreetSnapTest
{
    [Fact]
    public void Find_BesideASide_GivesOffsetAndDistance()
    {
        var snap = new StreetSnap(StreetPlans.Square(), TravelMode.Foot);
        Assert.Equal(new SnapPoint(1, 30, 5, 100, 30), snap.Find(105, 30, 100));
        Assert.Equal(new SnapPoint(2, 60, 7, 40, 100), snap.Find(40, 107, 7));
        Assert.Null(snap.Find(40, 107, 6.99));
    }

    [Fact]
    public void Find_AtACorner_TakesTheLowestSegment() =>
        Assert.Equal(0, new StreetSnap(StreetPlans.Square(), TravelMode.Foot).Find(103, -4, 10)?.Segment);

    [Fact]
    public void Find_SegmentClosedToTheMode_IsPassedOver()
    {
        StreetSegment[] segments =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (100, 0)], speeds: new SegmentSpeeds(0, 0, 80)),
            StreetPlans.Segment(1, 1, 2, [(0, 50), (100, 50)]),
        ];
        Assert.Equal(1, new StreetSnap(segments, TravelMode.Foot).Find(50, 0, 100)?.Segment);
        Assert.Equal(0, new StreetSnap(segments, TravelMode.Car).Find(50, 0, 100)?.Segment);
    }

    [Fact]
    public void Find_WithoutStreetsOrPlace_GivesNull()
    {
        Assert.Null(new StreetSnap([], TravelMode.Foot).Find(0, 0, 1e9));
        Assert.Null(new StreetSnap(StreetPlans.Square(), TravelMode.Foot).Find(double.NaN, 0, 1e9));
    }

    [Property]
    public bool Find_AnyPlace_AgreesWithLookingAtEverySegment(int seed, ushort a, ushort b)
    {
        var segments = StreetPlans.Random(seed);
        var (x, y) = (a % 3000 - 1000.0, b % 3000 - 1000.0);
        var place = new Point(x, y);
        var open = segments.Where(s => s.Speeds.FootKmh > 0).ToArray();
        var found = new StreetSnap(segments, TravelMode.Foot).Find(x, y, 5000);
        if (open.Length == 0)
        {
            return found is null;
        }
        var nearest = open.Min(s => s.Shape.Distance(place));
        var segment = segments[found!.Value.Segment];
        var along = new LengthIndexedLine(segment.Shape).ExtractPoint(found.Value.OffsetMeters);
        return Math.Abs(found.Value.DistanceMeters - nearest) < 1e-6
            && Math.Abs(new Point(found.Value.X, found.Value.Y).Distance(place) - nearest) < 1e-6
            && along.Distance(new Coordinate(found.Value.X, found.Value.Y)) < 1e-6;
    }
}
