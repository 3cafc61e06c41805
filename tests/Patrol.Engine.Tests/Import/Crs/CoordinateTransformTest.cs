using FsCheck.Xunit;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Crs;

public class CoordinateTransformTest
{
    /// <summary>Source: ST_Transform of PostGIS 3.3.2 with PROJ 9.1.1, from EPSG:4326.</summary>
    [Theory]
    [InlineData(26985, -77.0091, 38.8899, 399210.5191, 135784.1608, 0.001)]
    [InlineData(25832, 9.5209, 47.1410, 539497.3793, 5220964.7350, 0.001)]
    [InlineData(25830, -3.7, 40.4, 440598.0789, 4472390.0310, 0.001)]
    [InlineData(2056, 9.5209, 47.1410, 2757935.6564, 1223209.0066, 0.01)]
    [InlineData(2056, 7.439, 46.951, 2600027.9828, 1199990.7991, 0.01)]
    [InlineData(4513, 75.3, 39.5, 25525804.0485, 4374057.0838, 0.001)]
    [InlineData(4534, 75.3, 39.5, 525804.0485, 4374057.0838, 0.001)]
    [InlineData(4526, 114.1, 30.5, 38509599.8951, 3375545.9848, 0.001)]
    [InlineData(4547, 114.05, 22.54, 505143.3325, 2493597.6656, 0.001)]
    [InlineData(5179, 127.0, 37.5, 955804.8163, 1944643.7158, 0.001)]
    [InlineData(5186, 127.0, 37.5, 200000.0000, 544504.1235, 0.001)]
    [InlineData(5187, 129.1, 35.2, 209106.5508, 289287.9449, 0.001)]
    [InlineData(5174, 127.0, 37.5, 199930.2756, 444198.8519, 0.05)]
    [InlineData(3006, 18.06, 59.33, 674079.2566, 6580798.3872, 0.001)]
    [InlineData(27700, -0.1276, 51.5072, 530043.1950, 180358.2086, 0.01)]
    [InlineData(27700, -3.19, 55.95, 325784.7480, 673635.7681, 0.01)]
    [InlineData(3414, 103.85, 1.29, 29856.4998, 30267.1712, 0.001)]
    [InlineData(32633, 15.6, 48.4, 544410.1268, 5360934.0070, 0.001)]
    [InlineData(32618, -75.16, 39.98, 486338.4612, 4425549.6744, 0.001)]
    [InlineData(32748, 106.8, -6.2, 699163.3906, 9314348.9616, 0.001)]
    [InlineData(32756, 151.2, -33.87, 333510.6501, 6250800.2412, 0.001)]
    public void Apply_Wgs84_AgreesWithPostGis(
        int srid,
        double longitude,
        double latitude,
        double x,
        double y,
        double within
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", srid);
        var place = transform.Apply(longitude, latitude);
        var back = transform.Inverse(place.X, place.Y);
        Assert.InRange(place.X, x - within, x + within);
        Assert.InRange(place.Y, y - within, y + within);
        Assert.Equal(longitude, back.Longitude, 1e-7);
        Assert.Equal(latitude, back.Latitude, 1.1e-7);
    }

    /// <summary>Source: the same; 1,308,000 and 446,000 US survey feet.</summary>
    [Fact]
    public void Apply_StatePlaneFeet_GivesMeters()
    {
        var (x, y) = CoordinateTransform.Create("EPSG:2248", 26985).Apply(1308000, 446000);
        var (longitude, latitude) = CoordinateTransform.Create("EPSG:4326", 26985).Inverse(x, y);
        Assert.Equal(-77.01522461240232, longitude, 1e-9);
        Assert.Equal(38.891312876114306, latitude, 1e-9);
        Assert.Equal(1308000 * 1200 / 3937.0, x, 0.001);
    }

    /// <summary>Source: three features of the DC incidents of 2016, coordinates beside whole-meter BLOCKXCOORD,
    /// BLOCKYCOORD. The publisher's WGS 84 differs from NAD83 by a constant 0.20 m to the west and 0.86 m to the north here.</summary>
    [Theory]
    [InlineData(-77.0234620996, 38.8998135403, 397965, 136884)]
    [InlineData(-77.0219286432, 38.8991292028, 398098, 136808)]
    [InlineData(-77.0209259034, 38.8998140222, 398185, 136884)]
    public void Apply_DcIncidents_AgreesWithTheirBlockCoordinates(
        double longitude,
        double latitude,
        double x,
        double y
    )
    {
        var place = CoordinateTransform.Create("EPSG:4269", 26985).Apply(longitude, latitude);
        Assert.Equal(x - 0.2, place.X, 0.01);
        Assert.Equal(y + 0.864, place.Y, 0.01);
    }

    [Fact]
    public void Apply_WebMercator_AgreesWithPostGis()
    {
        var (x, y) = CoordinateTransform.Create("EPSG:3857", 32650).Apply(12946456.7793, 4851421.1752);
        var (longitude, latitude) = CoordinateTransform.Create("CGCS2000", 32650).Inverse(x, y);
        Assert.Equal(116.3, longitude, 1e-8);
        Assert.Equal(39.9, latitude, 1e-8);
    }

