using NodaTime;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>A place and the seconds of arrival and departure.</summary>
internal readonly record struct TimedStop(int At, int Arrive, int Leave);

/// <summary>Writes tours as routes, with the length of each way.</summary>
internal sealed class RouteWriter(RouteProblem problem)
{
    private readonly TravelPaths paths = new(problem.Ground.Graph, problem.Facts.Rules.Mode);
    private readonly Dictionary<(SnapPoint, SnapPoint), double> meters = [];

    /// <summary>The stops of a tour at their earliest times; visits of one place that follow at once are one stop.</summary>
    public static TimedStop[] Times(Tour tour)
    {
        var stops = new List<TimedStop>(tour.Count);
        for (var k = 0; k < tour.Count; k++)
        {
            var visit = tour.Visits[k];
            var stop = new TimedStop(visit.At, tour.ArriveAt(k), tour.LeaveAt(k));
            var isLonger =
                k > 0
                && stops[^1].At == visit.At
                && stops[^1].Leave == stop.Arrive
                && !visit.IsPass
                && !tour.Visits[k - 1].IsPass;
            if (isLonger)
            {
                stops[^1] = stops[^1] with { Leave = stop.Leave };
            }
            else
            {
                stops.Add(stop);
            }
        }
        return [.. stops];
    }

    /// <summary>A route with its stops; what it covers is filled in by <see cref="CoveredPairs"/>.</summary>
    public Route Write(Watch watch, IReadOnlyList<TimedStop> timed, Reason nothing)
    {
        var patrol = problem.Facts.Patrols[watch.Index].Code;
        if (timed.Count == 0)
        {
            return new Route(patrol, [], [], 0, nothing);
        }
        var town = watch.Town;
        var (at, time) = (watch.Base, watch.From);
        var (stops, legs) = (new List<RouteStop>(), new List<RouteLeg>());
        foreach (var stop in timed)
        {
            legs.Add(new RouteLeg(problem.At(time), problem.At(stop.Arrive), Meters(town, at, stop.At)));
            stops.Add(Stop(town, stop, stops.Count + 1));
            (at, time) = (stop.At, stop.Leave);
        }
        var home = problem.At(time + town.Seconds[at * town.Size + watch.Base]);
        legs.Add(new RouteLeg(problem.At(time), home, Meters(town, at, watch.Base)));
        return new Route(patrol, stops, legs, 0);
    }

    private RouteStop Stop(Town town, TimedStop stop, int number)
    {
        var point = town.Points[stop.At];
        return new RouteStop(
            number,
            point.X,
            point.Y,
            point.Segment,
            point.OffsetMeters,
            problem.Ground.Graph.Segments[point.Segment].Name,
            problem.At(stop.Arrive),
            problem.At(stop.Leave),
            town.MustVisitAt(stop.At)
        );
    }

    private double Meters(Town town, int from, int to)
    {
        var (a, b) = (town.Points[from], town.Points[to]);
        if (!meters.TryGetValue((a, b), out var length))
        {
            meters[(a, b)] = length = paths.Find(a, b)!.Meters;
        }
        // Only bases have a way between place and street.
        return length + Access(town, from, a) + Access(town, to, b);
    }

    private static double Access(Town town, int at, SnapPoint point) =>
        at >= town.StopCount ? point.DistanceMeters : 0;
}
