using Patrol.Engine.Import.Places;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Places;

public class PlaceReaderTest
{
    private const string Square = "[[[-77.0,38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,39.0],[-77.0,38.9]]]";
    private static readonly AreaProfile Areas = new(AreaKind.Community, "code", "name", "parent", "people");
    private static readonly SiteProfile Sites = new("code", "name", SiteKind.Other, "kind", Kinds);
    private static readonly Dictionary<string, SiteKind> Kinds = new() { ["school"] = SiteKind.School };

    [Fact]
    public void ReadAreas_GoodFile_ReadsCodeNameParentResidents()
    {
        var area = Assert.Single(
            ReadAreas(
                Feature(
                    "Polygon",
                    Square,
                    "\"code\":708,\"name\":\" North \",\"parent\":\"7\",\"people\":120"
                )
            ).Items
        );
        Assert.Equal(("708", "North", "7", 120), (area.Code, area.Name, area.ParentCode, area.Residents));
        Assert.Equal(26985, area.Shape.SRID);
        Assert.Equal(96.3, area.Shape.Area / 1e6, 0.5);
    }

    [Fact]
    public void ReadAreas_SelfCrossing_IsMendedAndReported()
    {
        var bow = "[[[-77.0,38.9],[-76.9,39.0],[-76.9,38.9],[-77.0,39.0],[-77.0,38.9]]]";
        var file = ReadAreas(Feature("Polygon", bow));
        Assert.Equal(1, file.Mended);
        Assert.True(Assert.Single(file.Items).Shape.IsValid);
        Assert.Equal(("area.self-crossing", 1), (file.Issues[0].Code, file.Issues[0].Row));
    }

    [Theory]
    [InlineData("Polygon", "[[[-77.0,38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,39.0]]]", "area.unclosed")]
    [InlineData("Polygon", "[[[-77.0,38.9],[-76.9,38.9],[-77.0,38.9]]]", "area.flat")]
    [InlineData("Polygon", "[[[-77.0,38.9],[-76.9,38.9],[-77.0,38.9],[-77.0,38.9]]]", "area.self-crossing")]
    [InlineData("Polygon", "[]", "place.none")]
    [InlineData("Polygon", "[[[null,38.9],[-76.9,38.9],[-76.9,39.0],[null,38.9]]]", "place.none")]
    [InlineData("Polygon", "[[[\"NaN\",38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,38.9]]]", "place.none")]
    [InlineData("Polygon", "[[[38.9,-77.0],[38.9,-76.9],[39.0,-76.9],[38.9,-77.0]]]", "place.swapped")]
    [InlineData("Polygon", "[[[9.5,47.1],[9.6,47.1],[9.6,47.2],[9.5,47.1]]]", "place.wrong-crs")]
    [InlineData(
        "Polygon",
        "[[[397000,136000],[398000,136000],[398000,137000],[397000,136000]]]",
        "place.wrong-crs"
    )]
    [InlineData("LineString", "[[-77.0,38.9],[-76.9,38.9]]", "area.not-polygon")]
    [InlineData("Curve", "[[-77.0,38.9],[-76.9,38.9]]", "area.not-supported")]
    public void ReadAreas_FaultyGeometry_SaysWhichFeature(string type, string coordinates, string code)
    {
        var fault = Assert.Throws<InputException>(() =>
            ReadAreas(Feature("Polygon", Square), Feature(type, coordinates, "\"code\":2"))
        );
        Assert.Equal((code, 2), (Assert.Single(fault.Issues).Code, fault.Issues[0].Row));
        Assert.Equal("places.geojson", fault.Issues[0].File);
    }

    [Theory]
    [InlineData("\"code\":1", "area.duplicate-code")]
    [InlineData("\"code\":null", "area.no-code")]
    [InlineData("\"code\":\" \"", "area.no-code")]
    [InlineData("\"other\":1", "area.no-code")]
    public void ReadAreas_FaultyCode_SaysWhichFeature(string properties, string code)
    {
        var fault = Assert.Throws<InputException>(() =>
            ReadAreas(Feature("Polygon", Square), Feature("Polygon", Square, properties))
        );
        Assert.Equal((code, 2), (Assert.Single(fault.Issues).Code, fault.Issues[0].Row));
    }

