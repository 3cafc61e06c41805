using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// Routes for comparison: patrols in order of start (then of the problem), each adding at its end the stop with the most
/// risk not yet covered per minute of way and stay, as long as one adds any and it is back in time from there. It never
/// waits, stays as long as it must, and knows nothing of must-visit points.
/// </summary>
public static class GreedyRoutes
{
    /// <summary>One route a patrol, in the order of the problem.</summary>
    public static IReadOnlyList<Route> Plan(RouteProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var timed = Walk(problem);
        var writer = new RouteWriter(problem);
        var pairs = new CoveredPairs(problem);
        var routes = new Route[problem.Facts.Patrols.Count];
        foreach (var watch in InOrder(problem))
        {
            var nothing = Reason.Of("route.no-risk");
            routes[watch.Index] = writer.Write(watch, timed[watch.Index], nothing);
        }
        for (var k = 0; k < routes.Length; k++)
        {
            routes[k] = pairs.Count(
                routes[k] ?? new Route(problem.Facts.Patrols[k].Code, [], [], 0, problem.Idle[k])
            );
        }
        return routes;
    }

    /// <summary>[patrol] its stops; none for patrols that can't stop anywhere.</summary>
    internal static TimedStop[][] Walk(RouteProblem problem)
    {
        var stops = new TimedStop[problem.Facts.Patrols.Count][];
        Array.Fill(stops, []);
        var covered = new CoverCounts(problem);
        foreach (var watch in InOrder(problem))
        {
            stops[watch.Index] = Walk(problem, watch, covered);
        }
        return stops;
    }

    private static IEnumerable<Watch> InOrder(RouteProblem problem) =>
        problem
            .Groups.SelectMany(group => group.Watches)
            .OrderBy(watch => problem.Facts.Patrols[watch.Index].From)
            .ThenBy(watch => watch.Index);

    private static TimedStop[] Walk(RouteProblem problem, Watch watch, CoverCounts covered)
    {
        var (town, seconds) = (watch.Town, watch.Town.Seconds);
        var (at, time) = (watch.Base, watch.From);
        var stops = new List<TimedStop>();
        while (true)
        {
            var best = new TimedStop(-1, 0, 0);
            var bestScore = 0.0;
            for (var stop = 0; stop < town.FirstMustVisit; stop++)
            {
                var arrive = time + seconds[at * town.Size + stop];
                var leave = arrive + watch.Stay;
                if (leave + seconds[stop * town.Size + watch.Base] > watch.To)
                {
                    continue;
                }
                var score = Gain(problem, watch, stop, arrive, leave, covered) / (leave - time);
                if (score > bestScore)
                {
                    (best, bestScore) = (new TimedStop(stop, arrive, leave), score);
                }
            }
            if (best.At < 0)
            {
                return [.. stops];
            }
            stops.Add(best);
            foreach (var hour in Hours(problem, watch, best.Arrive, best.Leave))
            {
                foreach (var cell in town.LocalCells[best.At])
                {
                    covered.Add(hour, town.Cells[cell]);
                }
            }
            (at, time) = (best.At, best.Leave);
        }
    }

    private static double Gain(
        RouteProblem problem,
        Watch watch,
        int stop,
        int arrive,
        int leave,
        CoverCounts covered
    )
    {
        var gain = 0.0;
        foreach (var hour in Hours(problem, watch, arrive, leave))
        {
            foreach (var cell in watch.Town.LocalCells[stop])
            {
                var global = watch.Town.Cells[cell];
                gain += covered.Has(hour, global) ? 0 : problem.Hours[hour].Risk[global];
            }
        }
        return gain;
    }

    /// <summary>Hours of which a stop lasts long enough.</summary>
    internal static IEnumerable<int> Hours(RouteProblem problem, Watch watch, int arrive, int leave) =>
        watch.Hours.Where(hour =>
            Math.Min(leave, problem.HourBegin[hour] + 3600) - Math.Max(arrive, problem.HourBegin[hour])
            >= problem.Cover
        );
}
