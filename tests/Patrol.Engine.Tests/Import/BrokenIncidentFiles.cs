using System.IO.Compression;
using System.Text;

namespace Patrol.Engine.Tests.Import;

/// <summary>A file that must be refused as a whole, or of which one row is odd.</summary>
/// <param name="Name">What is wrong, in words.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Profile">The mapping profile, JSON.</param>
/// <param name="Code">Code of the first issue.</param>
/// <param name="Value">What the message must hold: the offending value, or the file when there is none.</param>
public sealed record BrokenIncidentFile(
    string Name,
    string FileName,
    byte[] Bytes,
    string Profile,
    string Code,
    string Value
)
{
    public override string ToString() => Name;
}

/// <summary>
/// Incident files as they come: cut off, mislabeled, in another encoding, delimiter or CRS. They are made for a
/// district in EPSG:26985 (New York time) that spans 390–410 km east and 125–148 km north. Depends on no other test
/// code, so that the storage tests can show that each leaves the database as it was.
/// </summary>
public static class BrokenIncidentFiles
{
    private const string Header = "ID,KIND,START,END,X,Y\n";
    private const string Good = "7,THEFT,2016-08-05 12:45,2016-08-05 13:45,397965.5,136884\n";
    private static readonly string Rows = string.Concat(
        Enumerable
            .Range(0, 30)
            .Select(i => $"A{i},THEFT,2016-08-05 12:45,2016-08-05 13:45,39{i % 10}000.5,136{i % 7}84\n")
    );

    /// <summary>West, south, east, north of the district, EPSG:26985.</summary>
    public static double[] Bounds { get; } = [390_000, 125_000, 410_000, 148_000];

    /// <summary>A profile that reads the good rows of every CSV here.</summary>
    public static string CsvProfile { get; } = Profile("csv", "EPSG:26985");

    /// <summary>A file with thirty good rows.</summary>
    public static byte[] GoodCsv { get; } = Utf8(Header + Rows);

    /// <summary>Files that must be refused.</summary>
    public static IReadOnlyList<BrokenIncidentFile> Refused { get; } =
    [.. NoTables(), .. Packed(), .. Encoded(), .. Quoted(), .. Columned(), .. Collections(), .. Misplaced()];

    private static IEnumerable<BrokenIncidentFile> NoTables()
    {
        yield return Csv("empty", "", "file.empty", "incidents.csv");
        yield return Csv("only blank lines", " \r\n\r\n \t\n", "file.empty", "incidents.csv");
        yield return Csv("header only", Header, "file.no-rows", "incidents.csv");
        yield return Csv(
            "web page",
            "\n<!DOCTYPE html><html><body>Sign in</body></html>",
            "file.html",
            "<!DOCTYPE html>"
        );
        yield return Csv("JSON as CSV", Collection(Feature("1", -77.02, 38.9)), "file.not-csv", "{");
        yield return new(
            "spreadsheet",
            "incidents.xlsx",
            [0x50, 0x4B, 3, 4, 20, 0, 6, 0],
            CsvProfile,
            "file.archive",
            "504B0304"
        );
        yield return Csv("NUL at the start", $"\0\0{Header}{Rows}", "file.nul", "byte 0");
        yield return Csv("NUL far inside", $"{Header}{Rows}{Rows}{Rows}{Rows}A\0{Good}", "file.nul", "NUL");
    }

    private static IEnumerable<BrokenIncidentFile> Packed()
    {
        var whole = Gzip(GoodCsv);
        BrokenIncidentFile File(string name, byte[] bytes, string code) =>
            new(name, "incidents.csv.gz", bytes, CsvProfile, code, "incidents.csv.gz");
        yield return File("gzip cut in half", whole[..(whole.Length / 2)], "file.truncated");
        yield return File("gzip cut before its checksum", whole[..^8], "file.truncated");
        var damaged = whole.ToArray();
        damaged[^7] ^= 0x40;
        yield return File("gzip with a wrong checksum", damaged, "file.truncated");
        yield return File("gzip of nothing", Gzip([]), "file.empty");
    }

