namespace Patrol.Papers.Tables;

/// <summary>A table; rows are made as they are read, so that a million of them need no room.</summary>
/// <param name="Name">Name.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">[row, column] text, whole and decimal numbers, local times, or null.</param>
/// <param name="Count">Number of rows.</param>
internal sealed record PaperTable(
    string Name,
    IReadOnlyList<string> Columns,
    IEnumerable<object?[]> Rows,
    int Count
)
{
    /// <summary>A table of rows at hand.</summary>
    public PaperTable(string name, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
        : this(name, columns, rows, rows.Count) { }
}
