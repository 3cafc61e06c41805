namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>Takes the best placement among free cells, again and again: the plan to beat, and the filler of plans that
/// have patrols left.</summary>
internal static class Greedy
{
    /// <summary>Adds placements to a packing until it has all patrols or no risk is left in reach.</summary>
    public static List<Placement> Fill(
        BeatProblem problem,
        PlacementFinder finder,
        IReadOnlyList<Placement> start,
        CancellationToken cancellation
    )
    {
        var placed = start.ToList();
        var weight = FreeRisk(problem, placed.SelectMany(one => one.Cells));
        var best = new List<Scored>();
        while (
            placed.Count < problem.Patrols
            && !cancellation.IsCancellationRequested
            && finder.FindBest(weight, best) > 0
        )
        {
            foreach (
                var scored in best.Where(one => one.Score > 0)
                    .OrderByDescending(one => one.Score)
                    .ThenBy(one => one.Anchor)
            )
            {
                var next = finder.Get(scored);
                if (
                    placed.Count == problem.Patrols
                    || next.Cells.Any(cell => double.IsNegativeInfinity(weight[cell]))
                )
                {
                    break;
                }
                placed.Add(next);
                foreach (var cell in next.Cells)
                {
                    weight[cell] = double.NegativeInfinity;
                }
            }
        }
        return placed;
    }

    /// <summary>[cell] risk, −∞ where taken.</summary>
    public static double[] FreeRisk(BeatProblem problem, IEnumerable<int> taken)
    {
        var weight = problem.Risk.ToArray();
        foreach (var cell in taken)
        {
            weight[cell] = double.NegativeInfinity;
        }
        return weight;
    }
}
