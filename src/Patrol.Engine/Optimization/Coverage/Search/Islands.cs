namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>Placements that share cells, directly or through others, and all cells they touch.</summary>
internal sealed record Island(List<Placement> Placements, HashSet<int> Cells);

/// <summary>Splits placements into islands by union-find over their cells.</summary>
internal static class Islands
{
    public static List<Island> Split(IReadOnlyList<Placement> placements)
    {
        var above = new Dictionary<int, int>();
        foreach (var placement in placements)
        {
            var root = Root(above, placement.Cells[0]);
            foreach (var cell in placement.Cells)
            {
                above[Root(above, cell)] = root;
            }
        }
        return
        [
            .. placements
                .GroupBy(placement => Root(above, placement.Cells[0]))
                .OrderBy(group => group.Key)
                .Select(group => new Island([.. group], [.. group.SelectMany(placement => placement.Cells)])),
        ];
    }

    private static int Root(Dictionary<int, int> above, int cell)
    {
        above.TryAdd(cell, cell);
        while (above[cell] != cell)
        {
            above[cell] = above[above[cell]];
            cell = above[cell];
        }
        return cell;
    }
}
