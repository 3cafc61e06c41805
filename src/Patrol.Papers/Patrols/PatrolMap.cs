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
        var at =
            route is not null ? frame.At(route.BasePlace)
            : home is not null ? frame.At(home.Place)
            : (SKPoint?)null;
        var sign = at is { } place ? SKRect.Inflate(SKRect.Create(place, SKSize.Empty), 9, 9) : default;
        var marks = StopMark.Of(
            (route?.Stops ?? []).Select(stop => (stop.Number, frame.At(stop.Place))),
            rect,
            sign,
            Radius
        );
        SheetMap.Draw(
            pen,
            frame,
            plan.Map,
            new HashSet<string> { slot.Area },
            names,
            places =>
            {
                places.Keep(sign);
                foreach (var mark in marks)
                {
                    places.Keep(mark.Room);
                    places.Keep(mark.Place, 3);
                }
                if (route is not null)
                {
                    RouteLine.Keep(frame, route, places);
                }
                if (at is { } anchor)
                {
                    var style = new TextStyle(8.5f, Ink.Base, IsBold: true);
                    MapNames.Draw(pen, anchor, slot.Place, style, places, 10, isStrong: true);
                }
            },
            () =>
            {
                if (route is not null)
                {
                    RouteLine.Draw(pen, frame, route);
                }
                if (at is { } anchor)
                {
                    MapSigns.Base(pen, anchor, 7.5f);
                }
                StopMark.Draw(pen, marks);
            },
            new SheetMapLook(6.4f, 1, "A4")
        );
    }

    /// <summary>Signs of its legend.</summary>
    public static IEnumerable<LegendSign> Signs() =>
        [
            new((pen, at) => MapSigns.Base(pen, at, 4.2f), "base: start and end"),
            new((pen, at) => MapSigns.Stop(pen, at, "1", 5), "stop"),
            new((pen, at) => MapSigns.Stop(pen, new(at.X + 1, at.Y), "5, 6", 5), " stops at one place"),
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
}
