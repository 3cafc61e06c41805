using FsCheck.Xunit;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Tests.Network;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Streets;

public sealed class StreetDensityTest
{
    private const double Near = 1e-12;

    // Share of a quartic kernel that lies farther than d on one side: 1/2 − 15/16 (u − 2u³/3 + u⁵/5).
    private static double Beyond(double d, double h)
    {
        var u = d / h;
        return u >= 1 ? 0 : 0.5 - 15.0 / 16 * (u - 2 * u * u * u / 3 + u * u * u * u * u / 5);
    }

    // Node 0 is the junction; arms of 1000 m to the west, east and north, drawn outward, inward, outward.
    private static StreetSegment[] Junction() =>
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (-1000, 0)]),
            StreetPlans.Segment(1, 2, 0, [(1000, 0), (0, 0)]),
            StreetPlans.Segment(2, 0, 3, [(0, 0), (0, 1000)]),
        ];

    [Theory]
    [InlineData(250, 100)]
    [InlineData(20, 100)]
    [InlineData(250, 4_000)]
    public void Of_OneSegment_KeepsAllOfIt(double offset, double h)
    {
        StreetSegment[] streets = [StreetPlans.Segment(0, 0, 1, [(0, 0), (500, 0)])];
        Assert.Equal(3.0 / 500, Density(streets, [(0, offset, 3)], h)[0], Near);
    }

    [Fact]
    public void Of_TJunction_DividesByTheOtherArms()
    {
        var density = Density(Junction(), [(0, 100, 2)], 200);

        var beyond = 2 * Beyond(100, 200);
        Assert.Equal(2 * 0.103515625, beyond, Near);
        Assert.Equal((2 - beyond) / 1000, density[0], Near);
        Assert.Equal(beyond / 2 / 1000, density[1], Near);
        Assert.Equal(beyond / 2 / 1000, density[2], Near);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1000)]
    [InlineData(1, 999.9995)]
    [InlineData(2, 0.0005)]
    public void Of_AtTheJunction_IsTheSameWhicheverSegmentItWasSnappedTo(int segment, double offset)
    {
        Assert.All(
            Density(Junction(), [(segment, offset, 6)], 200),
            value => Assert.Equal(2.0 / 1000, value, Near)
        );
    }

    [Fact]
    public void Of_DeadEnd_TurnsBack()
    {
        StreetSegment[] streets =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (60, 0)]),
            StreetPlans.Segment(1, 1, 2, [(60, 0), (1060, 0)]),
        ];
        // 20 m from the dead end: beyond the 60 m street after 40 m, or after 20 + 60 m.
        var passed = Beyond(40, 100) + Beyond(80, 100);
        var density = Density(streets, [(0, 20, 1)], 100);

        Assert.Equal((1 - passed) / 60, density[0], Near);
        Assert.Equal(passed / 1000, density[1], Near);
    }

    [Fact]
    public void Of_Loop_IsTwoEndsAndMayBeGoneRoundAgain()
    {
        StreetSegment[] streets =
        [
            StreetPlans.Segment(0, 0, 0, [(0, 0), (0, 25), (25, 25), (25, 0), (0, 0)]),
            StreetPlans.Segment(1, 0, 1, [(0, 0), (-1000, 0)]),
        ];
        // Out after 70 and 30 m, half of it each time; round again after 130 m, and half of that out.
        var passed = Beyond(70, 150) / 2 + Beyond(30, 150) / 2 + Beyond(130, 150) / 4;
        var density = Density(streets, [(0, 30, 1)], 150);

        Assert.Equal(passed / 1000, density[1], Near);
        Assert.Equal((1 - passed) / 100, density[0], Near);
    }

    [Fact]
    public void Of_ParallelSegments_AreTwoWays()
    {
        StreetSegment[] streets =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (100, 0)]),
            StreetPlans.Segment(1, 0, 1, [(0, 0), (50, 0), (100, 0)]),
        ];
        // No choice at either node: a ring of 200 m. Out after 40 and 60 m, and back again after 100 m more.
        var passed = Beyond(40, 150) + Beyond(60, 150) - Beyond(140, 150);
        var density = Density(streets, [(0, 40, 1)], 150);

        Assert.Equal(passed / 100, density[1], Near);
        Assert.Equal((1 - passed) / 100, density[0], Near);
    }

    [Fact]
    public void Of_PointlessSegment_IsPassedAndLosesNothing()
    {
        StreetSegment[] streets =
        [
            StreetPlans.Segment(0, 0, 1, [(0, 0), (60, 0)]),
            StreetPlans.Segment(1, 1, 2, [(60, 0), (60, 0)]),
            StreetPlans.Segment(2, 2, 3, [(60, 0), (1060, 0)]),
        ];
        var density = Density(streets, [(0, 20, 1)], 100);

        Assert.Equal((Beyond(40.001, 100) + Beyond(80.001, 100)) / 1000, density[2], Near);
        Assert.Equal(1, density[0] * 60 + density[1] * 0.001 + density[2] * 1000, Near);
    }

    [Property(MaxTest = 60)]
    public void Of_RandomStreets_EqualsTheSumOverPaths(int seed)
    {
        var (streets, incidents, random) = Case(seed);
        var h = 50 + random.NextDouble() * 1_500;
        var plain = new PathSums(streets, Kernel.Quartic, h);
        foreach (var (segment, offset, weight) in incidents)
        {
            plain.Add(segment, offset, weight);
        }

        AssertNear(plain.Density, Density(streets, incidents, h), 1e-9);
    }

    [Property(MaxTest = 40)]
    public void Of_RandomStreets_KeepsEveryIncident(int seed)
    {
        var (streets, incidents, random) = Case(seed);
        var h = 50 + random.NextDouble() * 10_000;
        foreach (var kernel in Enum.GetValues<Kernel>())
        {
            var density = Density(streets, incidents, h, kernel);
            Assert.All(density, value => Assert.True(value >= 0, $"{value} incidents per meter."));
            var kept = density.Select((value, s) => value * streets[s].LengthMeters).Sum();
            var all = incidents.Sum(one => (double)one.Weight);
            Assert.Equal(all, kept, 1e-9 * all);
        }
    }

    [Property(MaxTest = 40)]
    public void Of_IncidentsInTwoParts_IsTheSumOfBoth(int seed)
    {
        var (streets, incidents, _) = Case(seed);
        var (some, rest) = (incidents[..(incidents.Length / 2)], incidents[(incidents.Length / 2)..]);
        var apart = Density(streets, some, 800).Zip(Density(streets, rest, 800), (one, other) => one + other);

        AssertNear([.. apart], Density(streets, incidents, 800), 1e-9);
    }

    [Property(MaxTest = 40)]
    public void Of_SegmentsDrawnTheOtherWay_IsTheSame(int seed)
    {
        var (streets, incidents, random) = Case(seed);
        var turned = streets.Select(_ => random.Next(2) == 0).ToArray();
        StreetSegment[] drawn =
        [
            .. streets.Select(one =>
                turned[one.Number] ? one with { FromNode = one.ToNode, ToNode = one.FromNode } : one
            ),
        ];
        (int, double, float)[] moved =
        [
            .. incidents.Select(one =>
                turned[one.Segment]
                    ? (one.Segment, streets[one.Segment].LengthMeters - one.Offset, one.Weight)
                    : one
            ),
        ];

        AssertNear(Density(streets, incidents, 800), Density(drawn, moved, 800), 1e-9);
    }

    [Fact]
    public void Of_IncidentOffTheStreets_IsRefusedWithItsValue()
    {
        foreach (
            var (wrong, value) in new[]
            {
                ((3, 1.0, 1f), "segment 3"),
                ((0, -1, 1), "-1 m"),
                ((0, 1, -2), "weight -2"),
            }
        )
        {
            var error = Assert.Throws<ArgumentException>(() => Density(Junction(), [(0, 1, 1), wrong], 200));
            Assert.Contains("Incident 1", error.Message);
            Assert.Contains(value, error.Message);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Density(Junction(), [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Density(Junction(), [], double.NaN));
    }

    [Fact]
    public void Snapped_PlacesNearAndFar_TellsWhatHasNoStreet()
    {
        var streets = Junction();
        var snap = new StreetSnap(streets, TravelMode.Foot);

        var incidents = StreetIncidents.Snapped(snap, [-100, 5, 500], [7, 300, 900], [2, 1, 4], 50);

        Assert.Equal([0, 2], incidents.Segment);
        Assert.Equal([100.0, 300.0], incidents.OffsetMeters);
        Assert.Equal(4, incidents.Unplaced);
        Assert.Equal(3, StreetDensity.Of(new StreetGraph(streets), incidents, 200).Sum() * 1000, Near);
    }

    internal static double[] Density(
        IReadOnlyList<StreetSegment> streets,
        (int Segment, double Offset, float Weight)[] incidents,
        double h,
        Kernel kernel = Kernel.Quartic
    ) =>
        StreetDensity.Of(
            new StreetGraph(streets),
            new StreetIncidents(
                [.. incidents.Select(one => one.Segment)],
                [.. incidents.Select(one => one.Offset)],
                [.. incidents.Select(one => one.Weight)]
            ),
            h,
            kernel
        );

    // Of each value, and of the largest where only the rim of a kernel reaches.
    internal static void AssertNear(double[] expected, double[] found, double near)
    {
        var floor = expected.Max() * near / 1000;
        for (var segment = 0; segment < expected.Length; segment++)
        {
            Assert.True(
                Math.Abs(found[segment] - expected[segment]) <= near * expected[segment] + floor,
                $"Segment {segment}: {found[segment]:R}, not {expected[segment]:R}."
            );
        }
    }

    private static (StreetSegment[], (int Segment, double Offset, float Weight)[], Random) Case(int seed)
    {
        var streets = StreetPlans.Random(seed);
        var random = new Random(seed);
        var incidents = new (int, double, float)[random.Next(2, 12)];
        for (var i = 0; i < incidents.Length; i++)
        {
            var segment = random.Next(streets.Length);
            double[] places = [0, random.NextDouble(), random.NextDouble(), 0.5, 1];
            incidents[i] = (
                segment,
                places[random.Next(5)] * streets[segment].LengthMeters,
                random.Next(1, 4)
            );
        }
        return (streets, incidents, random);
    }
}
