using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Patrols;

/// <summary>Map of one patrol: its way with arrows, its stops by number, its base.</summary>
internal static class PatrolMap
{
    private const float Radius = 7;

    /// <summary>Draws it.</summary>
    public static void Draw(Pen pen, SKRect rect, PaperPlan plan, PlanSlot slot, RouteView? route)
    {
        var home = plan.Map.Bases.FirstOrDefault(one => one.Code == slot.Base);
        var seen = SeenOf(plan, slot, route, home);
        var frame = MapFrame.Around(rect, seen, 26);
        var names = route?.Legs.SelectMany(leg => leg.Streets).ToHashSet() ?? [];
        SheetMap.Draw(
            pen,
            frame,
            plan.Map,
            new HashSet<string> { slot.Area },
            names,
            under: route is null ? null : () => RouteLine.Draw(pen, frame, route),
            places =>
            {
                var at =
                    route is not null ? frame.At(route.BasePlace)
                    : home is null ? default
                    : frame.At(home.Place);
                if (at != default)
                {
                    MapSigns.Base(pen, at, 7.5f);
                    places.Keep(at, 9);
                }
                if (route is not null)
                {
                    RouteLine.Keep(frame, route, places);
                }
                DrawStops(pen, frame, route, at, places);
                if (at != default)
                {
                    var style = new TextStyle(8.5f, Ink.Base, IsBold: true);
                    MapNames.Draw(pen, at, slot.Place, style, places, 10, isNeeded: true);
                }
            },
            new SheetMapLook(6.4f, 1, "A4")
        );
    }

    /// <summary>Signs of its legend.</summary>
    public static IEnumerable<LegendSign> Signs() =>
        [
            new((pen, at) => MapSigns.Base(pen, at, 4.2f), "base: start and end"),
            new((pen, at) => MapSigns.Stop(pen, at, "1", 5), "stop"),
            new(
                (pen, at) =>
                {
                    using var line = new SKPath();
                    line.MoveTo(at.X - 6, at.Y);
                    line.LineTo(at.X + 6, at.Y);
                    pen.Along(line, Ink.Route, 2.2f);
                },
                " way"
            ),
            new((pen, at) => MapSigns.Site(pen, at, "school", 3.2f), "school or other site"),
            new((pen, at) => MapSigns.Site(pen, at, "compoundEntrance", 3.4f), "compound entrance"),
            new(
                (pen, at) =>
                {
                    using var line = new SKPath();
                    line.MoveTo(at.X - 7, at.Y);
                    line.LineTo(at.X + 7, at.Y);
                    pen.Along(line, Ink.Area, 1.5f, [5, 1.8f, 1, 1.8f]);
                },
                " community"
            ),
        ];

    private static IReadOnlyCollection<double[]> SeenOf(
        PaperPlan plan,
        PlanSlot slot,
        RouteView? route,
        PaperPlace? home
    )
    {
        if (route is { Stops.Count: > 0 })
        {
            return
            [
                .. route.Stops.Select(stop => stop.Place),
                route.BasePlace,
                .. route.Legs.SelectMany(leg => leg.Line),
            ];
        }
        double[][] area =
        [
            .. plan
                .Map.Areas.Where(one => one.Code == slot.Area)
                .SelectMany(one => one.Rings.SelectMany(ring => ring)),
        ];
        return area.Length > 0 ? area
            : home is not null ? [home.Place]
            : [.. plan.Map.Bases.Select(one => one.Place).DefaultIfEmpty([0, 0])];
    }

    // A stop that would lie on another, or on the base, is moved aside and tied to its place.
    private static void DrawStops(Pen pen, MapFrame frame, RouteView? route, SKPoint home, LabelPlaces places)
    {
        var drawn = new List<SKPoint> { home };
        var ties = new List<(SKPoint From, SKPoint To)>();
        foreach (var stop in route?.Stops ?? [])
        {
            var at = frame.At(stop.Place);
            var beside = Enumerable
                .Range(0, 16)
                .Select(turn => SKPoint.Add(at, Offset(turn, Radius * (turn < 8 ? 2.3f : 3.6f))))
                .Prepend(at)
                .Where(frame.Rect.Contains)
                .FirstOrDefault(
                    place => drawn.TrueForAll(other => SKPoint.Distance(other, place) > 2 * Radius + 1.5f),
                    at
                );
            drawn.Add(beside);
            ties.Add((at, beside));
        }
        foreach (var (from, to) in ties.Where(tie => tie.From != tie.To))
        {
            pen.Line(from.X, from.Y, to.X, to.Y, Ink.Route, 1);
            pen.Dot(from, 2, Ink.Route);
        }
        for (var index = 0; index < ties.Count; index++)
        {
            MapSigns.Stop(pen, ties[index].To, $"{route!.Stops[index].Number}", Radius);
            places.Keep(ties[index].To, Radius + 1.5f);
        }
    }

    private static SKSize Offset(int turn, float reach)
    {
        var (sin, cos) = MathF.SinCos(turn * MathF.Tau / 8 + 0.4f);
        return new SKSize(reach * cos, reach * sin);
    }
}
