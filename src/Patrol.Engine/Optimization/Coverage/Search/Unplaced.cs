using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>Says why patrols found no place; the same reason holds for each of them.</summary>
internal static class Unplaced
{
    public static List<Reason> Explain(BeatProblem problem, PlacementFinder finder, IReadOnlyList<Beat> beats)
    {
        var missing = problem.Patrols - beats.Count;
        if (missing == 0)
        {
            return [];
        }
        var reason = Explain(problem, finder, [.. beats.SelectMany(beat => beat.Cells)]);
        return [.. Enumerable.Repeat(reason, missing)];
    }

    private static Reason Explain(BeatProblem problem, PlacementFinder finder, HashSet<int> taken)
    {
        if (problem.Bases.Count == 0)
        {
            return Reason.Of("beat.no-base");
        }
        var reached = problem.Bases.SelectMany(one => one.Cells).ToHashSet();
        if (reached.Count == 0)
        {
            return Reason.Of(
                "beat.no-cell-in-reach",
                ("bases", problem.Bases.Count),
                ("maxMeters", problem.MaxMeters)
            );
        }
        var free = reached.Count(cell => !taken.Contains(cell));
        if (free == 0)
        {
            return Reason.Of(
                "beat.no-reachable-cell-left",
                ("reachable", reached.Count),
                ("maxMeters", problem.MaxMeters)
            );
        }
        return finder.FindBest(Greedy.FreeRisk(problem, taken), []) > 0
            ? Reason.Of("beat.search-ended", ("free", free))
            : Reason.Of("beat.no-risk-left", ("free", free), ("reachable", reached.Count));
    }
}