    private static IEnumerable<BrokenIncidentFile> Encoded()
    {
        var accented = Header + Good.Replace("THEFT", "CAF\u00c9") + Rows;
        yield return Csv("Latin-1 as UTF-8", Encoding.Latin1.GetBytes(accented), "file.encoding", "bytes C9");
        yield return Csv(
            "damaged GB18030",
            [.. Utf8(Header), 0x81, 0x20, .. Utf8(Rows)],
            "file.encoding",
            "bytes 81",
            Profile("csv", "EPSG:26985", "\"encoding\": \"gb18030\",")
        );
        yield return Csv(
            "damaged CP949",
            [.. Utf8(Header), 0xC9, 0x20, .. Utf8(Rows)],
            "file.encoding",
            "bytes C9",
            Profile("csv", "EPSG:26985", "\"encoding\": \"cp949\",")
        );
        yield return Csv(
            "UTF-16 without a mark",
            Encoding.Unicode.GetBytes(Header + Rows),
            "file.utf-16",
            "49004400"
        );
        yield return Csv(
            "UTF-16 cut in a character",
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Rows)[..^1]],
            "file.encoding",
            "bytes 0A"
        );
        yield return GeoJson(
            "Latin-1 in GeoJSON",
            Encoding.Latin1.GetBytes(Collection(Feature("\u00c9", -77.02, 38.9))),
            "file.encoding",
            "row 1"
        );
    }

    private static IEnumerable<BrokenIncidentFile> Quoted()
    {
        yield return Csv(
            "quote never closed",
            Header + Rows + Good.Replace("THEFT", "\"THEFT"),
            "file.quote",
            "THEFT"
        );
        yield return Csv(
            "last quote never closed",
            Header + Good.Replace("136884", "\"136884") + Rows,
            "file.quote",
            "136884"
        );
        yield return Csv(
            "two rows in one quote",
            $"{Header.Trim()},NOTE\n{Good.Trim()},\"a\n{Good.Trim()},\"b\n{Good.Trim()},c\n",
            "file.quote",
            "row 1"
        );
        yield return Csv("quote inside a field", Header + Good.Replace("7,", "5\" bar,"), "file.quote", "5");
        yield return Csv(
            "quote closed too early",
            Header + Good.Replace("THEFT", "\"THEFT\" OTHER"),
            "file.quote",
            "row 1"
        );
    }

    private static IEnumerable<BrokenIncidentFile> Columned()
    {
        yield return Csv("row cut off", Header + Rows + "8,THEFT,2016-08", "file.columns", "3 fields");
        yield return Csv(
            "decimal commas",
            Header + Good.Replace("397965.5", "397965,5"),
            "file.columns",
            "7 fields"
        );
        yield return Csv(
            "column renamed",
            Header.Replace("KIND", "OFFENSE") + Rows,
            "file.column-missing",
            "OFFENSE"
        );
        yield return Csv(
            "column twice",
            Header.Replace("KIND", "X") + Rows,
            "file.column-missing",
            "ID, X, START"
        );
        yield return Csv(
            "mapped column twice",
            $"{Header.Trim()},X\n{Good.Trim()},1\n",
            "file.column-repeated",
            "ID, KIND, START, END, X, Y, X"
        );
        yield return Csv("no header", Rows, "file.column-missing", "A0, THEFT");
        yield return Csv(
            "another delimiter",
            (Header + Rows).Replace(',', ';'),
            "file.delimiter",
            "ID;KIND",
            Profile("csv", "EPSG:26985", "\"delimiter\": \"|\",")
        );
    }

    private static IEnumerable<BrokenIncidentFile> Collections()
    {
        var two = Collection(Feature("1", -77.02, 38.9), Feature("2", -77.02, 38.9));
        var second = two.IndexOf("\"2\"", StringComparison.Ordinal);
        yield return GeoJson("JSON cut in a feature", two[..second], "file.truncated", "row 2");
        yield return GeoJson(
            "JSON cut after a feature",
            two[..two.LastIndexOf(']')],
            "file.truncated",
            "row 2"
        );
        yield return GeoJson("JSON cut at its end", two[..^1], "file.truncated", "row 2");
        yield return GeoJson("JSON with more behind it", two + two, "file.broken", "{");
        yield return GeoJson("comma missing", two.Replace("},{\"type\"", "} {\"type\""), "file.broken", "{");
        yield return GeoJson("broken feature", two.Replace("\"2\"", "\"2"), "file.truncated", "row 2");
        yield return GeoJson("bare word", two.Replace("\"2\"", "two"), "file.broken", "two");
        yield return GeoJson("NaN as coordinate", two.Replace("38.9", "NaN"), "file.not-a-number", "NaN");
        yield return GeoJson("half a character", two.Replace("\"2\"", "\"\\ud800\""), "file.broken", "ud800");
        yield return GeoJson("no features", Collection(), "file.no-rows", "incidents.geojson");
        yield return GeoJson(
            "no collection",
            Feature("1", -77.02, 38.9),
            "file.not-geojson",
            "incidents.geojson"
        );
        yield return GeoJson("CSV as GeoJSON", Header + Rows, "file.not-geojson", "incidents.geojson");
        yield return GeoJson("web page as GeoJSON", "<html></html>", "file.html", "<html>");
    }

    private static IEnumerable<BrokenIncidentFile> Misplaced()
    {
        string Many(string row) => Header + string.Concat(Enumerable.Repeat(row, 24));
        var thirty = Enumerable.Range(0, 30).Select(i => Feature($"{i}", 38.9, -77.02)).ToArray();
        yield return GeoJson("latitude first", Utf8(Collection(thirty)), "file.swapped", "38.9, -77.02");
        yield return Csv(
            "easting and northing exchanged",
            Many(Good.Replace("397965.5,136884", "136884,397965.5")),
            "file.swapped",
            "136884, 397965.5"
        );
        yield return Csv(
            "degrees said to be meters",
            Many(Good.Replace("397965.5", "-77.02").Replace("136884", "38.9")),
            "file.wrong-crs",
            "24 of 24 rows"
        );
        yield return Csv(
            "feet said to be meters",
            Many(Good.Replace("397965.5", "1305658").Replace("136884", "449097")),
            "file.wrong-crs",
            "1305658, 449097"
        );
        yield return Csv(
            "another city",
            Many(Good.Replace("136884", "836884")),
            "file.mostly-outside",
            "836884"
        );
        yield return Csv(
            "no places",
            Many(Good.Replace("397965.5,136884", ",")),
            "file.mostly-no-place",
            "24 of 24 rows"
        );
        yield return Csv(
            "times in another format",
            Header + Rows.Replace("2016-08-05 12", "05.08.2016 12"),
            "file.mostly-no-time",
            "05.08.2016 12:45"
        );
        yield return Csv(
            "unknown categories",
            Header + Rows.Replace("THEFT", "LARCENY"),
            "file.mostly-dropped",
            "LARCENY"
        );
        yield return Csv(
            "full list with nothing in it",
            Header + Good.Replace("THEFT", "LARCENY"),
            "file.empty-list",
            "0 of 1 rows",
            Profile("csv", "EPSG:26985", "\"fullList\": true,")
        );
    }

    /// <summary>A profile for the columns ID, KIND, START, END, X and Y.</summary>
    public static string Profile(string format, string crs, string more = "") =>
        $$"""
            {
              "dataset": "test", "format": "{{format}}", "crs": "{{crs}}", {{more}}
              "columns": {
                "id": "ID", "category": "KIND", "from": "START", "to": "END"
                {{(format == "csv" ? ", \"x\": \"X\", \"y\": \"Y\"" : "")}}
              },
              "times": { "formats": ["yyyy-MM-dd HH:mm"] },
              "categories": [{ "code": "theft", "name": "Theft", "values": ["THEFT"] }]
            }
            """;

    private static BrokenIncidentFile Csv(string name, string text, string code, string value) =>
        Csv(name, Utf8(text), code, value);

    private static BrokenIncidentFile Csv(
        string name,
        string text,
        string code,
        string value,
        string profile
    ) => Csv(name, Utf8(text), code, value, profile);

    private static BrokenIncidentFile Csv(
        string name,
        byte[] bytes,
        string code,
        string value,
        string? profile = null
    ) => new(name, "incidents.csv", bytes, profile ?? CsvProfile, code, value);

    private static BrokenIncidentFile GeoJson(string name, string text, string code, string value) =>
        GeoJson(name, Utf8(text), code, value);

    private static BrokenIncidentFile GeoJson(string name, byte[] bytes, string code, string value) =>
        new(name, "incidents.geojson", bytes, Profile("geojson", "EPSG:4326"), code, value);

    private static string Collection(params string[] features) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', features)}]}}";

    private static string Feature(string id, double first, double second) =>
        FormattableString.Invariant(
            $$$"""
            {"type":"Feature","properties":{"ID":"{{{id}}}","KIND":"THEFT","START":"2016-08-05 12:45"},
            "geometry":{"type":"Point","coordinates":[{{{first}}},{{{second}}}]}}
            """
        );

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

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
