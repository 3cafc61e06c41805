using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>
/// A version as delimited text, a file a table: RFC 4180, UTF-8 with the mark that spreadsheets need to see it, local times in
/// ISO 8601. Text that a spreadsheet would run as a formula is led by an apostrophe.
/// </summary>
public static class PlanCsv
{
    /// <summary>Names of the tables: <c>duties</c>, <c>people</c>, <c>open</c>, <c>stops</c>.</summary>
    public static IReadOnlyList<string> Tables => PlanTables.Names;

    /// <summary>A table as a file; null when there is none of that name.</summary>
    public static byte[]? Find(PaperPlan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanTables.Find(plan, name) is { } table ? Write(table) : null;
    }

    /// <summary>A table as a file.</summary>
    internal static byte[] Write(PlanTable table)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (
            var csv = new CsvWriter(
                text,
                new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }
            )
        )
        {
            Write(csv, table.Columns);
            foreach (var row in table.Rows)
            {
                Write(csv, row);
            }
        }
        return stream.ToArray();
    }

    private static void Write(CsvWriter csv, IEnumerable<object?> row)
    {
        foreach (var value in row)
        {
            csv.WriteField(
                value switch
                {
                    string text => Harmless(text),
                    DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                    _ => Convert.ToString(value, CultureInfo.InvariantCulture),
                }
            );
        }
        csv.NextRecord();
    }

    // Only of text: the writer's own guard would also lead a longitude of -77 by an apostrophe.
    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
