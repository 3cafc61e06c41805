using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>Reads routes back into tours, as a start.</summary>
internal sealed class StartTours(RouteProblem problem, WeekSearch search)
{
    /// <summary>Largest difference along a street at which a stop is a candidate.</summary>
    private const double ToleranceMeters = 0.5;

    /// <summary>Starts each tour from its earlier route, else from the greedy one.</summary>
    public void Put(IReadOnlyList<Route> greedy, IReadOnlyList<Route> earlier)
    {
        var byPatrol = earlier.DistinctBy(route => route.Patrol).ToDictionary(route => route.Patrol);
        for (var k = 0; k < greedy.Count; k++)
        {
            if (search.TourOf(k) is { } tour)
            {
                var from = byPatrol.GetValueOrDefault(problem.Facts.Patrols[k].Code) ?? greedy[k];
                search.Start(k, [.. from.Stops.Select(stop => Read(tour.Watch, stop)).OfType<Visit>()]);
            }
        }
    }

    private Visit? Read(Watch watch, RouteStop stop)
    {
        if (stop.MustVisit is not null || FindAt(watch.Town, stop) is not { } at)
        {
            return null;
        }
        int[] hours =
        [
            .. GreedyRoutes.Hours(problem, watch, problem.Ceiling(stop.Arrive), problem.Floor(stop.Leave)),
        ];
        return hours.Length == 0 ? null : Visit.Covering(problem, watch, at, hours[0], hours[^1]);
    }

    private static int? FindAt(Town town, RouteStop stop)
    {
        for (var at = 0; at < town.FirstMustVisit; at++)
        {
            var point = town.Points[at];
            if (
                point.Segment == stop.Segment
                && Math.Abs(point.OffsetMeters - stop.OffsetMeters) <= ToleranceMeters
            )
            {
                return at;
            }
        }
        return null;
    }
}
