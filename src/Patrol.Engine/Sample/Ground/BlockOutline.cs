namespace Patrol.Engine.Sample.Ground;

/// <summary>Outlines of sets of blocks, traced along their edges.</summary>
internal static class BlockOutline
{
    /// <summary>
    /// Open rings of lattice nodes around a set of blocks, the set to their left: shells counterclockwise, holes
    /// clockwise, largest first. Where the set touches itself at a corner the trace turns right, so that a pocket
    /// becomes a hole that touches the shell.
    /// </summary>
    public static List<List<int>> Trace(Lattice lattice, IEnumerable<int> blocks)
    {
        var members = blocks.ToHashSet();
        var edges = new SortedDictionary<int, List<int>>();
        foreach (var block in members.Order())
        {
            var corners = lattice.Corners(block);
            var (j, i) = Math.DivRem(block, lattice.Columns);
            int[] across =
            [
                j > 0 ? block - lattice.Columns : -1,
                i < lattice.Columns - 1 ? block + 1 : -1,
                j < lattice.Rows - 1 ? block + lattice.Columns : -1,
                i > 0 ? block - 1 : -1,
            ];
            for (var side = 0; side < 4; side++)
            {
                if (!members.Contains(across[side]))
                {
                    var from = corners[side];
                    if (!edges.TryGetValue(from, out var to))
                    {
                        edges[from] = to = [];
                    }
                    to.Add(corners[(side + 1) % 4]);
                }
            }
        }
        var rings = new List<List<int>>();
        while (edges.Count > 0)
        {
            rings.Add(TakeRing(lattice, edges));
        }
        return
        [
            .. rings.OrderByDescending(ring =>
                Math.Abs(Planar.SignedArea(ring.Select(node => lattice.Place(node)).ToArray()))
            ),
        ];
    }

    private static List<int> TakeRing(Lattice lattice, SortedDictionary<int, List<int>> edges)
    {
        var start = edges.First().Key;
        var ring = new List<int>();
        var (previous, here) = (-1, start);
        do
        {
            ring.Add(here);
            var choices = edges[here];
            var next =
                choices.Count == 1 || previous < 0 ? choices[0] : RightTurn(lattice, previous, here, choices);
            choices.Remove(next);
            if (choices.Count == 0)
            {
                edges.Remove(here);
            }
            (previous, here) = (here, next);
        } while (here != start);
        return ring;
    }

    private static int RightTurn(Lattice lattice, int previous, int here, List<int> choices)
    {
        var (a, b) = (lattice.Place(previous), lattice.Place(here));
        return choices.MinBy(next =>
        {
            var c = lattice.Place(next);
            return (b.X - a.X) * (c.Y - b.Y) - (b.Y - a.Y) * (c.X - b.X);
        });
    }
}
