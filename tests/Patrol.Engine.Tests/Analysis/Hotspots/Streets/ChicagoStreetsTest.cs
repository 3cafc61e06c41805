using System.Globalization;
using NetTopologySuite.Geometries;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Tests.Network;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Streets;

/// <summary>Real streets of 31,150 feet with 116 crimes, after every path has been followed one by one. Lengths are in feet.</summary>
public sealed class ChicagoStreetsTest
{
    [Theory]
    [InlineData(Kernel.Quartic, 80, null, 1e-9)]
    [InlineData(Kernel.Quartic, 250, null, 1e-9)]
    [InlineData(Kernel.Quartic, 250, 1024, 1e-8)]
    [InlineData(Kernel.Gaussian, 60, null, 1e-7)]
    [InlineData(Kernel.Uniform, 250, null, 1e-5)]
    public void Of_Crimes_EqualsTheSumOverPaths(Kernel kernel, double h, int? steps, double near)
    {
        var (streets, crimes) = Chicago();
        var plain = new PathSums(streets, kernel, h);
        for (var i = 0; i < crimes.Segment.Length; i++)
        {
            plain.Add(crimes.Segment[i], crimes.OffsetMeters[i], crimes.Weight[i]);
        }
        Assert.True(plain.Paths > 500, $"{plain.Paths} paths");

        var found = StreetDensity.Of(new StreetGraph(streets), crimes, h, kernel, -1, steps);

        var expected = plain.Density;
        for (var segment = 0; segment < expected.Length; segment++)
        {
            Assert.True(
                Math.Abs(found[segment] - expected[segment])
                    <= near * expected[segment] + expected.Max() * near / 10,
                $"Segment {segment}: {found[segment]:R}, not {expected[segment]:R}."
            );
        }
    }

    [Theory]
    [InlineData(Kernel.Quartic, 20)]
    [InlineData(Kernel.Quartic, 250)]
    [InlineData(Kernel.Quartic, 5_000)]
    [InlineData(Kernel.Gaussian, 250)]
    [InlineData(Kernel.Uniform, 250)]
    public void Of_Crimes_KeepsAll116(Kernel kernel, double h)
    {
        var (streets, crimes) = Chicago();
        var density = StreetDensity.Of(new StreetGraph(streets), crimes, h, kernel);

        Assert.Equal(116, density.Select((value, s) => value * streets[s].LengthMeters).Sum(), 116e-9);
        Assert.Equal(1, StreetRanking.Shares(density, streets).Sum(), 1e-12);
    }

    [Fact]
    public void Of_AnyNumberOfThreads_GivesTheSameBits()
    {
        var (streets, crimes) = Chicago();
        var one = StreetDensity.Of(new StreetGraph(streets), crimes, 400, Kernel.Quartic, threads: 1);
        foreach (var threads in new[] { 2, 7, -1 })
        {
            Assert.Equal(
                one,
                StreetDensity.Of(new StreetGraph(streets), crimes, 400, Kernel.Quartic, threads)
            );
        }
    }

    [Fact]
    public void Top_TenthOfTheLength_HoldsTheDensestAndNoMore()
    {
        var (streets, crimes) = Chicago();
        var density = StreetDensity.Of(new StreetGraph(streets), crimes, 100);

        var top = StreetRanking.Top(density, streets, 0.1);

        Assert.InRange(top.Sum(segment => streets[segment].LengthMeters), 2_900, 3_115.03);
        var least = top.Min(segment => density[segment]);
        Assert.Equal(top.Length, density.Count(value => value >= least));
        Assert.Equal(top.OrderByDescending(segment => density[segment]), top);
        Assert.Equal(503, StreetRanking.Top(density, streets, 1.1).Length);
    }

    private static (StreetSegment[], StreetIncidents) Chicago()
    {
        Coordinate[] vertices =
        [
            .. Rows("vertices.csv").Select(row => new Coordinate(Number(row[1]), Number(row[2]))),
        ];
        StreetSegment[] streets =
        [
            .. Rows("edges.csv")
                .Select(
                    (row, number) =>
                        new StreetSegment(
                            number,
                            int.Parse(row[0], CultureInfo.InvariantCulture),
                            int.Parse(row[1], CultureInfo.InvariantCulture),
                            null,
                            StreetClass.Local,
                            Number(row[2]),
                            StreetPlans.Everyone,
                            OneWay.No,
                            new LineString([
                                vertices[int.Parse(row[0], CultureInfo.InvariantCulture)],
                                vertices[int.Parse(row[1], CultureInfo.InvariantCulture)],
                            ])
                        )
                ),
        ];
        var crimes = Rows("crimes.csv").ToArray();
        int[] on = [.. crimes.Select(row => int.Parse(row[2], CultureInfo.InvariantCulture))];
        return (
            streets,
            new StreetIncidents(
                on,
                [.. crimes.Select((row, i) => Number(row[3]) * streets[on[i]].LengthMeters)],
                [.. crimes.Select(_ => 1f)]
            )
        );
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(SharedData.Find($"linear-network-chicago/{file}"))
            .Skip(1)
            .Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
