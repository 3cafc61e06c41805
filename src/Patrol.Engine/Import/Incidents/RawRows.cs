using System.Text.Json;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

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
        CheckColumns(table, profile, tally.File);
        tally.DroppedColumns.AddRange(
            table.Header.Intersect(profile.ColumnsAboutPersons ?? [], StringComparer.OrdinalIgnoreCase)
        );
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

    private static void CheckColumns(DelimitedText table, IncidentProfile profile, string name)
    {
        var header = FileFault.Shorten(string.Join(", ", table.Header));
        var issues = new List<InputIssue>();
        foreach (var column in profile.Columns.All)
        {
            var found = table.Header.Count(field =>
                string.Equals(field, column, StringComparison.OrdinalIgnoreCase)
            );
            if (found == 0)
            {
                issues.Add(
                    new InputIssue(
                        "file.column-missing",
                        name,
                        null,
                        column,
                        header,
                        $"The header has no column {column}: check the delimiter, the encoding, and that the profile is this file's."
                    )
                );
            }
            else if (found > 1)
            {
                issues.Add(
                    new InputIssue(
                        "file.column-repeated",
                        name,
                        null,
                        column,
                        header,
                        $"The header has {found} columns {column}: rename or remove all but one."
                    )
                );
            }
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    private static IEnumerable<RawRow> ReadGeoJson(string path, IncidentProfile profile, ImportTally tally)
    {
        var columns = profile.Columns;
        var persons = new HashSet<string>(
            profile.ColumnsAboutPersons ?? [],
            StringComparer.OrdinalIgnoreCase
        );
        var number = 0;
        foreach (var feature in GeoJsonFeatures.Read(path, TextEncoding.Find(profile.Encoding)))
        {
            number++;
            var properties =
                feature.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object
                    ? found
                    : default;
            if (persons.Count > 0 && properties.ValueKind == JsonValueKind.Object)
            {
                NoteDropped(properties, persons, tally.DroppedColumns);
            }
            var (x, y) = columns.X is null
                ? Point(feature)
                : (Text(properties, columns.X), Text(properties, columns.Y));
            yield return new RawRow(
                number,
                Text(properties, columns.Id),
                Text(properties, columns.Category),
                Text(properties, columns.From),
                Text(properties, columns.To),
                x,
                y,
                Text(properties, columns.Source),
                Text(properties, columns.Withdrawn)
            );
        }
    }

    private static void NoteDropped(JsonElement properties, HashSet<string> persons, List<string> dropped)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (persons.Contains(property.Name) && !dropped.Contains(property.Name))
            {
                dropped.Add(property.Name);
            }
        }
    }

    private static (string? X, string? Y) Point(JsonElement feature) =>
        feature.TryGetProperty("geometry", out var geometry)
        && geometry.ValueKind == JsonValueKind.Object
        && geometry.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() == "Point"
        && geometry.TryGetProperty("coordinates", out var pair)
        && pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() >= 2
            ? (pair[0].GetRawText(), pair[1].GetRawText())
            : (null, null);

    private static string? Text(JsonElement properties, string? name) =>
        name is not null
        && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            }
            : null;
}
