namespace Patrol.Engine.Analysis.Equity;

/// <summary>
/// Withholds small counts of a table with totals, and others until no withheld count can be computed from what is shown.
/// </summary>
/// <remarks>
/// <para>
/// Counts 1 … least − 1 are withheld, in the cells and in the totals; a 0 is shown, as nobody stands behind it. Then, as in
/// complementary suppression after Cox (1980), doi:10.1080/01621459.1980.10477481, further counts are: a table with its
/// totals is a flow around a circle of nodes (total column → row → column → total row → total column), and a count can be
/// computed exactly when no flow around a cycle through it, over withheld counts only, is left. For each such count the
/// cycle is closed over the shown counts with the smallest sum.
/// </para>
/// <para>
/// Holds against a reader who knows that withheld counts are at least 1: each of them can be two whole numbers or more.
/// It does not hold against one who has other tables of the same records, nor does it make the range wide. Chosen one by
/// one, the further counts need not be the fewest. O(withheld · cells).
/// </para>
/// </remarks>
public static class SmallCounts
{
    /// <summary>Usual least count that is shown.</summary>
    public const int Least = 5;

    /// <summary>Withholds what must be.</summary>
    /// <param name="rows">[row][column] counts of 0 or more, all rows of the same length, at least one of each.</param>
    /// <param name="least">Least count above 0 that is shown, 2 or more.</param>
    /// <exception cref="ArgumentException">The table is empty or ragged, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The least count is under 2.</exception>
    public static SuppressedTable Suppress(IReadOnlyList<IReadOnlyList<int>> rows, int least = Least)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 2);
        if (
            rows.Count == 0
            || rows[0].Count == 0
            || rows.Any(row => row.Count != rows[0].Count || row.Any(count => count < 0))
        )
        {
            throw new ArgumentException(
                "A table needs rows of one length with counts of 0 or more.",
                nameof(rows)
            );
        }
        var flow = new TableFlow(rows);
        var small = flow.Hide(least);
        var complementary = flow.Protect();
        int? Shown(int arc) => flow.IsHidden(arc) ? null : flow.Value(arc);
        var (height, width) = (rows.Count, rows[0].Count);
        return new SuppressedTable(
            least,
            [
                .. Enumerable
                    .Range(0, height)
                    .Select(r => (int?[])[.. Enumerable.Range(0, width).Select(c => Shown(flow.Cell(r, c)))]),
            ],
            [.. Enumerable.Range(0, height).Select(r => Shown(flow.RowTotal(r)))],
            [.. Enumerable.Range(0, width).Select(c => Shown(flow.ColumnTotal(c)))],
            Shown(flow.Total),
            small,
            complementary
        );
    }
}
