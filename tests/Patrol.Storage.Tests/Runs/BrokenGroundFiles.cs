using System.IO.Compression;
using System.Text;
using Patrol.Engine.Import;

namespace Patrol.Storage.Tests.Runs;

/// <summary>A file of places, streets or people that must be refused as a whole.</summary>
/// <param name="Name">What is wrong, in words.</param>
/// <param name="Kind">What it is said to hold.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Profile">The mapping profile, JSON; null for kinds that need none.</param>
/// <param name="Code">Code of the first issue.</param>
public sealed record BrokenGroundFile(
    string Name,
    FileKind Kind,
    string FileName,
    byte[] Bytes,
    string? Profile,
    string Code
)
{
    public override string ToString() => Name;
}

/// <summary>Files other than incidents, broken as they come, for a district around 77° W, 38.9° N.</summary>
public static class BrokenGroundFiles
{
    /// <summary>A profile of areas that reads the property <c>code</c>.</summary>
    public const string Areas = """{ "kind": "community", "codeProperty": "code" }""";

    /// <summary>A profile of sites and of bases.</summary>
    public const string Places =
        """{ "codeProperty": "code", "nameProperty": "name", "defaultKind": "KIND" }""";

    /// <summary>A profile of street center lines.</summary>
    public const string Streets = """{ "nameProperty": "name" }""";

    private const string Square = "[[[-77.0,38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,39.0],[-77.0,38.9]]]";
    private const string Line = "[[-77.0,38.9],[-76.99,38.9]]";

    /// <summary>Files that must be refused.</summary>
    public static IReadOnlyList<BrokenGroundFile> Refused { get; } =
    [.. AreaFiles(), .. PlaceFiles(), .. StreetFiles(), .. Tables()];

    private static IEnumerable<BrokenGroundFile> AreaFiles()
    {
        BrokenGroundFile One(string name, string code, params string[] features) =>
            Geo(name, FileKind.Communities, Areas, code, features);
        yield return One(
            "area: ring not closed",
            "area.unclosed",
            Polygon("[[[-77.0,38.9],[-76.9,38.9],[-76.9,39.0],[-77.0,39.0]]]")
        );
        yield return One(
            "area: latitude first",
            "place.swapped",
            Polygon("[[[38.9,-77.0],[38.9,-76.9],[39.0,-76.9],[38.9,-77.0]]]")
        );
        yield return One(
            "area: crosses itself to nothing",
            "area.self-crossing",
            Polygon("[[[-77.0,38.9],[-76.9,38.9],[-77.0,38.9],[-77.0,38.9]]]")
        );
        yield return One(
            "area: meters said to be degrees",
            "place.wrong-crs",
            Polygon("[[[397000,136000],[398000,136000],[398000,137000],[397000,136000]]]")
        );
        yield return One("area: a line", "area.not-polygon", Feature("LineString", Line));
        yield return One("area: no geometry", "place.none", Polygon("[]"));
        yield return One(
            "area: one good, one code twice",
            "area.duplicate-code",
            Polygon(Square),
            Polygon(Square)
        );
        yield return One("area: no code", "area.no-code", Feature("Polygon", Square, "\"name\":\"A\""));
        yield return One(
            "area: code with NUL",
            "value.unfit",
            Feature("Polygon", Square, "\"code\":\"a\\u0000\"")
        );
        yield return One(
            "area: code of ten thousand letters",
            "value.unfit",
            Feature("Polygon", Square, $"\"code\":\"{Noise(10_000)}\"")
        );
        yield return One("area: no features", "area.none");
        var whole = Collection(Polygon(Square));
        yield return Text(
            "area: cut in the middle",
            FileKind.Communities,
            whole[..(whole.Length / 2)],
            Areas,
            "file.truncated"
        );
        var packed = Gzip(Encoding.UTF8.GetBytes(whole));
        yield return new(
            "area: gzip cut in the middle",
            FileKind.Communities,
            "places.geojson.gz",
            packed[..(packed.Length / 2)],
            Areas,
            "file.truncated"
        );
        yield return Text(
            "area: a table",
            FileKind.Communities,
            "code,name\n1,A\n",
            Areas,
            "file.not-geojson"
        );
        yield return Text(
            "area: profile with an unknown key",
            FileKind.Communities,
            whole,
            """{ "kind": "community", "codeProperty": "code", "codes": 1 }""",
            "profile.unreadable"
        );
        yield return Geo(
            "area: no profile",
            FileKind.Communities,
            null,
            "import.no-profile",
            Polygon(Square)
        );
    }