    /// <summary>Source: test pairs of the MIT-licensed eviltransform (WGS 84 beside GCJ-02).</summary>
    [Theory]
    [InlineData(121.5272106, 31.1774276, 121.531541859215, 31.17530398364597)]
    [InlineData(113.912316, 22.543847, 113.9171764808363, 22.540796131694766)]
    [InlineData(116.377817, 39.911954, 116.38404722455657, 39.91334545536069)]
    public void Gcj02_PublishedPairs_Agree(
        double longitude,
        double latitude,
        double gcjLongitude,
        double gcjLatitude
    )
    {
        var (x, y) = ChinaOffset.ToGcj02(longitude, latitude);
        Assert.Equal(gcjLongitude, x, 1e-7);
        Assert.Equal(gcjLatitude, y, 1e-7);
        AssertClose("GCJ-02", gcjLongitude, gcjLatitude, longitude, latitude);
    }

    /// <summary>Source: README of the MIT-licensed coordtransform: BD-09 of GCJ-02 (116.404, 39.915).</summary>
    [Fact]
    public void Bd09_PublishedPair_Agrees()
    {
        var (longitude, latitude) = ChinaOffset.FromGcj02(116.404, 39.915);
        AssertClose("BD-09", 116.41036949371029, 39.92133699351021, longitude, latitude);
    }

    [Property]
    public bool Offsets_AnyPlaceInChina_ComeBackWithinAMillimeter(uint a, uint b)
    {
        var (longitude, latitude) = (74 + a % 60000 / 1000.0, 4 + b % 49000 / 1000.0);
        var gcj = ChinaOffset.ToGcj02(longitude, latitude);
        var bd = ChinaOffset.ToBd09(longitude, latitude);
        return Near(ChinaOffset.FromGcj02(gcj.Longitude, gcj.Latitude), longitude, latitude)
            && Near(ChinaOffset.FromBd09(bd.Longitude, bd.Latitude), longitude, latitude);
        static bool Near((double X, double Y) place, double x, double y) =>
            Math.Abs(place.X - x) < 1e-8 && Math.Abs(place.Y - y) < 1e-8;
    }

    [Fact]
    public void Apply_MetricSource_IsTheIdentity()
    {
        var transform = CoordinateTransform.Create("EPSG:26985", 26985);
        double[] x = [397965, double.NaN];
        double[] y = [136884, 7];
        transform.Apply(x, y);
        Assert.True(transform.IsIdentity);
        Assert.Equal([397965, double.NaN], x);
        Assert.Equal([136884, 7], y);
    }

    [Theory]
    [InlineData(double.NaN, 38)]
    [InlineData(-77, double.PositiveInfinity)]
    [InlineData(-77, 91)]
    [InlineData(9e9, 38)]
    public void Apply_NoPlaceOnEarth_GivesNaN(double longitude, double latitude)
    {
        var (x, y) = CoordinateTransform.Create("EPSG:4326", 26985).Apply(longitude, latitude);
        Assert.True(double.IsNaN(x) && double.IsNaN(y));
    }

    [Theory]
    [InlineData("EPSG:4326", 4326, "crs.not-metric")]
    [InlineData("EPSG:4326", 4490, "crs.not-metric")]
    [InlineData("EPSG:4326", 3857, "crs.not-metric")]
    [InlineData("EPSG:4326", 2248, "crs.not-metric")]
    [InlineData("EPSG:4326", 99999, "crs.unknown")]
    [InlineData("EPSG:1", 26985, "crs.unknown")]
    [InlineData("Bonne", 26985, "crs.unknown")]
    [InlineData("", 26985, "crs.unknown")]
    public void Create_UnusableCrs_SaysWhy(string source, int metric, string code)
    {
        var fault = Assert.Throws<InputException>(() => CoordinateTransform.Create(source, metric));
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("urn:ogc:def:crs:EPSG::4326")]
    [InlineData("epsg:4490")]
    public void Create_OtherSpellings_AreKnown(string source) =>
        Assert.True(CoordinateTransform.Create(source, 26985).IsSourceGeographic);

    [Fact]
    public void Create_EveryShippedDefinition_CanBeMade()
    {
        using var stream = typeof(CoordinateTransform).Assembly.GetManifestResourceStream(
            "Patrol.Engine.Import.Crs.epsg-wkt.txt"
        )!;
        using var reader = new StreamReader(stream);
        var made = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var code, _])
            {
                CoordinateTransform.Create($"EPSG:{code}", 26985);
                made++;
            }
        }
        Assert.True(made > 190);
    }

    private static void AssertClose(
        string crs,
        double first,
        double second,
        double longitude,
        double latitude
    )
    {
        var transform = CoordinateTransform.Create(crs, 32650);
        var expected = CoordinateTransform.Create("EPSG:4326", 32650).Apply(longitude, latitude);
        var place = transform.Apply(first, second);
        Assert.Equal(expected.X, place.X, 0.5);
        Assert.Equal(expected.Y, place.Y, 0.5);
    }
}
