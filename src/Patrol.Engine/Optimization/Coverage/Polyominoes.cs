namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Shapes of cells that hang together by edges, as offsets from their first cell (lowest row, then lowest column),
/// each position once: 1, 2, 6, 19, 63, 216 fixed polyominoes of 1–6 cells (OEIS A001168).
/// </summary>
internal static class Polyominoes
{
    /// <summary>All fixed polyominoes of at most so many cells, smallest first.</summary>
    public static IReadOnlyList<(int Column, int Row)[]> Upto(int cells)
    {
        var all = new List<(int, int)[]> { new[] { (0, 0) } };
        var last = new List<(int Column, int Row)[]> { new[] { (0, 0) } };
        for (var size = 2; size <= cells; size++)
        {
            var seen = new HashSet<string>();
            var next = new List<(int Column, int Row)[]>();
            foreach (var shape in last)
            {
                foreach (var (column, row) in shape)
                {
                    foreach (var cell in new[] { (column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1) })
                    {
                        if (!shape.Contains(cell))
                        {
                            var grown = Normalize([.. shape, cell]);
                            if (seen.Add(string.Join(';', grown)))
                            {
                                next.Add(grown);
                            }
                        }
                    }
                }
            }
            all.AddRange(next);
            last = next;
        }
        return all;
    }

    private static (int Column, int Row)[] Normalize((int Column, int Row)[] shape)
    {
        var ordered = shape.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column).ToArray();
        var (column, row) = ordered[0];
        return Array.ConvertAll(ordered, cell => (cell.Column - column, cell.Row - row));
    }
}
