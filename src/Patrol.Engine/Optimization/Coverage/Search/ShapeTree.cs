namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Every edge-connected shape of 1 … n cells (fixed polyominoes: turned and mirrored ones count apart), as a tree in
/// which each shape is its parent plus one cell. Shapes stand on their anchor, the westernmost cell of the southernmost
/// row, at (0, 0). Nodes are in depth-first order, so the descendants of a node follow it, up to <see cref="End"/>.
/// Numbers of shapes: 1, 2, 6, 19, 63, 216, 760, 2725. Source: Redelmeier 1981, doi:10.1016/0012-365X(81)90237-5.
/// </summary>
internal sealed class ShapeTree
{
    private readonly List<int> parent = [];
    private readonly List<int> end = [];
    private readonly List<(int Column, int Row)> added = [];

    public ShapeTree(int maxCells)
    {
        MaxCells = maxCells;
        Grow([(0, 0)], [(0, 0)], -1, 0);
        (Parent, End, Column, Row) = (
            [.. parent],
            [.. end],
            [.. added.Select(cell => cell.Column)],
            [.. added.Select(cell => cell.Row)]
        );
    }

    public int MaxCells { get; }

    public int Count => Parent.Length;

    /// <summary>[shape] shape without its last cell, or -1.</summary>
    public int[] Parent { get; }

    /// <summary>[shape] first shape after it that does not contain it in the tree.</summary>
    public int[] End { get; }

    /// <summary>[shape] column of its last cell, relative to the anchor.</summary>
    public int[] Column { get; }

    /// <summary>[shape] row of its last cell, relative to the anchor, at least 0.</summary>
    public int[] Row { get; }

    private void Grow(List<(int, int)> untried, HashSet<(int, int)> seen, int above, int size)
    {
        while (untried.Count > 0)
        {
            var cell = untried[^1];
            untried.RemoveAt(untried.Count - 1);
            var node = parent.Count;
            parent.Add(above);
            end.Add(0);
            added.Add(cell);
            if (size + 1 < MaxCells)
            {
                var fresh = Neighbors(cell).Where(IsAfterAnchor).Where(seen.Add).ToList();
                Grow([.. untried, .. fresh], seen, node, size + 1);
                seen.ExceptWith(fresh);
            }
            end[node] = parent.Count;
        }
    }

    private static bool IsAfterAnchor((int Column, int Row) cell) =>
        cell.Row > 0 || (cell.Row == 0 && cell.Column >= 0);

    private static (int, int)[] Neighbors((int Column, int Row) cell) =>
        [
            (cell.Column + 1, cell.Row),
            (cell.Column, cell.Row + 1),
            (cell.Column - 1, cell.Row),
            (cell.Column, cell.Row - 1),
        ];
}
