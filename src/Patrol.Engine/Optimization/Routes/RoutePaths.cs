using NetTopologySuite.Geometries;
using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>One leg of a route as it is drawn and told.</summary>
/// <param name="Shape">Line in the metric CRS; the straight way between a base and its street is not in it.</param>
/// <param name="Streets">Names of the streets in order.</param>
/// <param name="Meters">Length along the streets.</param>
public sealed record RoutePath(LineString Shape, IReadOnlyList<string> Streets, double Meters);

/// <summary>Finds the ways of routes for drawing them and naming their streets. One instance serves one thread.</summary>
public sealed class RoutePaths
{
    private readonly RouteFacts facts;
    private readonly TravelPaths paths;
    private readonly StreetSnap snap;

    /// <summary>Prepares the ways of a problem's routes.</summary>
    public RoutePaths(RouteProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        facts = problem.Facts;
        paths = new TravelPaths(problem.Ground.Graph, facts.Rules.Mode);
        snap = new StreetSnap(facts.Streets, facts.Rules.Mode);
    }

    /// <summary>One path a leg, in order; none for a route without stops.</summary>
    /// <exception cref="ArgumentException">The route is not one of the problem's, or a way does not exist.</exception>
    public IReadOnlyList<RoutePath> Find(Route route)
    {
        ArgumentNullException.ThrowIfNull(route);
        if (route.Stops.Count == 0)
        {
            return [];
        }
        var @base = facts.Patrols.FirstOrDefault(patrol => patrol.Code == route.Patrol)?.Base;
        var place = facts.Bases.FirstOrDefault(one => one.Code == @base)?.Place;
        if (place is null || snap.Find(place.X, place.Y, RouteRules.BaseSnapMeters) is not { } home)
        {
            throw new ArgumentException($"{route.Patrol} has no base on the streets.", nameof(route));
        }
        var found = new List<RoutePath>();
        var at = home;
        foreach (
            var next in route
                .Stops.Select(stop => new SnapPoint(stop.Segment, stop.OffsetMeters, 0, stop.X, stop.Y))
                .Append(home)
        )
        {
            var path =
                paths.Find(at, next)
                ?? throw new ArgumentException($"{route.Patrol} goes where no way leads.", nameof(route));
            found.Add(new RoutePath(path.Shape, path.Streets, path.Meters));
            at = next;
        }
        return found;
    }
}
