using System.Globalization;
using System.Text.Json;
using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Significance;

/// <summary>Values published in the tests of esda, or recomputed from the formulas: <c>hotspot-statistics/expected.json</c>.</summary>
public sealed class KnownStatisticsTest
{
    private const double Near = 1e-6;

    [Fact]
    public void G_OfSixPoints_IsAsPublished()
    {
        var (expected, values, weights) = SixPoints();
        AssertNear(Numbers(expected, "recomputed", "Gi_z_binary"), GetisOrd.G(values, weights)!);
        var published = expected.GetProperty("published");
        Assert.Equal(
            published.GetProperty("Gi_z_first_binary").GetDouble(),
            GetisOrd.G(values, weights)![0],
            Near
        );
        Assert.Equal(
            published.GetProperty("Gi_star_z_first_binary").GetDouble(),
            GetisOrd.GStar(values, weights)![0],
            Near
        );
    }

    [Fact]
    public void G_OfWeightsStandardizedByRow_IsTheSame()
    {
        var (expected, values, weights) = SixPoints();
        AssertNear(
            Numbers(expected, "recomputed", "Gi_z_rowstd"),
            GetisOrd.G(values, weights.RowStandardized())!
        );
    }

    [Fact]
    public void GStar_OfSixPoints_IsAsRecomputed()
    {
        var (expected, values, weights) = SixPoints();
        AssertNear(Numbers(expected, "recomputed", "Gi_star_z_binary"), GetisOrd.GStar(values, weights)!);
    }

    [Fact]
    public void GStar_OfHomicideRates_IsAsRecomputed()
    {
        var expected = Numbers(Expected("getis_ord_star_stl_HR8893"), "recomputed_z");
        Assert.Equal(78, expected.Length);
        AssertNear(expected, GetisOrd.GStar(Column("stl/stl_hom.txt", "HR8893"), Neighbors("stl/stl.gal"))!);
    }

    [Fact]
    public void LocalMoran_OfHomicideRates_IsAsRecomputed()
    {
        var expected = Expected("local_moran_stl_HR8893");
        var found = LocalMoran.Of(
            Column("stl/stl_hom.txt", "HR8893"),
            Neighbors("stl/stl.gal").RowStandardized()
        )!;
        AssertNear(Numbers(expected, "recomputed_Ii"), found.Values);
        Assert.Equal(
            expected.GetProperty("quadrant").EnumerateArray().Select(one => one.GetString()),
            found.Quadrants.Select(one =>
                one switch
                {
                    MoranQuadrant.HighHigh => "HH",
                    MoranQuadrant.LowHigh => "LH",
                    MoranQuadrant.LowLow => "LL",
                    _ => "HL",
                }
            )
        );
    }

    [Fact]
    public void LocalMoran_OfTenSites_HasThePublishedMoments()
    {
        var expected = Expected("local_moran_desmith");
        var found = LocalMoran.Of(
            Column("desmith/desmith.txt", "z"),
            Neighbors("desmith/desmith.gal").RowStandardized()
        )!;
        AssertNear(Numbers(expected, "recomputed_Ii"), found.Values);
        AssertNear(Numbers(expected, "published_conditional_EIc"), found.Expected);
        AssertNear(Numbers(expected, "published_conditional_VIc"), found.Variance);
    }

    private static (JsonElement, double[], SpatialWeights) SixPoints()
    {
        var expected = Expected("getis_ord_six_points");
        double[][] points =
        [
            .. expected
                .GetProperty("points")
                .EnumerateArray()
                .Select(point => point.EnumerateArray().Select(one => one.GetDouble()).ToArray()),
        ];
        var weights = SpatialWeights.Within(
            [.. points.Select(point => point[0])],
            [.. points.Select(point => point[1])],
            expected.GetProperty("threshold").GetDouble()
        );
        return (expected, Numbers(expected, "y"), weights);
    }

    private static void AssertNear(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var site = 0; site < expected.Length; site++)
        {
            Assert.Equal(expected[site], found[site], Near);
        }
    }

    private static JsonElement Expected(string name) =>
        JsonDocument
            .Parse(File.ReadAllText(SharedData.Find("hotspot-statistics/expected.json")))
            .RootElement.GetProperty(name);

    private static double[] Numbers(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }
        return [.. element.EnumerateArray().Select(one => one.GetDouble())];
    }

    // A line of counts, a line of names, then rows.
    private static double[] Column(string file, string name)
    {
        var lines = File.ReadAllLines(SharedData.Find($"hotspot-statistics/{file}"));
        var at = lines[1].Split(',').Select(one => one.Trim('"')).ToList().IndexOf(name);
        return
        [
            .. lines
                .Skip(2)
                .Where(line => line.Length > 0)
                .Select(line => double.Parse(line.Split(',')[at], CultureInfo.InvariantCulture)),
        ];
    }

    // The number of sites, then for each two lines: its id and the count, the ids of its neighbors; ids from 1.
    private static SpatialWeights Neighbors(string file)
    {
        var lines = File.ReadAllLines(SharedData.Find($"hotspot-statistics/{file}"));
        var lists = new List<int>[int.Parse(lines[0].Split(' ')[^1], CultureInfo.InvariantCulture)];
        for (var line = 1; line + 1 < lines.Length; line += 2)
        {
            lists[int.Parse(lines[line].Split(' ')[0], CultureInfo.InvariantCulture) - 1] =
            [
                .. lines[line + 1]
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(one => int.Parse(one, CultureInfo.InvariantCulture) - 1),
            ];
        }
        return SpatialWeights.Of(lists);
    }
}
