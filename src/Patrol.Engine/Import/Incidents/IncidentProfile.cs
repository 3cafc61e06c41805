using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>How a file's times are read.</summary>
/// <param name="Formats">.NET format strings, tried in order; text in quotes must stand there and says nothing.</param>
/// <param name="Zone">
/// <c>district</c> (wall clock of the district), <c>utc</c>, an IANA zone, a fixed offset such as <c>+08:00</c>, or
/// <c>offset</c> (each value says its own; formats with <c>zzz</c> or <c>K</c>).
/// </param>
/// <param name="Precision"><c>time</c> (a minute, or an interval where there is an end), <c>date</c> or <c>month</c>.</param>
public sealed record TimeMapping(IReadOnlyList<string> Formats, string Zone = "district", string Precision = "time");

/// <summary>Columns of a file by what they hold; in GeoJSON, properties.</summary>
/// <param name="Category">Category.</param>
/// <param name="From">Start, or the only time.</param>
/// <param name="Id">Number at the source; null when the file has none.</param>
/// <param name="To">End; null when the file has none.</param>
/// <param name="X">Longitude or easting; null for a GeoJSON point.</param>
/// <param name="Y">Latitude or northing; null for a GeoJSON point.</param>
/// <param name="Source">Who brought it to notice; null when the whole file has one source.</param>
/// <param name="Withdrawn">Column that marks withdrawn records; null when there is none.</param>
public sealed record IncidentColumns(
    string Category,
    string From,
    string? Id = null,
    string? To = null,
    string? X = null,
    string? Y = null,
    string? Source = null,
    string? Withdrawn = null
);

/// <summary>A category with the values that stand for it in the file.</summary>
public sealed record CategoryMapping(
    string Code,
    string Name,
    IReadOnlyList<string> Values,
    double SeverityWeight = 1,
    bool Sensitive = false
);