    [Fact]
    public void ReadAreas_SeveralFaults_ReportsAll()
    {
        var open = "[[[-77.0,38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,39.0]]]";
        var fault = Assert.Throws<InputException>(() =>
            ReadAreas(Feature("Polygon", open), Feature("Polygon", "[]", "\"code\":2"))
        );
        Assert.Equal(["area.unclosed", "place.none"], fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void ReadAreas_WithoutFeatures_IsRefused() =>
        Assert.Equal("area.none", Assert.Throws<InputException>(() => ReadAreas()).Issues[0].Code);

    [Fact]
    public void ReadSites_OneBadRow_IsDroppedAndTheRestKept()
    {
        using var file = Collection(
            Feature("Point", "[-77.0,38.9]", "\"code\":\"a\",\"kind\":\"school\""),
            Feature("Point", "[38.9,-77.0]", "\"code\":\"b\""),
            Feature("Point", "[-77.0,38.9]", "\"code\":\"a\""),
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"c\"},\"geometry\":null}",
            Feature("Polygon", Square, "\"code\":\"d\",\"kind\":\"zoo\"")
        );
        var read = PlaceReader.ReadSites(
            file.Path,
            new SiteProfile("code", "name", SiteKind.Other, "kind", Kinds),
            TestDistricts.Dc
        );
        Assert.Equal(
            [("a", SiteKind.School), ("d", SiteKind.Other)],
            read.Items.Select(site => (site.Code, site.Kind))
        );
        Assert.Equal(
            ["place.swapped", "site.duplicate-code", "place.none"],
            read.Issues.Select(issue => issue.Code)
        );
        Assert.Equal(2, read.Dropped[DropReason.NoPlace]);
        Assert.Equal(1, read.Dropped[DropReason.Duplicate]);
        Assert.Equal(5, read.Rows);
    }

    [Fact]
    public void ReadSites_MostRowsSwapped_RefusesTheFile()
    {
        using var file = Collection(
            Feature("Point", "[38.9,-77.0]"),
            Feature("Point", "[38.8,-77.0]", "\"code\":2")
        );
        var fault = Assert.Throws<InputException>(() =>
            PlaceReader.ReadSites(file.Path, Sites, TestDistricts.Dc)
        );
        Assert.Equal(["place.swapped", "place.swapped"], fault.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void ReadBases_ProfileCrs_IsUsed()
    {
        using var file = Collection(Feature("Point", "[397965,136884]"));
        var profile = new BaseProfile("code", null, BaseKind.Station, Crs: "EPSG:26985");
        var place = Assert.Single(PlaceReader.ReadBases(file.Path, profile, TestDistricts.Dc).Items).Place;
        Assert.Equal((397965, 136884), (place.X, place.Y));
    }

    [Fact]
    public void ReadLand_WaterAndParks_KnowsBarriers()
    {
        using var file = Collection(
            Feature("Polygon", Square, "\"k\":\"water\""),
            Feature("LineString", "[[-77.0,38.9],[-76.9,38.9]]", "\"k\":\"rail\",\"name\":\"Red\""),
            Feature("Polygon", Square, "\"k\":\"park\""),
            Feature("Point", "[-77.0,38.9]")
        );
        var kinds = new Dictionary<string, LandKind>
        {
            ["water"] = LandKind.Water,
            ["rail"] = LandKind.Railway,
        };
        var read = PlaceReader.ReadLand(
            file.Path,
            new LandProfile(LandKind.Park, "name", "k", kinds),
            TestDistricts.Dc
        );
        Assert.Equal([true, true, false], read.Items.Select(land => land.IsBarrier));
        Assert.Equal("land.not-a-shape", Assert.Single(read.Issues).Code);
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"", "file.truncated")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[}", "file.broken")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"a\":NaN}]}", "file.not-a-number")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"a\":-Infinity}]}", "file.not-a-number")]
    [InlineData("{\"type\":\"Topology\"}", "file.not-geojson")]
    [InlineData("[1,2]", "file.not-geojson")]
    [InlineData("code;name", "file.not-geojson")]
    [InlineData("", "file.empty")]
    [InlineData("{\"crs\":{\"properties\":{\"name\":\"EPSG:7\"}},\"features\":[]}", "crs.unknown")]
    [InlineData("{\"features\":[],\"crs\":{\"properties\":{\"name\":\"EPSG:7\"}}}", "crs.unknown")]
    public void ReadSites_BrokenFile_SaysHow(string text, string code)
    {
        using var file = new TemporaryFile("places.geojson", text);
        var fault = Assert.Throws<InputException>(() =>
            PlaceReader.ReadSites(file.Path, Sites, TestDistricts.Dc)
        );
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
        Assert.NotEmpty(fault.Issues[0].Remedy);
    }

    [Theory]
    [InlineData("{\"kind\":\"community\"}")]
    [InlineData("{\"kind\":\"county\",\"codeProperty\":\"a\"}")]
    [InlineData("{\"kind\":\"community\",\"codeProperty\":\"a\",\"nameColumn\":\"b\"}")]
    [InlineData("null")]
    [InlineData("{")]
    public void Profile_Faulty_IsRefused(string text)
    {
        using var file = new TemporaryFile("areas.json", text);
        var fault = Assert.Throws<InputException>(() => AreaProfile.Read(file.Path));
        Assert.Equal("profile.unreadable", Assert.Single(fault.Issues).Code);
    }

    private static PlaceFile<Area> ReadAreas(params string[] features)
    {
        using var file = Collection(features);
        return PlaceReader.ReadAreas(file.Path, Areas, TestDistricts.Dc);
    }

    private static TemporaryFile Collection(params string[] features) =>
        new(
            "places.geojson",
            $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",", features)}]}}"
        );

    private static string Feature(string type, string coordinates, string properties = "\"code\":1") =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";
}
