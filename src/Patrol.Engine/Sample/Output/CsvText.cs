using System.Text;

namespace Patrol.Engine.Sample.Output;

/// <summary>Writes a table: commas, a header, line feeds, quotes only where a cell needs them.</summary>
internal static class CsvText
{
    public static string Write(IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', columns).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }
        return text.ToString();
    }

    private static string Cell(string? value) =>
        value is null ? ""
        : value.AsSpan().IndexOfAny(",\"\n") < 0 ? value
        : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
