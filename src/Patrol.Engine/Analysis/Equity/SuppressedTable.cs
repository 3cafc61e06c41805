namespace Patrol.Engine.Analysis.Equity;

/// <summary>A table of counts as it may be shown to those who may not see small ones; null = withheld.</summary>
/// <param name="Least">Counts from 1 to one less are small.</param>
/// <param name="Cells">[row][column] counts.</param>
/// <param name="RowTotals">[row] totals.</param>
/// <param name="ColumnTotals">[column] totals.</param>
/// <param name="Total">Total of all.</param>
/// <param name="Small">Counts withheld because they are small, totals included.</param>
/// <param name="Complementary">Counts withheld so that the small ones can't be computed from the others.</param>
public sealed record SuppressedTable(
    int Least,
    IReadOnlyList<IReadOnlyList<int?>> Cells,
    IReadOnlyList<int?> RowTotals,
    IReadOnlyList<int?> ColumnTotals,
    int? Total,
    int Small,
    int Complementary
);
