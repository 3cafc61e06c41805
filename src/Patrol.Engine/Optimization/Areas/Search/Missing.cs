using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>Says why there are fewer areas than asked for; the same reason holds for each of them.</summary>
internal static class Missing
{
    public static List<Reason> Explain(AreaProblem problem, AreaGround ground, IReadOnlyList<List<int>> areas)
    {
        var missing = problem.Areas - areas.Count;
        return missing == 0
            ? []
            : [.. Enumerable.Repeat(Explain(problem, ground, [.. areas.SelectMany(x => x)]), missing)];
    }

    private static Reason Explain(AreaProblem problem, AreaGround ground, HashSet<int> taken)
    {
        var usable = Enumerable.Range(0, ground.Count).Where(ground.IsUsable).ToArray();
        if (usable.Length == 0)
        {
            return Reason.Of(
                "hotspot.no-cell-fits",
                ("cells", ground.Count),
                ("maxSquareMeters", problem.MaxSquareMeters)
            );
        }
        var free = usable.Where(cell => !taken.Contains(cell)).ToArray();
        return free.Length == 0 ? Reason.Of("hotspot.no-cell-left", ("cells", usable.Length))
            : free.Any(cell => ground.Risk[cell] > 0)
                ? Reason.Of("hotspot.search-ended", ("free", free.Length))
            : Reason.Of("hotspot.no-risk-left", ("free", free.Length), ("cells", usable.Length));
    }
}
