using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>Finds cuts that the solution of a relaxation breaks.</summary>
internal sealed class Separation(AreaGround ground, double[] size)
{
    private const double LeastExcess = 0.02;
    private const double LeastHeld = 1e-6;
    private const double LeastRest = 0.03;
    private const int MostCuts = 150;
    private const int MostRings = 12;
    private static readonly double[] Thresholds = [LeastHeld, 0.3, 0.6, 0.9];

    /// <summary>Cells looked at so far: the measure of work.</summary>
    public long Steps { get; private set; }

    /// <summary>The cuts found; empty when connection is kept.</summary>
    public List<Cut> Find(double[] held, double[] begun)
    {
        var found = new List<Cut>();
        foreach (var group in Groups(Enumerable.Range(0, ground.Count), held, LeastHeld))
        {
            if (found.Count < MostCuts)
            {
                var flow = new GroupFlow(ground, group, held, begun);
                FindCrowds(group, flow, held, begun, found);
                FindConnections(group, flow, held, begun, found);
                Steps += flow.Steps;
            }
        }
        return found;
    }

    /// <summary>Connected groups of cells of which more than a threshold is held.</summary>
    private IEnumerable<HashSet<int>> Groups(IEnumerable<int> among, double[] held, double threshold)
    {
        var seen = new bool[ground.Count];
        foreach (var start in among)
        {
            if (seen[start] || held[start] <= threshold)
            {
                continue;
            }
            var group = new HashSet<int> { start };
            var queue = new Stack<int>([start]);
            seen[start] = true;
            while (queue.TryPop(out var cell))
            {
                Steps += 4;
                foreach (var next in ground.Neighbors[cell])
                {
                    if (!seen[next] && held[next] > threshold)
                    {
                        seen[next] = true;
                        group.Add(next);
                        queue.Push(next);
                    }
                }
            }
            yield return group;
        }
    }

    /// <summary>Groups of cells, held more or less whole, that more areas must meet than get in.</summary>
    private void FindCrowds(
        HashSet<int> group,
        GroupFlow flow,
        double[] held,
        double[] begun,
        List<Cut> found
    )
    {
        foreach (var threshold in Thresholds)
        {
            foreach (var part in threshold == LeastHeld ? [group] : Groups(group.Order(), held, threshold))
            {
                foreach (var (cells, needed) in Crowds(part, held))
                {
                    var (sent, within) = flow.CutBefore(cells, needed);
                    if (sent < needed - LeastExcess)
                    {
                        AddRings(set => Cut.Crowd(ground, size, cells, set), within, held, begun, found);
                    }
                }
            }
        }
    }

    /// <summary>For each number of areas, the cells of a group that need most of them: those held most, as many as that
    /// pays for. Cells that need no more than their connection does are left out.</summary>
    private IEnumerable<(List<int> Cells, double Needed)> Crowds(HashSet<int> part, double[] held)
    {
        int[] sorted = [.. part.OrderByDescending(cell => held[cell]).ThenBy(cell => cell)];
        Steps += sorted.Length;
        var (all, free) = (0.0, 0.0);
        var best = new SortedDictionary<int, (int Count, double Needed)>();
        for (var k = 0; k < sorted.Length; k++)
        {
            all += size[sorted[k]];
            free += size[sorted[k]] * (1 - held[sorted[k]]);
            var areas = (int)Math.Ceiling(all);
            var rest = all - (areas - 1);
            var needed = areas - free / rest;
            if (
                areas >= 2
                && rest >= LeastRest
                && needed > Math.Max(held[sorted[0]] + LeastExcess, best.GetValueOrDefault(areas).Needed)
            )
            {
                best[areas] = (k + 1, needed);
            }
        }
        return best.Values.Select(one => (sorted.Take(one.Count).ToList(), one.Needed));
    }

    /// <summary>Cells of a group of which more is held than areas bring.</summary>
    private void FindConnections(
        HashSet<int> group,
        GroupFlow flow,
        double[] held,
        double[] begun,
        List<Cut> found
    )
    {
        var isCut = new HashSet<int>();
        foreach (var cell in group.OrderByDescending(cell => held[cell]).ThenBy(cell => cell))
        {
            if (found.Count >= MostCuts)
            {
                break;
            }
            if (isCut.Contains(cell))
            {
                continue;
            }
            var (sent, within) = flow.CutBefore([cell], held[cell]);
            if (sent < held[cell] - LeastExcess)
            {
                isCut.UnionWith(within);
                AddRings(set => Cut.Connect(ground, cell, set), within, held, begun, found);
            }
        }
    }

    /// <summary>Cuts around a set and around ever wider ones, so that a bridge of any length is asked for at once.</summary>
    private void AddRings(
        Func<HashSet<int>, Cut> around,
        HashSet<int> within,
        double[] held,
        double[] begun,
        List<Cut> found
    )
    {
        for (var ring = 0; ring < MostRings; ring++)
        {
            var cut = around(within);
            Steps += 4 * within.Count;
            if (cut.Excess(held, begun) <= LeastExcess)
            {
                break;
            }
            found.Add(cut);
            var before = within.Count;
            within.UnionWith(Cut.Border(ground, within));
            if (within.Count == before)
            {
                break;
            }
        }
    }
}
