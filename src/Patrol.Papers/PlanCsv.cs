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
        if (PlanTables.Find(plan, name) is not { } table)
        {
            return null;
        }
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (
            var csv = new CsvWriter(
                text,
                new CsvConfiguration(CultureInfo.InvariantCulture)
                {
                    NewLine = "\r\n",
                    InjectionOptions = InjectionOptions.Escape,
                }
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
            if (value is string or null)
            {
                csv.WriteField((string?)value);
            }
            else
            {
                // A number is never a formula, though it may begin with a minus.
                csv.WriteConvertedField(
                    value is DateTime time
                        ? time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
                        : Convert.ToString(value, CultureInfo.InvariantCulture),
                    value.GetType()
                );
            }
        }
        csv.NextRecord();
    }
}
