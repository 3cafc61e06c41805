using Patrol.Engine.Optimization.Routes.Search;
using Patrol.Engine.Optimization.Routes.Tours;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// Plans routes: greedy ones first, then a bound by linear programs, then improvement of the patrols of one community and
/// time after the other, with a tighter bound by prices after a first round. Must-visit points come first: their passes are put in before anything else and stay. Anytime:
/// whatever ends it, the best routes so far come back with the bound proven. The same problem, seed, start and work give
/// the same plan; another seed gives other orders at nearly the same coverage.
/// </summary>
public static class RouteSolver
{
    /// <summary>Searches.</summary>
    /// <param name="problem">What to plan.</param>
    /// <param name="options">Budget, seed and listener; progress is told in fractions of the total risk.</param>
    /// <param name="start">Routes to start from; their stops that are still candidates are used. Null for none.</param>
    /// <param name="kept">Codes of patrols whose routes of <paramref name="start"/> stay exactly as they are.</param>
    /// <param name="cancellation">Ends the search early; the best routes so far are returned.</param>
    public static RoutePlan Solve(
        RouteProblem problem,
        SolveOptions options,
        IReadOnlyList<Route>? start = null,
        IReadOnlySet<string>? kept = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var meter = new SolveMeter(options.Budget, cancellation);
        var incumbent = new Incumbent(options, meter, problem.TotalRisk);
        incumbent.Enter("candidates");
        var codes = problem.Facts.Patrols.Select(patrol => patrol.Code).ToHashSet();
        Route[] stays =
        [
            .. (start ?? []).Where(route =>
                kept?.Contains(route.Patrol) == true && codes.Contains(route.Patrol)
            ),
        ];
        var greedy = GreedyRoutes.Plan(problem);
        var search = new WeekSearch(problem, options, meter, incumbent, stays);
        new StartTours(problem, search).Put(greedy, start ?? []);
        search.Begin();
        incumbent.Enter("bound");
        search.Prove();
        incumbent.Enter("search");
        search.Improve();
        return Finish(problem, options, meter, incumbent, search, stays, greedy);
    }

    private static RoutePlan Finish(
        RouteProblem problem,
        SolveOptions options,
        SolveMeter meter,
        Incumbent incumbent,
        WeekSearch search,
        Route[] stays,
        IReadOnlyList<Route> greedy
    )
    {
        var byPatrol = stays.ToDictionary(route => route.Patrol);
        var writer = new RouteWriter(problem);
        var pairs = new CoveredPairs(problem);
        var (routes, unserved) = (new List<Route>(), new List<RouteUnserved>());
        for (var k = 0; k < problem.Facts.Patrols.Count; k++)
        {
            var code = problem.Facts.Patrols[k].Code;
            if (!byPatrol.TryGetValue(code, out var route))
            {
                route = search.TourOf(k) is { } tour
                    ? writer.Write(tour.Watch, RouteWriter.Times(tour), NothingFor(problem, tour, meter))
                    : new Route(code, [], [], 0, problem.Idle[k]);
            }
            routes.Add(pairs.Count(route));
            if (route.Reason is { } reason)
            {
                unserved.Add(new RouteUnserved(code, false, reason));
            }
        }
        unserved.AddRange(search.Unserved);
        var total = problem.TotalRisk > 0 ? problem.TotalRisk : 1;
        var bound = Math.Max(incumbent.Bound, pairs.Risk);
        var gap = bound > 0 ? 1 - pairs.Risk / bound : 0;
        return new RoutePlan(
            gap <= Incumbent.Closed ? SolveStatus.Optimal
                : incumbent.IsGood ? SolveStatus.Feasible
                : SolveStatus.BudgetSpent,
            routes,
            pairs.Risk / total,
            greedy.Sum(route => route.RiskCovered) / total,
            bound / total,
            problem.TotalRisk,
            unserved,
            options.Seed,
            meter.Seconds,
            meter.Work,
            meter.ClockStopped,
            meter.Cancelled
        );
    }

    private static Reason NothingFor(RouteProblem problem, Tour tour, SolveMeter meter) =>
        meter.Cancelled || tour.Watch.Hours.Any(hour => problem.Hours[hour].Risk.Any(risk => risk > 0))
            ? Reason.Of("route.nothing-left")
            : Reason.Of("route.no-risk");
}
