using Patrol.Contracts.Papers;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>Lines around cells that belong together.</summary>
internal static class CellOutlines
{
    // East, north, west, south: a square's edges with the square at their left, and the corner that each begins at.
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];
    private static readonly (int X, int Y)[] Beyond = [(0, -1), (1, 0), (0, 1), (-1, 0)];
    private static readonly (int X, int Y)[] Begins = [(0, 0), (1, 0), (1, 1), (0, 1)];

    /// <summary>Rings around all cells for which something holds; empty where it holds for none.</summary>
    public static SKPath Of(HotspotCells cells, MapFrame frame, Func<int, bool> holds)
    {
        var inside = Enumerable
            .Range(0, cells.Number)
            .Where(holds)
            .ToDictionary(index => (cells.Column[index], cells.Row[index]));
        var edges = new Dictionary<(int X, int Y), List<(int Step, int Cell)>>();
        foreach (var ((column, row), index) in inside)
        {
            for (var step = 0; step < Steps.Length; step++)
            {
                if (!inside.ContainsKey((column + Beyond[step].X, row + Beyond[step].Y)))
                {
                    var from = (column + Begins[step].X, row + Begins[step].Y);
                    if (!edges.TryGetValue(from, out var known))
                    {
                        edges[from] = known = [];
                    }
                    known.Add((step, index));
                }
            }
        }
        var path = new SKPath();
        foreach (var from in edges.Keys.Order().ToArray())
        {
            while (edges.ContainsKey(from))
            {
                path.AddPoly([
                    .. Ring(edges, from).Select(corner => frame.At(cells.Corner(corner.Cell, corner.Corner))),
                ]);
            }
        }
        return path;
    }

    // Corners where the ring turns.
    private static List<(int Cell, int Corner)> Ring(
        Dictionary<(int X, int Y), List<(int Step, int Cell)>> edges,
        (int X, int Y) from
    )
    {
        var corners = new List<(int, int)>();
        var (at, came) = (from, -1);
        while (edges.TryGetValue(at, out var ways))
        {
            // Where squares touch by a corner only, the sharper turn to the left stays with the same square.
            var next = came < 0 ? 0 : ways.FindIndex(way => way.Step == (came + 1) % Steps.Length);
            var (step, cell) = ways[Math.Max(0, next)];
            ways.RemoveAt(Math.Max(0, next));
            if (ways.Count == 0)
            {
                edges.Remove(at);
            }
            if (step != came)
            {
                corners.Add((cell, step));
            }
            (at, came) = ((at.X + Steps[step].X, at.Y + Steps[step].Y), step);
            if (at == from)
            {
                break;
            }
        }
        return corners;
    }
}
