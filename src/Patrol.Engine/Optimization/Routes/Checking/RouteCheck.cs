using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Checking;

/// <summary>Checks the way and the times of single routes.</summary>
internal sealed class RouteCheck(RouteFacts facts, List<Reason> broken)
{
    private const double ToleranceMeters = 0.5;

    /// <summary>Seconds by which two ways of adding up a time may differ.</summary>
    private const double ToleranceSeconds = 0.01;

    private readonly Ways ways = new(facts.Streets, facts.Rules.Mode);
    private readonly double fastestKmh = facts
        .Streets.Select((_, segment) => segment)
        .Select(segment =>
            facts.Rules.Mode switch
            {
                Network.TravelMode.Foot => facts.Streets[segment].Speeds.FootKmh,
                Network.TravelMode.EBike => facts.Streets[segment].Speeds.EBikeKmh,
                _ => facts.Streets[segment].Speeds.CarKmh,
            }
        )
        .Append((float)RouteRules.AccessKmh)
        .Max();
    private readonly Dictionary<string, StreetPoint?> bases = [];
    private readonly Dictionary<string, StreetPoint?> points = [];

    public void Check(Route route, RoutePatrol patrol)
    {
        var before = broken.Count;
        CheckForm(route, patrol);
        if (broken.Count > before || route.Stops.Count == 0)
        {
            return;
        }
        foreach (var stop in route.Stops)
        {
            CheckStop(route, stop, patrol);
        }
        if (broken.Count == before)
        {
            CheckLegs(route, patrol);
        }
    }

    private void CheckForm(Route route, RoutePatrol patrol)
    {
        var (stops, legs) = (route.Stops, route.Legs);
        if (legs.Count != (stops.Count == 0 ? 0 : stops.Count + 1))
        {
            Add("check.leg-count", route, ("stops", stops.Count), ("legs", legs.Count));
            return;
        }
        for (var k = 0; k < stops.Count; k++)
        {
            if (stops[k].Number != k + 1)
            {
                Add("check.stop-number", route, ("number", stops[k].Number), ("place", k + 1));
            }
            if (stops[k].Leave < stops[k].Arrive)
            {
                Add("check.stop-times", route, ("stop", k + 1));
            }
            if (legs[k].To != stops[k].Arrive || legs[k + 1].From != stops[k].Leave)
            {
                Add("check.leg-times", route, ("stop", k + 1));
            }
        }
        if (legs.Any(leg => leg.To < leg.From))
        {
            Add("check.leg-times", route);
        }
        if (legs.Count > 0 && legs[0].From < patrol.From)
        {
            Add("check.route-start", route, ("at", legs[0].From), ("from", patrol.From));
        }
        if (legs.Count > 0 && legs[^1].To > patrol.To)
        {
            Add("check.route-end", route, ("at", legs[^1].To), ("to", patrol.To));
        }
    }

    private void CheckStop(Route route, RouteStop stop, RoutePatrol patrol)
    {
        if (stop.Segment < 0 || stop.Segment >= facts.Streets.Count)
        {
            Add("check.stop-segment", route, ("stop", stop.Number), ("segment", stop.Segment));
            return;
        }
        var segment = facts.Streets[stop.Segment];
        var (x, y) = ways.PointAt(stop.Segment, stop.OffsetMeters);
        var isOnSegment =
            stop.OffsetMeters >= 0 && stop.OffsetMeters <= segment.LengthMeters + ToleranceMeters;
        if (!isOnSegment || !(double.Hypot(x - stop.X, y - stop.Y) <= ToleranceMeters))
        {
            Add("check.stop-place", route, ("stop", stop.Number));
        }
        if (stop.Street != segment.Name)
        {
            Add("check.stop-name", route, ("stop", stop.Number));
        }
        if (!(ways.Speed(stop.Segment) > 0))
        {
            Add("check.stop-closed", route, ("stop", stop.Number));
            return;
        }
        if (stop.MustVisit is { } code)
        {
            CheckPass(route, stop, code, patrol);
            return;
        }
        if (segment.Class is StreetClass.Highway or StreetClass.Service)
        {
            Add("check.stop-class", route, ("stop", stop.Number), ("class", segment.Class));
        }
        var area = facts.Communities.First(one => one.Code == patrol.Area);
        if (area.Shape.Distance(new Point(stop.X, stop.Y)) > ToleranceMeters)
        {
            Add("check.stop-area", route, ("stop", stop.Number), ("area", patrol.Area));
        }
        var stay = patrol.StayMinutes ?? facts.Rules.StayMinutes;
        if ((stop.Leave - stop.Arrive).TotalSeconds < 60 * stay - ToleranceSeconds)
        {
            Add("check.stay", route, ("stop", stop.Number), ("minutes", stay));
        }
    }

    private void CheckPass(Route route, RouteStop stop, string code, RoutePatrol patrol)
    {
        var visit = facts.MustVisits.FirstOrDefault(one => one.Code == code && one.Area == patrol.Area);
        if (visit is null)
        {
            Add("check.must-visit-unknown", route, ("stop", stop.Number), ("mustVisit", code));
            return;
        }
        var place = visit.Place;
        if (!points.TryGetValue(code, out var nearest))
        {
            points[code] = nearest = ways.Nearest(place.X, place.Y, facts.Rules.CoverRadiusMeters);
        }
        var meters = double.Hypot(stop.X - place.X, stop.Y - place.Y);
        if (nearest is null || meters > nearest.Value.SnapMeters + ToleranceMeters)
        {
            Add("check.must-visit-place", route, ("stop", stop.Number), ("mustVisit", code));
        }
    }

    private void CheckLegs(Route route, RoutePatrol patrol)
    {
        if (!bases.TryGetValue(patrol.Base, out var start))
        {
            var place = facts.Bases.First(one => one.Code == patrol.Base).Place;
            bases[patrol.Base] = start = ways.Nearest(place.X, place.Y, RouteRules.BaseSnapMeters);
        }
        if (start is not { } home)
        {
            Add("check.base-off-network", route, ("base", patrol.Base));
            return;
        }
        var from = home;
        for (var k = 0; k < route.Legs.Count; k++)
        {
            var to =
                k < route.Stops.Count
                    ? new StreetPoint(route.Stops[k].Segment, route.Stops[k].OffsetMeters, 0)
                    : home;
            CheckLeg(route, k, from, to);
            from = to;
        }
    }

    private void CheckLeg(Route route, int k, StreetPoint from, StreetPoint to)
    {
        var leg = route.Legs[k];
        var taken = (leg.To - leg.From).TotalSeconds;
        var onStreet = taken - (from.SnapMeters + to.SnapMeters) * 3.6 / RouteRules.AccessKmh;
        if (!(ways.Seconds(from, to, onStreet + ToleranceSeconds) <= onStreet + ToleranceSeconds))
        {
            Add("check.leg-too-fast", route, ("leg", k), ("seconds", taken));
        }
        var (a, b) = (
            ways.PointAt(from.Segment, from.OffsetMeters),
            ways.PointAt(to.Segment, to.OffsetMeters)
        );
        var straight = double.Hypot(a.X - b.X, a.Y - b.Y);
        if (
            !(leg.Meters >= straight - ToleranceMeters)
            || leg.Meters > taken * fastestKmh / 3.6 + ToleranceMeters
        )
        {
            Add("check.leg-meters", route, ("leg", k), ("meters", leg.Meters));
        }
    }

    private void Add(string code, Route route, params (string, object)[] more) =>
        broken.Add(Reason.Of(code, [("patrol", route.Patrol), .. more]));
}
