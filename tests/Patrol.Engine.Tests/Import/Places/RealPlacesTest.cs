using Patrol.Engine.Import.Osm;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Places;

/// <summary>Real files, through the profiles of the repository.</summary>
public class RealPlacesTest(ITestOutputHelper output)
{
    [Fact]
    public void ReadAreas_DcPoliceDistricts_GivesSevenSubdistricts()
    {
        var file = ReadAreas("areas-dc-subdistricts", "city-dc/boundaries/police-districts-mpd.geojson");
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], file.Items.Select(area => area.Code).Order());
        Assert.Equal("First District", file.Items.Single(area => area.Code == "1").Name);
        Assert.All(file.Items, area => Assert.Null(area.ParentCode));
        Assert.InRange(file.Items.Sum(area => area.Shape.Area) / 1e6, 170, 180);
    }

    [Fact]
    public void ReadAreas_DcServiceAreas_ReadsNoDemographics()
    {
        var file = ReadAreas("areas-dc-communities", "city-dc/boundaries/police-service-areas-psa.geojson");
        Assert.Equal(56, file.Items.Count);
        Assert.Equal("7", file.Items.Single(area => area.Code == "708").ParentCode);
        Assert.All(file.Items, area => Assert.Null(area.Residents));
        Assert.Equal(14, file.DroppedColumns.Count);
        Assert.Contains("BLACK", file.DroppedColumns);
    }

    [Fact]
    public void ReadBases_DcStations_KeepsAllFifteen()
    {
        var path = SharedData.Find("city-dc/points/police-stations.geojson");
        var profile = BaseProfile.Read(SharedData.Repository("data/profiles/bases-dc.json"));
        var file = PlaceReader.ReadBases(path, profile, TestDistricts.Dc);
        Assert.Equal(15, file.Items.Count);
        Assert.Equal(7, file.Items.Count(b => b.Kind == BaseKind.Station));
        Assert.Equal(BaseKind.ServicePoint, file.Items.Single(b => b.Code == "pol_8").Kind);
    }

    [Fact]
    public void ReadSites_DcSchools_StandWhereTheirOwnColumnsSay()
    {
        var path = SharedData.Find("city-dc/points/public-schools.geojson");
        var profile = SiteProfile.Read(SharedData.Repository("data/profiles/sites-dc-schools.json"));
        var file = PlaceReader.ReadSites(path, profile, TestDistricts.Dc);
        var school = file.Items.Single(site => site.Code == "dcps_949");
        Assert.Equal((122, 122), (file.Rows, file.Items.Count + file.Dropped.Values.Sum()));
        Assert.Equal(SiteKind.School, school.Kind);
        Assert.Equal(396151.48, school.Place.X, 1.0);
        Assert.Equal(138827.7, school.Place.Y, 1.0);
        Assert.Equal(26985, school.Place.SRID);
    }

    [Fact]
    public void Read_Liechtenstein_GivesElevenMunicipalitiesInTwoDistricts()
    {
        var profile = OsmPlaceProfile.Read(SharedData.Repository("data/profiles/osm-liechtenstein.json"));
        var file = OsmFile.Read(SharedData.Find("osm/liechtenstein.osm.pbf"));
        var places = OsmPlaceReader.Read(file, profile, TestDistricts.Liechtenstein);
        var communities = places.Areas.Items.Where(area => area.Kind == AreaKind.Community).ToList();
        Report("liechtenstein", places);
        Assert.Equal(
            [
                "Balzers",
                "Eschen",
                "Gamprin",
                "Mauren",
                "Planken",
                "Ruggell",
                "Schaan",
                "Schellenberg",
                "Triesen",
                "Triesenberg",
                "Vaduz",
            ],
            communities.Select(area => area.Name).Order()
        );
        Assert.Equal(2, places.Areas.Items.Count - communities.Count);
        Assert.All(communities, area => Assert.NotNull(area.ParentCode));
        Assert.Equal(160.5, communities.Sum(area => area.Shape.Area) / 1e6, 1.0);
        Assert.Contains(places.Areas.Issues, issue => issue.Code == "area.incomplete");
        Assert.All(communities, area => Assert.True(area.Shape.IsValid));
        Assert.NotEmpty(places.Bases.Items);
        Assert.Contains(places.Land.Items, land => land is { Kind: LandKind.Railway, IsBarrier: true });
    }

    [Theory]
    [InlineData("monaco.osm.gz", 7.42, 43.73, 32632)]
    [InlineData("krems.osm.gz", 15.6, 48.4, 32633)]
    [InlineData("philadelphia_temple_2019.osm", -75.15, 39.98, 32618)]
    [InlineData("baltimore_2015.osm.pbf", -76.6, 39.28, 26985)]
    [InlineData("moscow_centre.osm.gz", 37.6, 55.8, 32637)]
    public void Read_OtherExtracts_AddUp(string name, double longitude, double latitude, int srid)
    {
        var file = OsmFile.Read(SharedData.Find($"osm/{name}"));
        var profile = new OsmPlaceProfile(new Dictionary<string, AreaKind>());
        var places = OsmPlaceReader.Read(file, profile, TestDistricts.Make("osm", longitude, latitude, srid));
        Report(name, places);
        Assert.Equal(places.Sites.Rows, places.Sites.Items.Count + places.Sites.Dropped.Values.Sum());
        Assert.Equal(places.Land.Rows, places.Land.Items.Count + places.Land.Dropped.Values.Sum());
        Assert.NotEmpty(places.Sites.Items);
        Assert.NotEmpty(places.Land.Items);
    }

    private static PlaceFile<Area> ReadAreas(string profile, string path) =>
        PlaceReader.ReadAreas(
            SharedData.Find(path),
            AreaProfile.Read(SharedData.Repository($"data/profiles/{profile}.json")),
            TestDistricts.Dc
        );

    private void Report(string name, OsmPlaces places) =>
        output.WriteLine(
            $"{name}: {places.Areas.Items.Count} areas of {places.Areas.Rows}, {places.Sites.Items.Count} sites of "
                + $"{places.Sites.Rows}, {places.Bases.Items.Count} bases, {places.Land.Items.Count} land of "
                + $"{places.Land.Rows}"
        );
}
