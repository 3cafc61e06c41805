using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Bases;

/// <summary>Map of a base's communities with the week's stops, a dot for each in the color of its day.</summary>
internal static class BaseMap
{
    private const float DotRadius = 2;
    private const float DotOffset = 2.6f;
    private const float Around = 14;
    private const float LeastHeight = 330;

    /// <summary>Draws it at the top of a rectangle, as high as its subject asks for; where it ends.</summary>
    public static float Draw(
        Pen pen,
        SKRect room,
        PaperPlan plan,
        PaperPlace home,
        IReadOnlyList<PlanSlot> duties
    )
    {
        var codes = duties.Select(slot => slot.Area).ToHashSet();
        var days = duties.ToDictionary(slot => slot.Code, PlanWords.DayOf);
        var stops = plan
            .Routes.Where(route => days.ContainsKey(route.Slot))
            .SelectMany(route => route.Stops.Select(stop => (stop.Place, Day: days[route.Slot])))
            .ToArray();
        var seen = plan
            .Map.Areas.Where(area => codes.Contains(area.Code))
            .SelectMany(area => area.Rings.SelectMany(ring => ring))
            .Concat(stops.Select(stop => stop.Place))
            .Append(home.Place)
            .ToArray();
        var frame = MapFrame.Around(room, seen, Around);
        var high = frame.At(seen.MinBy(place => place[1])!).Y - frame.At(seen.MaxBy(place => place[1])!).Y;
        var rect = SKRect.Create(
            room.Left,
            room.Top,
            room.Width,
            Math.Clamp(high + 4 * Around, Math.Min(LeastHeight, room.Height), room.Height)
        );
        frame = MapFrame.Around(rect, seen, Around);
        var bases = plan
            .Map.Bases.Select(one => (Base: one, At: frame.At(one.Place), IsHome: one.Code == home.Code))
            .Where(one => rect.Contains(one.At))
            .OrderByDescending(one => one.IsHome)
            .ToArray();
        SheetMap.Draw(
            pen,
            frame,
            plan.Map,
            codes,
            new HashSet<string>(),
            places =>
            {
                foreach (var (place, _) in stops)
                {
                    places.Keep(frame.At(place), DotOffset + DotRadius + 0.5f);
                }
                foreach (var (_, at, isHome) in bases)
                {
                    places.Keep(at, isHome ? 8 : 5);
                }
                foreach (var (one, at, isHome) in bases)
                {
                    var style = new TextStyle(isHome ? 8.5f : 6.5f, Ink.Base, isHome);
                    MapNames.Draw(pen, at, one.Name, style, places, isHome ? 9 : 6, isHome);
                }
            },
            () =>
            {
                foreach (var (place, day) in stops)
                {
                    // Around the place by day: a stop of many days shows them all.
                    var (sin, cos) = MathF.SinCos(day * MathF.Tau / 7);
                    var at = frame.At(place);
                    var beside = new SKPoint(at.X + DotOffset * sin, at.Y - DotOffset * cos);
                    pen.Dot(beside, DotRadius + 0.5f, SKColors.White);
                    pen.Dot(beside, DotRadius, Ink.Days[day]);
                }
                foreach (var (_, at, isHome) in bases.Reverse())
                {
                    MapSigns.Base(pen, at, isHome ? 6.5f : 4);
                }
            },
            new SheetMapLook(5.6f, 1, "A3")
        );
        return rect.Bottom;
    }

    /// <summary>Signs of its legend.</summary>
    public static IEnumerable<LegendSign> Signs(NodaTime.LocalDate monday) =>
        Enumerable
            .Range(0, 7)
            .Select(day => new LegendSign(
                (pen, at) => pen.Dot(at, 3, Ink.Days[day]),
                $"stop on {monday.PlusDays(day).DayOfWeek.ToString()[..3]}"
            ))
            .Concat([
                new LegendSign((pen, at) => MapSigns.Base(pen, at, 4), "base"),
                new LegendSign((pen, at) => MapSigns.Site(pen, at, "school", 3.2f), "school or other site"),
                new LegendSign(
                    (pen, at) => MapSigns.Site(pen, at, "compoundEntrance", 3.4f),
                    "compound entrance"
                ),
                new LegendSign(
                    (pen, at) =>
                    {
                        using var line = new SKPath();
                        line.MoveTo(at.X - 7, at.Y);
                        line.LineTo(at.X + 7, at.Y);
                        pen.Along(line, Ink.Area, 1.5f, [5, 1.8f, 1, 1.8f]);
                    },
                    " community"
                ),
            ]);
}