    private static IEnumerable<BrokenGroundFile> PlaceFiles()
    {
        var (sites, bases) = (Places.Replace("KIND", "school"), Places.Replace("KIND", "station"));
        yield return Geo(
            "site: latitude first",
            FileKind.Sites,
            sites,
            "place.swapped",
            Feature("Point", "[38.9,-77.0]")
        );
        yield return Geo("site: no features", FileKind.Sites, sites, "site.none");
        yield return Geo(
            "site: none has a code",
            FileKind.Sites,
            sites,
            "site.no-code",
            Feature("Point", "[-77.0,38.9]", "\"name\":\"A\"")
        );
        yield return Geo(
            "site: name with NUL",
            FileKind.Sites,
            sites,
            "value.unfit",
            Feature("Point", "[-77.0,38.9]", "\"code\":1,\"name\":\"\\u0000\"")
        );
        yield return Geo(
            "site: half a character",
            FileKind.Sites,
            sites,
            "file.broken",
            Feature("Point", "[-77.0,38.9]", "\"code\":1,\"name\":\"\\ud800\"")
        );
        yield return Geo(
            "base: another continent",
            FileKind.Bases,
            bases,
            "place.wrong-crs",
            Feature("Point", "[9.5,47.1]")
        );
        yield return Geo("base: no features", FileKind.Bases, bases, "base.none");
        yield return Geo(
            "land: points alone",
            FileKind.Land,
            """{ "defaultKind": "park" }""",
            "land.not-a-shape",
            Feature("Point", "[-77.0,38.9]")
        );
        yield return Geo(
            "site: CRS that is not known",
            FileKind.Sites,
            """{ "codeProperty": "code", "nameProperty": "name", "defaultKind": "school", "crs": "EPSG:7" }""",
            "crs.unknown",
            Feature("Point", "[-77.0,38.9]")
        );
    }

    private static IEnumerable<BrokenGroundFile> StreetFiles()
    {
        BrokenGroundFile One(string name, string code, params string[] features) =>
            Geo(name, FileKind.Streets, Streets, code, features);
        yield return One(
            "street: latitude first",
            "place.swapped",
            Feature("LineString", "[[38.9,-77.0],[38.9,-76.99]]")
        );
        yield return One("street: points alone", "street.none", Feature("Point", "[-77.0,38.9]"));
        yield return One("street: no features", "street.none");
        yield return Text(
            "street: NaN as coordinate",
            FileKind.Streets,
            Collection(Feature("LineString", "[[-77.0,NaN],[-76.99,38.9]]")),
            Streets,
            "file.not-a-number"
        );
        // A blob of a hundred bytes is announced, and four follow.
        byte[] cut = [0, 0, 0, 11, 0x0A, 7, .. "OSMData"u8, 0x18, 100, 1, 2, 3, 4];
        yield return new(
            "street: .osm.pbf cut in a block",
            FileKind.Streets,
            "a.osm.pbf",
            cut,
            null,
            "file.truncated"
        );
        yield return new(
            "OpenStreetMap: .osm.pbf cut in a block",
            FileKind.OpenStreetMap,
            "a.osm.pbf",
            cut,
            """{ "adminLevels": { "8": "community" } }""",
            "file.truncated"
        );
        const string xml =
            "<osm><node id='1' lat='38.9' lon='-77'/><node id='2' lat='38.91' lon='-77'/>"
            + "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way></osm>";
        yield return new(
            "OpenStreetMap: XML cut in the middle",
            FileKind.OpenStreetMap,
            "a.osm",
            Encoding.UTF8.GetBytes(xml[..^10]),
            """{ "adminLevels": { "8": "community" } }""",
            "file.truncated"
        );
        yield return new(
            "street: .osm.gz cut in the middle",
            FileKind.Streets,
            "a.osm.gz",
            Gzip(Encoding.UTF8.GetBytes(xml))[..^12],
            null,
            "file.truncated"
        );
        yield return new(
            "street: text named .osm.pbf",
            FileKind.Streets,
            "a.osm.pbf",
            Encoding.UTF8.GetBytes("this is no such file at all"),
            null,
            "file.broken"
        );
    }

