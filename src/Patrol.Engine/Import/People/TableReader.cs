using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.People;

/// <summary>
/// Reads Patrol's own small tables: UTF-8, comma, a header with fixed names. Every fault of the file is found before
/// one is thrown, and nothing is half-read.
/// </summary>
internal sealed class TableReader
{
    private const int MostIssues = 100;
    private readonly string file;
    private readonly DelimitedText rows;
    private readonly Dictionary<string, int> places = [];
    private readonly List<InputIssue> issues = [];

    private TableReader(string file, DelimitedText rows, IReadOnlyList<string> columns)
    {
        (this.file, this.rows) = (file, rows);
        foreach (var column in columns)
        {
            places[column] = rows.Find(column);
            var count = rows.Header.Count(name =>
                string.Equals(name, column, StringComparison.OrdinalIgnoreCase)
            );
            if (count != 1)
            {
                issues.Add(
                    new InputIssue(
                        count == 0 ? "file.column-missing" : "file.column-repeated",
                        file,
                        null,
                        column,
                        null,
                        $"The header must have each once: {string.Join(", ", columns)}."
                    )
                );
            }
        }
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="columns">Columns that must stand in the header.</param>
    /// <param name="read">Reads one row.</param>
    /// <exception cref="InputException"><c>file.*</c>, <c>table.*</c>: all faults, at most a hundred.</exception>
    public static List<T> Read<T>(string path, IReadOnlyList<string> columns, Func<TableReader, T> read)
    {
        var name = Path.GetFileName(path);
        using var text = DelimitedText.Open(path, "utf-8", delimiter: null);
        var table = new TableReader(name, text, columns);
        if (table.issues.Count > 0)
        {
            throw new InputException(table.issues);
        }
        var items = new List<T>();
        while (text.Read() && table.issues.Count < MostIssues)
        {
            items.Add(read(table));
        }
        if (table.issues.Count > 0)
        {
            throw new InputException(table.issues);
        }
        return items.Count > 0
            ? items
            : throw FileFault.Make(
                "file.no-rows",
                name,
                null,
                null,
                "There is nothing below the header: send the whole file. Nothing was replaced by nothing."
            );
    }

    public string Text(string column)
    {
        var value = rows[places[column]].Trim();
        if (value.Length == 0)
        {
            Wrong("table.blank", column, value, "Fill in the value.");
        }
        return value;
    }

    public string? TextOrNull(string column) =>
        rows[places[column]].Trim() is { Length: > 0 } value ? value : null;

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
        issues.Add(new InputIssue(code, file, rows.Number, column, FileFault.Shorten(value), remedy));

    private LocalDate Missing(string column)
    {
        Wrong("table.blank", column, null, "Fill in the date.");
        return default;
    }
}
