using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
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
    private const string Delimiters = ",;\t|";

    public static IEnumerable<RawRow> Read(string path, IncidentProfile profile, ImportTally tally) =>
        profile.Format == "csv" ? ReadDelimited(path, profile, tally) : ReadGeoJson(path, profile, tally);

    private static IEnumerable<RawRow> ReadDelimited(string path, IncidentProfile profile, ImportTally tally)
    {
        var name = tally.File;
        using var stream = InputFile.Open(path);
        using var reader = new StreamReader(stream, InputFile.FindEncoding(profile.Encoding)!, true, 1 << 16);
        RefuseOtherKinds(reader, name);
        var (width, damaged) = (0, false);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = profile.Delimiter ?? FindDelimiter(path, reader.CurrentEncoding, name),
            BadDataFound = _ => damaged = true,
            BufferSize = 1 << 16,
            ProcessFieldBufferSize = 1 << 12,
            MaxFieldSize = 1 << 20,
            CacheFields = true,
        };
        using var parser = new CsvParser(reader, configuration);
        if (!Advance(parser, name))
        {
            throw InputFile.Fault("file.empty", name, null, null, "The file has no header; send it again.");
        }
        var header = parser.Record!.Select(field => field.Trim().TrimStart('\uFEFF')).ToArray();
        width = header.Length;
        var at = Find(header, profile, name);
        tally.DroppedColumns.AddRange(header.Intersect(profile.ColumnsAboutPersons ?? [], StringComparer.OrdinalIgnoreCase));
        string? Field(int column) => column >= 0 && column < parser.Count ? parser[column] : null;
        for (var number = 1; Advance(parser, name); number++)
        {
            if (parser.Count == 1 && width > 1 && parser[0].Length == 0)
            {
                number--;
                continue;
            }
            if (parser.Count != width || damaged)
            {
                throw InputFile.Fault(
                    damaged ? "file.quote" : "file.columns",
                    name,
                    number,
                    $"{parser.Count} fields",
                    damaged
                        ? "A quote stands in the middle of a field or is never closed: mend the row, or check that the file is whole."
                        : $"The header has {width} fields: check the delimiter and that the file is whole."
                );
            }
            yield return new RawRow(
                number,
                Field(at.Id),
                Field(at.Category),
                Field(at.From),
                Field(at.To),
                Field(at.X),
                Field(at.Y),
                Field(at.Source),
                Field(at.Withdrawn)
            );
        }
    }

    private static bool Advance(CsvParser parser, string name)
    {
        try
        {
            return InputFile.Guard(name, parser.Read);
        }
        catch (CsvHelperException fault) when (fault.InnerException is DecoderFallbackException or InvalidDataException)
        {
            return InputFile.Guard<bool>(name, () => throw fault.InnerException);
        }
        catch (CsvHelperException)
        {
            throw InputFile.Fault(
                "file.quote",
                name,
                parser.Row,
                null,
                "A field has no end: a quote is never closed. Mend the row, or check that the file is whole."
            );
        }
    }

    private static void RefuseOtherKinds(StreamReader reader, string name)
    {
        var first = InputFile.Guard(name, () => reader.Peek());
        if (first < 0)
        {
            throw InputFile.Fault("file.empty", name, null, null, "The file is empty; send it again.");
        }
        if (first == '<')
        {
            throw InputFile.Fault("file.not-csv", name, null, "<", "This is a web page or XML, not a table: download the file itself.");
        }
        if (first is '{' or '[')
        {
            throw InputFile.Fault("file.not-csv", name, null, $"{(char)first}", "This is JSON, not a table: use a GeoJSON profile.");
        }
        if (first is 0 or 'P' && reader.BaseStream.CanSeek && IsArchive(reader.BaseStream))
        {
            throw InputFile.Fault("file.not-csv", name, null, null, "This is an archive or spreadsheet: export it as CSV.");
        }
    }

    private static bool IsArchive(Stream stream)
    {
        var at = stream.Position;
        stream.Position = 0;
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        stream.Position = at;
        return read < 4 || start is [0x50, 0x4B, 3, 4] || start.Contains((byte)0);
    }

    // The delimiter is the candidate that the header has most of; quotes hide theirs.
    private static string FindDelimiter(string path, Encoding encoding, string name)
    {
        using var stream = InputFile.Open(path);
        using var reader = new StreamReader(stream, encoding, true);
        var header = InputFile.Guard(name, reader.ReadLine) ?? "";
        var quoted = false;
        var counts = new int[Delimiters.Length];
        foreach (var c in header)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && Delimiters.IndexOf(c) is >= 0 and var index)
            {
                counts[index]++;
            }
        }
        return $"{Delimiters[Array.IndexOf(counts, counts.Max())]}";
    }

    private static (int Id, int Category, int From, int To, int X, int Y, int Source, int Withdrawn) Find(
        string[] header,
        IncidentProfile profile,
        string name
    )
    {
        var missing = new List<string>();
        int At(string? column)
        {
            if (column is null)
            {
                return -1;
            }
            var index = Array.FindIndex(header, field => string.Equals(field, column, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                missing.Add(column);
            }
            return index;
        }
        var columns = profile.Columns;
        var found = (
            At(columns.Id),
            At(columns.Category),
            At(columns.From),
            At(columns.To),
            At(columns.X),
            At(columns.Y),
            At(columns.Source),
            At(columns.Withdrawn)
        );
        return missing.Count == 0
            ? found
            : throw new InputException(
                missing
                    .Select(column => new InputIssue(
                        "file.column-missing",
                        name,
                        null,
                        column,
                        string.Join(", ", header) is { Length: > 80 } all ? all[..80] + "…" : string.Join(", ", header),
                        $"The header has no column {column}: check the delimiter, the encoding, and that the profile is this file's."
                    ))
                    .ToArray()
            );
    }

    private static IEnumerable<RawRow> ReadGeoJson(string path, IncidentProfile profile, ImportTally tally)
    {
        var columns = profile.Columns;
        var number = 0;
        var persons = new HashSet<string>(profile.ColumnsAboutPersons ?? [], StringComparer.OrdinalIgnoreCase);
        foreach (var feature in GeoJsonFeatures.Read(path))
        {
            number++;
            var properties = feature.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            if (number == 1 && properties.ValueKind == JsonValueKind.Object)
            {
                tally.DroppedColumns.AddRange(properties.EnumerateObject().Select(property => property.Name).Where(persons.Contains));
            }
            var (x, y) = columns.X is null ? Point(feature) : (Text(properties, columns.X), Text(properties, columns.Y));
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
        name is not null && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            }
            : null;
}
