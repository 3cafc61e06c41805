namespace Patrol.Viewer.Reports;

/// <summary>A column of a report's table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumber">True to stand at the right.</param>
public sealed record ReportColumn(string Title, bool IsNumber = false);

/// <summary>A cell.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Key">By what it is sorted; null for its text.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
/// <param name="IsFile">True when it leads to a file.</param>
public sealed record ReportCell(
    string Text,
    IComparable? Key = null,
    string? Href = null,
    bool IsFile = false
);

/// <summary>A row.</summary>
/// <param name="Cells">By column.</param>
/// <param name="IsStrong">True for a row that matters most.</param>
public sealed record ReportLine(IReadOnlyList<ReportCell> Cells, bool IsStrong = false);
