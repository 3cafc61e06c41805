using System.Globalization;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Import.GeoJson;

namespace Patrol.Engine.Import.Incidents;

/// <summary>A row before it is understood: the mapped columns as text, null where the row has none.</summary>
internal readonly record struct RawRow(
    int Number,
    string? Id,
    string? Category,
    string? From,
    string? To,
    string? X,
    string? Y,
    string? Source,
    string? Withdrawn
);

/// <summary>Reads the mapped columns of delimited text or GeoJSON, row by row.</summary>
internal static class RawRows
{
    public static IEnumerable<RawRow> Read(string path, IncidentProfile profile, ImportTally tally) =>
        profile.Format == "csv" ? ReadDelimited(path, profile, tally) : ReadGeoJson(path, profile, tally);

    private static IEnumerable<RawRow> ReadDelimited(string path, IncidentProfile profile, ImportTally tally)
    {
        using var table = DelimitedText.Open(path, profile.Encoding, profile.Delimiter);
        table.Require(profile.Columns.All);
        NoteDropped(table.Header, profile, tally);
        var columns = profile.Columns;
        var (id, category) = (table.Find(columns.Id), table.Find(columns.Category));
        var (from, to) = (table.Find(columns.From), table.Find(columns.To));
        var (x, y) = (table.Find(columns.X), table.Find(columns.Y));
        var (source, withdrawn) = (table.Find(columns.Source), table.Find(columns.Withdrawn));
        string? Field(int column) => column < 0 ? null : table[column];
        while (table.Read())
        {
            yield return new RawRow(
                table.Number,
                Field(id),
                Field(category),
                Field(from),
                Field(to),
                Field(x),
                Field(y),
                Field(source),
                Field(withdrawn)
            );
        }
    }

    private static IEnumerable<RawRow> ReadGeoJson(string path, IncidentProfile profile, ImportTally tally)
    {
        var columns = profile.Columns;
        var reader = new GeoJsonReader(path, columns.All, TextEncoding.Find(profile.Encoding));
        foreach (var feature in reader.Read())
        {
            var (x, y) = columns.X is null
                ? Point(feature)
                : (feature.Find(columns.X), feature.Find(columns.Y));
            yield return new RawRow(
                feature.Row,
                feature.Find(columns.Id),
                feature.Find(columns.Category),
                feature.Find(columns.From),
                feature.Find(columns.To),
                x,
                y,
                feature.Find(columns.Source),
                feature.Find(columns.Withdrawn)
            );
        }
        NoteDropped(reader.PropertyNames, profile, tally);
    }

    private static void NoteDropped(IEnumerable<string> names, IncidentProfile profile, ImportTally tally) =>
        tally.DroppedColumns.AddRange(
            names.Intersect(profile.ColumnsAboutPersons ?? [], StringComparer.OrdinalIgnoreCase)
        );

    private static (string? X, string? Y) Point(GeoJsonFeature feature) =>
        feature is { Type: "Point", Coordinates: [var place] }
            ? (Written(place.X), Written(place.Y))
            : (null, null);

    private static string? Written(double number) =>
        double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
