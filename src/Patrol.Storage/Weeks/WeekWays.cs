using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Weeks;

/// <summary>Draws the routes of a week: places in WGS 84, names of streets and of what is near a stop.</summary>
internal sealed class WeekWays
{
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss"
    );

    private readonly District district;
    private readonly RouteFacts facts;
    private readonly TravelPaths paths;
    private readonly StreetSnap snap;
    private readonly NearPlaces near;
    private readonly CoordinateTransform transform;
    private readonly Dictionary<string, PatrolBase> bases;

    public WeekWays(District district, RouteProblem problem, NearPlaces near)
    {
        (this.district, facts, this.near) = (district, problem.Facts, near);
        paths = new TravelPaths(problem.Ground.Graph, facts.Rules.Mode);
        snap = new StreetSnap(facts.Streets, facts.Rules.Mode);
        transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        bases = facts.Bases.ToDictionary(one => one.Code);
    }

    /// <summary>One view a route, in the order of the plan.</summary>
    public IReadOnlyList<RouteView> Draw(RoutePlan plan)
    {
        var patrols = facts.Patrols.ToDictionary(one => one.Code);
        var unserved = plan
            .Unserved.Where(one => !one.IsMustVisit)
            .ToDictionary(one => one.Code, one => one.Reason);
        return
        [
            .. plan.Routes.Select(route =>
                Draw(patrols[route.Patrol], route, route.Reason ?? unserved.GetValueOrDefault(route.Patrol))
            ),
        ];
    }

    private RouteView Draw(RoutePatrol patrol, Route route, Reason? reason)
    {
        var home = bases[patrol.Base];
        return new RouteView(
            route.Patrol,
            home.Name,
            PlaceOf(home.Place.X, home.Place.Y),
            At(patrol.From),
            At(patrol.To),
            [
                .. route.Stops.Select(stop => new RouteStopView(
                    stop.Number,
                    PlaceOf(stop.X, stop.Y),
                    stop.Street,
                    near.Find(stop.X, stop.Y),
                    At(stop.Arrive),
                    At(stop.Leave),
                    stop.MustVisit is { } code ? near.NameOf(code) : null
                )),
            ],
            [.. LegsOf(home, route)],
            Math.Round(route.Legs.Sum(leg => leg.Meters), 1),
            Math.Round(route.RiskCovered, 6),
            reason is null ? null : new ReasonView(reason.Code, reason.Arguments)
        );
    }

    private IEnumerable<RouteLegView> LegsOf(PatrolBase home, Route route)
    {
        if (route.Stops.Count == 0)
        {
            yield break;
        }
        var start = snap.Find(home.Place.X, home.Place.Y, RouteRules.BaseSnapMeters)!.Value;
        SnapPoint[] points =
        [
            start,
            .. route.Stops.Select(stop => new SnapPoint(stop.Segment, stop.OffsetMeters, 0, stop.X, stop.Y)),
            start,
        ];
        for (var k = 0; k < route.Legs.Count; k++)
        {
            var leg = route.Legs[k];
            var path = paths.Find(points[k], points[k + 1]);
            var line = (path?.Shape.Coordinates ?? []).Select(point => PlaceOf(point.X, point.Y));
            // The way between the base and its street is drawn straight, as it is counted.
            var atHome = PlaceOf(home.Place.X, home.Place.Y);
            yield return new RouteLegView(
                At(leg.From),
                At(leg.To),
                Math.Round(leg.Meters, 1),
                path?.Streets ?? [],
                [
                    .. k == 0 ? [atHome] : Array.Empty<double[]>(),
                    .. line,
                    .. k == route.Legs.Count - 1 ? [atHome] : Array.Empty<double[]>(),
                ]
            );
        }
    }

    private string At(Instant instant) => Seconds.Format(instant.InZone(district.TimeZone).LocalDateTime);

    private double[] PlaceOf(double x, double y)
    {
        var (longitude, latitude) = transform.Inverse(x, y);
        return [Math.Round(longitude, 6), Math.Round(latitude, 6)];
    }
}
