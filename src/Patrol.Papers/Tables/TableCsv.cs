using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Patrol.Papers.Tables;

/// <summary>
/// A table as delimited text: RFC 4180, UTF-8 with the mark that spreadsheets need to see it, local times in ISO 8601. Text
/// that a spreadsheet would run as a formula is led by an apostrophe.
/// </summary>
internal static class TableCsv
{
    /// <summary>The file.</summary>
    public static byte[] Write(PaperTable table)
    {
        using var stream = new MemoryStream();
        Write(stream, table);
        return stream.ToArray();
    }

    /// <summary>Writes it row by row; the stream stays open.</summary>
    public static void Write(Stream target, PaperTable table)
    {
        using var text = new StreamWriter(
            target,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        );
        using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }
        );
        Write(csv, table.Columns);
        foreach (var row in table.Rows)
        {
            Write(csv, row);
        }
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
