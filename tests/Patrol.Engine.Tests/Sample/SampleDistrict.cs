using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.People;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;

namespace Patrol.Engine.Tests.Sample;

/// <summary>A sample district, written once for all tests and read back through the import.</summary>
internal sealed class SampleDistrict
{
    private static readonly Lazy<SampleDistrict> StandardOnce = new(() => new(SampleSize.Standard));
    private static readonly Lazy<SampleDistrict> TinyOnce = new(() => new(SampleSize.Tiny));

    private SampleDistrict(SampleSize size)
    {
        var folder = Directory.CreateTempSubdirectory("patrol-sample-");
        try
        {
            SampleGenerator.Write(size, 7, folder.FullName);
            Files = folder
                .GetFiles("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .ToDictionary(
                    file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'),
                    file => File.ReadAllBytes(file.FullName)
                );
            Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static SampleDistrict Standard => StandardOnce.Value;
    public static SampleDistrict Tiny => TinyOnce.Value;

    /// <summary>Bytes by relative path.</summary>
    public Dictionary<string, byte[]> Files { get; }
    public DistrictRecipe Recipe { get; private set; } = null!;
    public PlaceFile<Area> Subdistricts { get; private set; } = null!;
    public PlaceFile<Area> Communities { get; private set; } = null!;
    public PlaceFile<Area> ManagementGrids { get; private set; } = null!;
    public PlaceFile<Area> Enterprises { get; private set; } = null!;
    public PlaceFile<Land> Land { get; private set; } = null!;
    public PlaceFile<Site> Sites { get; private set; } = null!;
    public PlaceFile<PatrolBase> Bases { get; private set; } = null!;
    public StreetNetwork Streets { get; private set; } = null!;
    public Geometry Boundary { get; private set; } = null!;
    public AnalysisRaster Raster { get; private set; } = null!;
    public DayCalendar Calendar { get; private set; } = null!;
    public IReadOnlyList<Unit> Units { get; private set; } = null!;
    public IReadOnlyList<Team> Teams { get; private set; } = null!;
    public IReadOnlyList<Member> Members { get; private set; } = null!;
    public ILookup<string, Clearance> Clearances { get; private set; } = null!;
    public ILookup<string, WeeklyWindow> Availability { get; private set; } = null!;
    public List<IncidentRow> Incidents { get; private set; } = null!;
    public ImportTally Tally { get; private set; } = null!;
    public JsonElement Truth { get; private set; }

    private void Read(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        string Profile(string name) => In($"profiles/{name}.json");
        Recipe = DistrictRecipe.Read(In("district.json"));
        var district = new District(
            new DistrictId(1),
            Recipe.Code,
            Recipe.Name,
            Recipe.AnchorLongitude,
            Recipe.AnchorLatitude,
            Recipe.MetricSrid,
            Recipe.TimeZone,
            null
        );
        PlaceFile<Area> Areas(string name) =>
            PlaceReader.ReadAreas(In($"{name}.geojson"), AreaProfile.Read(Profile(name)), district);
        Subdistricts = Areas("subdistricts");
        Communities = Areas("communities");
        ManagementGrids = Areas("management-grids");
        Enterprises = Areas("enterprises");
        Land = PlaceReader.ReadLand(In("land.geojson"), LandProfile.Read(Profile("land")), district);
        Sites = PlaceReader.ReadSites(In("sites.geojson"), SiteProfile.Read(Profile("sites")), district);
        Bases = PlaceReader.ReadBases(In("bases.geojson"), BaseProfile.Read(Profile("bases")), district);
        Streets = StreetReader.Read(In("streets.geojson"), StreetProfile.Read(Profile("streets")), district);
        Boundary = UnaryUnionOp.Union(Subdistricts.Items.Select(area => area.Shape));
        Raster = RasterBuilder.Build(
            1,
            Boundary,
            [.. Communities.Items.Select(area => area.Shape)],
            Recipe.CellMeters
        );
        Calendar = PeopleReader.ReadCalendar(In("calendar.csv"));
        Units = PeopleReader.ReadUnits(In("units.csv"));
        Teams = PeopleReader.ReadTeams(In("teams.csv"));
        Members = PeopleReader.ReadMembers(In("members.csv"));
        Clearances = PeopleReader
            .ReadClearances(In("clearances.csv"))
            .ToLookup(row => row.MemberCode, row => row.Clearance);
        Availability = PeopleReader
            .ReadAvailability(In("availability.csv"))
            .ToLookup(row => row.MemberCode, row => row.Window);
        Tally = new ImportTally("incidents.csv.gz");
        var frame = IncidentFrame.Of(
            district,
            Boundary,
            Raster,
            Instant.FromUtc(2026, 11, 24, 0, 0),
            expiredBefore: null
        );
        Incidents =
        [
            .. IncidentReader.Read(
                In("incidents.csv.gz"),
                IncidentProfile.Read(Profile("incidents")),
                frame,
                Tally
            ),
        ];
        Truth = JsonDocument.Parse(File.ReadAllBytes(In("truth.json"))).RootElement;
    }
}
