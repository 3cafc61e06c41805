using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;
using NodaTime.Text;
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
    private readonly List<InputIssue> issues = [];
    private CsvReader csv = null!;
    private int row;

    private TableReader(string file) => this.file = file;

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns that must stand in the header.</param>
    /// <param name="read">Reads one row.</param>
    /// <exception cref="InputException"><c>file.*</c>, <c>table.*</c>: all faults, at most a hundred.</exception>
    public static List<T> Read<T>(string path, IReadOnlyList<string> columns, Func<TableReader, T> read)
    {
        var table = new TableReader(Path.GetFileName(path));
        using var stream = SourceFile.Open(path);
        using var text = new StreamReader(stream);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BadDataFound = null,
                MissingFieldFound = null,
            }
        );
        table.csv = csv;
        csv.Read();
        csv.ReadHeader();
        foreach (var column in columns.Except(csv.HeaderRecord ?? []))
        {
            table.issues.Add(
                new InputIssue(
                    "file.column-missing",
                    table.file,
                    null,
                    column,
                    null,
                    $"The header must have: {string.Join(", ", columns)}."
                )
            );
        }
        if (table.issues.Count > 0)
        {
            throw new InputException(table.issues);
        }
        var rows = new List<T>();
        while (csv.Read() && table.issues.Count < MostIssues)
        {
            table.row++;
            rows.Add(read(table));
        }
        return table.issues.Count > 0 ? throw new InputException(table.issues) : rows;
    }

    public string Text(string column)
    {
        var value = csv.GetField(column)?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            Wrong("table.blank", column, value, "Fill in the value.");
        }
        return value ?? "";
    }

    public string? TextOrNull(string column) =>
        csv.GetField(column)?.Trim() is { Length: > 0 } value ? value : null;

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
        issues.Add(new InputIssue(code, file, row, column, value, remedy));

    private LocalDate Missing(string column)
    {
        Wrong("table.blank", column, null, "Fill in the date.");
        return default;
    }
}
