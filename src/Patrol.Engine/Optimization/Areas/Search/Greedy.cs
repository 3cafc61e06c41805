namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>
/// The greedy choice: from every free cell an area grows by the riskiest free cell next to it that fits, until none does;
/// the area with most risk is taken, and so on with what is free.
/// </summary>
internal static class Greedy
{
    /// <summary>Adds areas to those there until there are enough or no risk is left.</summary>
    public static List<List<int>> Fill(
        AreaGround ground,
        IReadOnlyList<List<int>> there,
        CancellationToken cancellation
    )
    {
        var areas = there.ToList();
        var taken = new bool[ground.Count];
        foreach (var cell in areas.SelectMany(area => area))
        {
            taken[cell] = true;
        }
        while (areas.Count < ground.Areas && !cancellation.IsCancellationRequested)
        {
            if (FindBest(ground, taken) is not { } best)
            {
                break;
            }
            areas.Add(best);
            best.ForEach(cell => taken[cell] = true);
        }
        return areas;
    }

    /// <summary>The best area that grows on free cells; null when they hold no risk.</summary>
    private static List<int>? FindBest(AreaGround ground, bool[] taken)
    {
        List<int>? best = null;
        var top = 0.0;
        var grown = new Growth(ground);
        for (var cell = 0; cell < ground.Count; cell++)
        {
            if (!taken[cell] && ground.IsUsable(cell) && ground.Risk[cell] > 0)
            {
                var area = grown.From(cell, taken);
                var value = ground.ValueOf(area);
                if (value > top)
                {
                    (best, top) = (area, value);
                }
            }
        }
        return best;
    }
}
