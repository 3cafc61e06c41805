using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

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
/// <param name="ColumnsAboutPersons">Columns that are never read; the report lists those that the file has.</param>
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
    /// <summary>Reads a profile.</summary>
    /// <exception cref="InputException">Every fault of the profile: <c>profile.*</c>.</exception>
    public static IncidentProfile Read(string path)
    {
        using var stream = SourceFile.Open(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a profile from a stream of JSON.</summary>
    /// <param name="stream">UTF-8 JSON; comments are allowed.</param>
    /// <param name="file">Name of the file for faults.</param>
    /// <exception cref="InputException">Every fault of the profile: <c>profile.*</c>.</exception>
    public static IncidentProfile Read(Stream stream, string file) => ProfileReader.Read(stream, file);
}
