using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.Demand;

namespace Patrol.Engine.Sample.Output;

/// <summary>The district's recipe, its mapping profiles, and the truth about what was planted.</summary>
internal static class RecipeFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string District(SampleRecipe recipe)
    {
        var (longitude, latitude) = GeoJsonText.Degrees(recipe, (recipe.Width / 2, recipe.Height / 2));
        static object File(string path, string kind, string? profile) =>
            profile is null
                ? new { path, kind }
                : new
                {
                    path,
                    kind,
                    profile = $"profiles/{profile}.json",
                };
        return Text(
            new
            {
                code = recipe.Code,
                name = recipe.Name,
                anchor = new[] { Number(longitude), Number(latitude) },
                metricSrid = recipe.Projection.Srid,
                timeZone = recipe.TimeZone,
                cellMeters = recipe.CellMeters,
                patrols = new { weekly = recipe.WeeklyPatrols, mode = "foot" },
                files = new[]
                {
                    File("subdistricts.geojson", "subdistricts", "subdistricts"),
                    File("communities.geojson", "communities", "communities"),
                    File("management-grids.geojson", "managementGrids", "management-grids"),
                    File("enterprises.geojson", "enterprises", "enterprises"),
                    File("land.geojson", "land", "land"),
                    File("streets.geojson", "streets", "streets"),
                    File("sites.geojson", "sites", "sites"),
                    File("bases.geojson", "bases", "bases"),
                    File("calendar.csv", "calendar", null),
                    File("units.csv", "units", null),
                    File("teams.csv", "teams", null),
                    File("members.csv", "members", null),
                    File("clearances.csv", "clearances", null),
                    File("availability.csv", "availability", null),
                    File("incidents.csv.gz", "incidents", "incidents"),
                },
            }
        );
    }

    /// <summary>Profiles by file name.</summary>
    public static IEnumerable<(string Name, string Text)> Profiles(SampleRecipe recipe)
    {
        foreach (
            var (name, kind) in new[]
            {
                ("subdistricts", AreaKind.Subdistrict),
                ("communities", AreaKind.Community),
                ("management-grids", AreaKind.ManagementGrid),
                ("enterprises", AreaKind.Enterprise),
            }
        )
        {
            yield return (
                name,
                Text(
                    new
                    {
                        kind = GroundFiles.Camel(kind),
                        codeProperty = "code",
                        nameProperty = "name",
                        parentProperty = "parent",
                        residentsProperty = "residents",
                    }
                )
            );
        }
        yield return (
            "streets",
            Text(
                new
                {
                    nameProperty = "name",
                    classProperty = "class",
                    classes = Words<StreetClass>(),
                    defaultClass = "local",
                    footOnly = new[] { "path" },
                    oneWayProperty = "oneway",
                    oneWays = Words<OneWay>(),
                }
            )
        );
        yield return (
            "land",
            Text(
                new
                {
                    defaultKind = "building",
                    nameProperty = "name",
                    kindProperty = "kind",
                    kinds = Words<LandKind>(),
                    barrierProperty = "barrier",
                }
            )
        );
        yield return ("sites", Text(Places("other", Words<SiteKind>())));
        yield return ("bases", Text(Places("communityOffice", Words<BaseKind>())));
        yield return ("incidents", Text(Incidents(recipe)));
    }

    /// <summary>What was planted, for tests: never among the imported files.</summary>
    public static string Truth(
        SampleRecipe recipe,
        DemandPlan plan,
        string? underReporting,
        int rows,
        SortedDictionary<string, int> broken
    ) =>
        Text(
            new
            {
                schema = 1,
                rows,
                traps = plan.Traps.Select(trap => new
                {
                    kind = GroundFiles.Camel(trap.Kind),
                    center = Degrees(recipe, trap.Center),
                    centerMeters = new[]
                    {
                        Math.Round(recipe.SouthWest.X + trap.Center.X, 2),
                        Math.Round(recipe.SouthWest.Y + trap.Center.Y, 2),
                    },
                    radiusMeters = trap.RadiusMeters,
                    strength = trap.Strength,
                    from = LocalDatePattern.Iso.Format(recipe.FirstDay.PlusDays(trap.FromDay)),
                    to = LocalDatePattern.Iso.Format(recipe.FirstDay.PlusDays(trap.ToDay)),
                }),
                underReporting = underReporting is null
                    ? null
                    : new { community = underReporting, removedShareOfReported = Traps.RemovedShare },
                brokenRows = broken,
            }
        );

    private static object Places(string defaultKind, SortedDictionary<string, string> kinds) =>
        new
        {
            codeProperty = "code",
            nameProperty = "name",
            defaultKind,
            kindProperty = "kind",
            kinds,
        };

    private static object Incidents(SampleRecipe recipe) =>
        new
        {
            dataset = recipe.Code,
            format = "csv",
            crs = "EPSG:4326",
            columns = new
            {
                id = "id",
                category = "category",
                source = "source",
                from = "from",
                to = "to",
                x = "lon",
                y = "lat",
            },
            times = new
            {
                formats = new[] { "yyyy-MM-dd'T'HH:mmzzz" },
                zone = "offset",
                precision = "time",
            },
            sources = Words<IncidentSource>(),
            categories = SampleCategories.All.Select(category => new
            {
                code = category.Code,
                name = category.Name,
                values = new[] { category.Code },
            }),
        };

    /// <summary>Each word of an enumeration stands for itself.</summary>
    private static SortedDictionary<string, string> Words<T>()
        where T : struct, Enum =>
        new(Enum.GetValues<T>().Select(GroundFiles.Camel).ToDictionary(word => word), StringComparer.Ordinal);

    private static double[] Degrees(SampleRecipe recipe, (double X, double Y) place)
    {
        var (longitude, latitude) = GeoJsonText.Degrees(recipe, place);
        return [Number(longitude), Number(latitude)];
    }

    private static double Number(string text) =>
        double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(object value) => JsonSerializer.Serialize(value, Options) + "\n";
}
