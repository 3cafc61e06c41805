namespace Patrol.Viewer.Layout;

/// <summary>Tables as text for the clipboard and for files.</summary>
internal static class TableText
{
    /// <summary>Tab-separated, as spreadsheets take it from the clipboard.</summary>
    public static string Tabs(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Join(
            '\n',
            rows.Select(row =>
                string.Join('\t', row.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' ')))
            )
        );

    /// <summary>
    /// CSV after RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe in front: values come
    /// from imported files.
    /// </summary>
    public static string Csv(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(Quote)))) + "\r\n";

    private static string Quote(string cell)
    {
        var safe =
            cell.Length > 0
            && "=+-@".Contains(cell[0], StringComparison.Ordinal)
            && !double.TryParse(cell, out _)
                ? $"'{cell}"
                : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