/// <summary>Says how a file of incidents is read; one profile serves all files of the same form.</summary>
/// <param name="Dataset">Namespace of the source ids: the same id in the same dataset is the same record.</param>
/// <param name="Format"><c>csv</c> or <c>geojson</c>.</param>
/// <param name="Columns">Columns by what they hold.</param>
/// <param name="Times">How times are read.</param>
/// <param name="Categories">Categories.</param>
/// <param name="Crs">CRS of the coordinates: <c>EPSG:…</c>, <c>GCJ-02</c>, <c>BD-09</c> or <c>CGCS2000</c>.</param>
/// <param name="Encoding">Encoding of the text; a byte order mark wins.</param>
/// <param name="Delimiter">Delimiter; null finds it in the header.</param>
/// <param name="Unmapped">Category code for values no category names; null leaves such rows out.</param>
/// <param name="Source">Source of the whole file when no column says it.</param>
/// <param name="Sources">Values of the source column → <c>reported</c>, <c>volunteer</c> or <c>discovered</c>.</param>
/// <param name="ColumnsAboutPersons">Columns that are never read.</param>
/// <param name="FullList">True when records of the dataset that the file lacks are withdrawn.</param>
/// <param name="WithdrawnValue">Value of the withdrawal column that takes a record back.</param>
/// <param name="AllowMostlyDropped">True accepts a file of which most rows are left out.</param>
public sealed record IncidentProfile(
    string Dataset,
    string Format,
    IncidentColumns Columns,
    TimeMapping Times,
    IReadOnlyList<CategoryMapping> Categories,
    string Crs = "EPSG:4326",
    string Encoding = "utf-8",
    string? Delimiter = null,
    string? Unmapped = null,
    string Source = "reported",
    IReadOnlyDictionary<string, string>? Sources = null,
    IReadOnlyList<string>? ColumnsAboutPersons = null,
    bool FullList = false,
    string WithdrawnValue = "true",
    bool AllowMostlyDropped = false
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a profile.</summary>
    /// <exception cref="InputException">Every fault of the profile: <c>profile.*</c>.</exception>
    public static IncidentProfile Read(string path)
    {
        var file = Path.GetFileName(path);
        using var stream = InputFile.Open(path);
        IncidentProfile profile;
        try
        {
            profile = JsonSerializer.Deserialize<IncidentProfile>(stream, Options)
                ?? throw InputFile.Fault("profile.unreadable", file, null, "null", "Write the profile as a JSON object.");
        }
        catch (JsonException fault)
        {
            throw InputFile.Fault("profile.unreadable", file, null, null, $"Mend the profile: {fault.Message}", fault.Path);
        }
        var issues = profile.Check(file).ToArray();
        return issues.Length > 0 ? throw new InputException(issues) : profile;
    }

    /// <summary>Zone of the file's times; null where each value says its own offset.</summary>
    internal DateTimeZone? ZoneOf(DateTimeZone district) =>
        Times.Zone.ToLowerInvariant() switch
        {
            "district" => district,
            "utc" => DateTimeZone.Utc,
            "offset" => null,
            _ => FindZone(Times.Zone),
        };

    private IEnumerable<InputIssue> Check(string file)
    {
        InputIssue Wrong(string field, string? value, string remedy) =>
            new("profile.value", file, null, field, value, remedy);
        if (string.IsNullOrWhiteSpace(Dataset))
        {
            yield return Wrong("dataset", Dataset, "Name the dataset that the source ids belong to.");
        }
        if (Format is not ("csv" or "geojson"))
        {
            yield return Wrong("format", Format, "Use csv or geojson.");
        }
        if (InputFile.FindEncoding(Encoding) is null)
        {
            yield return Wrong("encoding", Encoding, "Use utf-8, latin1, gb18030, cp949 or another known name.");
        }
        if (Delimiter is { Length: not 1 })
        {
            yield return Wrong("delimiter", Delimiter, "Give one character, or leave it out to have it found.");
        }
        if (Format == "csv" && (Columns.X is null || Columns.Y is null))
        {
            yield return Wrong("columns.x", Columns.X, "Name the columns of both coordinates.");
        }
        if (Times.Formats.Count == 0)
        {
            yield return Wrong("times.formats", null, "Give at least one format, such as yyyy-MM-dd HH:mm.");
        }
        if (Times.Precision is not ("time" or "date" or "month"))
        {
            yield return Wrong("times.precision", Times.Precision, "Use time, date or month.");
        }
        if (Times.Zone.ToLowerInvariant() is not ("district" or "utc" or "offset") && FindZone(Times.Zone) is null)
        {
            yield return Wrong("times.zone", Times.Zone, "Use district, utc, offset, an IANA zone or an offset such as +08:00.");
        }
        if (!Enum.TryParse<IncidentSource>(Source, ignoreCase: true, out _))
        {
            yield return Wrong("source", Source, "Use reported, volunteer or discovered.");
        }
        foreach (var (value, source) in Sources ?? new Dictionary<string, string>())
        {
            if (!Enum.TryParse<IncidentSource>(source, ignoreCase: true, out _))
            {
                yield return Wrong($"sources.{value}", source, "Use reported, volunteer or discovered.");
            }
        }
        if (Columns.Source is not null && Sources is null)
        {
            yield return Wrong("sources", null, "Say what the values of the source column stand for.");
        }
        if (Categories.Count == 0)
        {
            yield return Wrong("categories", null, "Name at least one category.");
        }
        foreach (var category in Categories.Where(category => !(category.SeverityWeight >= 0)))
        {
            yield return Wrong($"categories.{category.Code}", $"{category.SeverityWeight}", "A severity weight is zero or more.");
        }
        foreach (var twice in Categories.SelectMany(category => category.Values).GroupBy(value => value.ToUpperInvariant()).Where(group => group.Count() > 1))
        {
            yield return Wrong("categories", twice.Key, "The value stands for more than one category.");
        }
        if (Unmapped is not null && Categories.All(category => category.Code != Unmapped))
        {
            yield return Wrong("unmapped", Unmapped, "Name one of the categories, or leave it out.");
        }
        if (IssueOfCrs() is { } issue)
        {
            yield return Wrong("crs", Crs, issue.Remedy);
        }
        var used = new[] { Columns.Category, Columns.From, Columns.Id, Columns.To, Columns.X, Columns.Y, Columns.Source, Columns.Withdrawn };
        foreach (var both in (ColumnsAboutPersons ?? []).Intersect(used!))
        {
            yield return Wrong("columnsAboutPersons", both, "A column about persons can't be imported as well.");
        }
    }

    private const int AnyMetricSrid = 32631;

    private InputIssue? IssueOfCrs()
    {
        try
        {
            CoordinateTransform.Create(Crs, AnyMetricSrid);
            return null;
        }
        catch (InputException fault)
        {
            return fault.Issues[0];
        }
    }

    private static DateTimeZone? FindZone(string name) =>
        NodaTime.Text.OffsetPattern.GeneralInvariant.Parse(name) is { Success: true } offset
            ? DateTimeZone.ForOffset(offset.Value)
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}
