namespace Patrol.Engine.Optimization.Staffing;

/// <summary>
/// Spends the budget where the next patrol adds most. Gains of a cell never rise, so the greedy choice is the best
/// plan: first each community's floor from its own highest gains, then the highest of all. Equal gains go to the cell
/// listed first. Source: Fox 1966, doi:10.1287/mnsc.13.3.210 (marginal allocation).
/// </summary>
public static class StaffingSolver
{
    /// <summary>Finds the best plan, and what more patrols would add.</summary>
    /// <param name="problem">What to plan.</param>
    /// <param name="curve">How many more patrols the curve looks at.</param>
    public static StaffingPlan Solve(StaffingProblem problem, int curve = 50)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(curve);
        var patrols = new int[problem.Cells.Count];
        var value = 0.0;
        var left = problem.Budget;
        var byArea = Enumerable.Range(0, patrols.Length).GroupBy(cell => problem.Cells[cell].Area);
        foreach (var area in byArea)
        {
            var floor = Next(problem, patrols, area);
            for (var placed = 0; placed < problem.Floor && Take(floor) is { } gain; placed++)
            {
                value += gain;
                left--;
            }
        }
        var next = Next(problem, patrols, Enumerable.Range(0, patrols.Length));
        while (left > 0 && Take(next) is { } gain)
        {
            value += gain;
            left--;
        }
        var chosen = (int[])patrols.Clone();
        var more = new List<double>();
        var total = value;
        while (more.Count < curve && Take(next) is { } gain)
        {
            more.Add(total += gain);
        }
        return new StaffingPlan(chosen, value, value, more);

        double? Take(PriorityQueue<int, (double, int)> queue)
        {
            if (!queue.TryDequeue(out var cell, out var key))
            {
                return null;
            }
            patrols[cell]++;
            Offer(problem, patrols, queue, cell);
            return -key.Item1;
        }
    }

    private static PriorityQueue<int, (double, int)> Next(
        StaffingProblem problem,
        int[] patrols,
        IEnumerable<int> cells
    )
    {
        var queue = new PriorityQueue<int, (double, int)>();
        foreach (var cell in cells)
        {
            Offer(problem, patrols, queue, cell);
        }
        return queue;
    }

    // A patrol that adds nothing is not sent out.
    private static void Offer(
        StaffingProblem problem,
        int[] patrols,
        PriorityQueue<int, (double, int)> queue,
        int cell
    )
    {
        var gains = problem.Cells[cell].Gains;
        if (patrols[cell] < gains.Count && gains[patrols[cell]] > 0)
        {
            queue.Enqueue(cell, (-gains[patrols[cell]], cell));
        }
    }
}
