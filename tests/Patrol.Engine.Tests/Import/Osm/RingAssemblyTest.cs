using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Osm;

namespace Patrol.Engine.Tests.Import.Osm;

public class RingAssemblyTest
{
    [Fact]
    public void Join_WaysInAnyOrderAndDirection_ClosesRings()
    {
        var rings = RingAssembly.Join([
            [1, 2],
            [4, 3, 2],
            [4, 1],
            [7, 8, 9, 7],
        ])!;
        Assert.Equal(2, rings.Count);
        Assert.All(rings, ring => Assert.Equal(ring[0], ring[^1]));
        Assert.Equal([1, 2, 3, 4], rings.Single(ring => ring.Contains(1)).Distinct().Order());
    }

    [Fact]
    public void Join_MissingWay_GivesNull() =>
        Assert.Null(
            RingAssembly.Join([
                [1, 2],
                [2, 3],
            ])
        );

    [Fact]
    public void Polygons_HoleAndIsland_AreNested()
    {
        var factory = new GeometryFactory();
        var shape = RingAssembly.Polygons([Box(0, 10), Box(4, 5)], [Box(2, 7)], factory)!;
        Assert.Equal(100 - 25 + 1, shape.Area);
        Assert.True(shape.IsValid);
        LinearRing Box(double from, double to) =>
            factory.CreateLinearRing([
                new(from, from),
                new(to, from),
                new(to, to),
                new(from, to),
                new(from, from),
            ]);
    }
}
