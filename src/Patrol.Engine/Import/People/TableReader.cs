using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.People;

/// <summary>
/// Reads Patrol's own small tables: UTF-8, a header with fixed names. Every fault of a field is found before
/// one is thrown, a fault of the file's form ends the reading at once, and nothing is half-read.
/// </summary>
internal sealed class TableReader
{
    private const int MostIssues = 100;
    private readonly string file;
    private readonly DelimitedText table;
    private readonly List<InputIssue> issues = [];

    private TableReader(string file, DelimitedText table) => (this.file, this.table) = (file, table);

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file, plain or gzip; the delimiter is found in its header.</param>
    /// <param name="columns">Columns that must stand in the header.</param>
    /// <param name="read">Reads one row.</param>
    /// <exception cref="InputException"><c>file.*</c>, <c>table.*</c>: all faults, at most a hundred.</exception>
    public static List<T> Read<T>(string path, IReadOnlyList<string> columns, Func<TableReader, T> read)
    {
        using var table = DelimitedText.Open(path, "utf-8", delimiter: null);
        table.Require(columns);
        var reader = new TableReader(Path.GetFileName(path), table);
        var rows = new List<T>();
        while (reader.issues.Count < MostIssues && table.Read())
        {
            rows.Add(read(reader));
        }
        if (reader.issues.Count > 0)
        {
            throw new InputException(reader.issues);
        }
        return rows.Count > 0
            ? rows
            : throw FileFault.Make(
                "file.no-rows",
                reader.file,
                null,
                null,
                "There is nothing below the header: send the whole file. Nothing was replaced by nothing."
            );
    }

    public string Text(string column)
    {
        var value = table[table.Find(column)].Trim();
        if (value.Length == 0)
        {
            Wrong("table.blank", column, value, "Fill in the value.");
        }
        return value;
    }

    public string? TextOrNull(string column) =>
        table[table.Find(column)].Trim() is { Length: > 0 } value ? value : null;

    public T Word<T>(string column)
        where T : struct, Enum
    {
        var value = Text(column);
        if (
            Enum.TryParse<T>(value, ignoreCase: true, out var word)
            && Enum.IsDefined(word)
            && !char.IsDigit(value[0])
        )
        {
            return word;
        }
        Wrong(
            "table.word",
            column,
            value,
            $"Use one of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."
        );
        return default;
    }

    public LocalDate Date(string column) => DateOrNull(column) ?? Missing(column);

    public LocalDate? DateOrNull(string column)
    {
        if (TextOrNull(column) is not { } value)
        {
            return null;
        }
        var parsed = LocalDatePattern.Iso.Parse(value);
        if (parsed.Success)
        {
            return parsed.Value;
        }
        Wrong("table.date", column, value, "Write the date as 2026-11-24.");
        return null;
    }

    public double Number(string column, double low, double high)
    {
        var value = Text(column);
        if (
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= low
            && number <= high
        )
        {
            return number;
        }
        Wrong("table.number", column, value, $"Write a number from {low} to {high}.");
        return low;
    }

    public void Wrong(string code, string column, string? value, string remedy) =>
        issues.Add(new InputIssue(code, file, table.Number, column, FileFault.Shorten(value), remedy));

    private LocalDate Missing(string column)
    {
        Wrong("table.blank", column, null, "Fill in the date.");
        return default;
    }
}