    private static IEnumerable<BrokenGroundFile> Tables()
    {
        const string members =
            "code,force,serves_as,status,age_band,role,team_code,unit_code,area_code,squad,monthly_hours\n";
        const string member = "m,volunteer,inFreeTime,active,30-44,,,,,,8\n";
        const string clearances = "member_code,kind,valid_from,valid_to\n";
        BrokenGroundFile One(string name, FileKind kind, string text, string code) =>
            new(name, kind, "table.csv", Encoding.UTF8.GetBytes(text), null, code);
        yield return One("members: header only", FileKind.Members, members, "file.no-rows");
        yield return One("members: blank lines", FileKind.Members, "\n\n", "file.empty");
        yield return One("members: column missing", FileKind.Members, "code\nm\n", "file.column-missing");
        yield return One(
            "members: code twice",
            FileKind.Members,
            members + member + member,
            "table.repeated"
        );
        yield return One(
            "members: NaN hours",
            FileKind.Members,
            members + member.Replace(",8", ",NaN"),
            "table.number"
        );
        yield return One(
            "members: unknown team",
            FileKind.Members,
            members + member.Replace(",,,,,,", ",,nowhere,,,,"),
            "reference.unknown"
        );
        yield return One(
            "members: code with NUL",
            FileKind.Members,
            members + member.Replace("m,", "m\0,"),
            "file.nul"
        );
        yield return new(
            "members: Latin-1",
            FileKind.Members,
            "table.csv",
            Encoding.Latin1.GetBytes(members + member.Replace("m,", "\u00e9,")),
            null,
            "file.encoding"
        );
        var packed = Gzip(Encoding.UTF8.GetBytes(members + member));
        yield return new(
            "members: gzip cut in the middle",
            FileKind.Members,
            "table.csv.gz",
            packed[..^10],
            null,
            "file.truncated"
        );
        yield return One(
            "clearances: the same twice",
            FileKind.Clearances,
            clearances + "kept,night,2024-01-01,\nkept,night,2024-01-01,2025-01-01\n",
            "table.repeated"
        );
        yield return One(
            "clearances: a stranger's",
            FileKind.Clearances,
            clearances + "x,night,2024-01-01,\n",
            "table.member-unknown"
        );
        yield return One(
            "availability: a window twice",
            FileKind.Availability,
            "member_code,from_minute,to_minute\nkept,0,60\nkept,0,90\n",
            "table.repeated"
        );
        yield return One(
            "calendar: no date",
            FileKind.Calendar,
            "date,day_type\n2024-02-30,holiday\n",
            "table.date"
        );
        yield return One(
            "units: code of ten thousand letters",
            FileKind.Units,
            $"code,kind,name,filing_number,filing_date\n{Noise(10_000)},school,A,,\n",
            "value.unfit"
        );
        yield return One(
            "teams: quote never closed",
            FileKind.Teams,
            "code,kind,name,area_code\na,\"b,c,\n",
            "file.quote"
        );
    }

    private static BrokenGroundFile Geo(
        string name,
        FileKind kind,
        string? profile,
        string code,
        params string[] features
    ) => new(name, kind, "places.geojson", Encoding.UTF8.GetBytes(Collection(features)), profile, code);

    private static BrokenGroundFile Text(
        string name,
        FileKind kind,
        string text,
        string? profile,
        string code
    ) => new(name, kind, "places.geojson", Encoding.UTF8.GetBytes(text), profile, code);

    private static string Collection(params string[] features) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', features)}]}}";

    private static string Polygon(string coordinates) => Feature("Polygon", coordinates);

    private static string Feature(string type, string coordinates, string properties = "\"code\":1") =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";

    // Letters that don't pack, so that an index can't hold them.
    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }
}
