using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Patrols;

/// <summary>A patrol's stops with their times and the ways between them, in the order they are walked.</summary>
internal static class StopList
{
    private const float TextLeft = 22;
    private const float TimeRight = 92;
    private const double SamePlaceMeters = 5;

    private static readonly TextStyle Strong = new(10, Ink.Text, IsBold: true);
    private static readonly TextStyle Plain = new(10, Ink.Text);
    private static readonly TextStyle Small = new(8.2f, Ink.Quiet);

    /// <summary>What is drawn one below the other: height, and how.</summary>
    public static IReadOnlyList<(float Height, Action<Pen, float, float> Draw)> RowsOf(
        Pen ruler,
        RouteView route,
        float width
    )
    {
        var rows = new List<(float, Action<Pen, float, float>)> { BaseRow(route, route.From, "start") };
        for (var index = 0; index < route.Stops.Count; index++)
        {
            if (index < route.Legs.Count)
            {
                rows.Add(LegRow(ruler, route.Legs[index], width));
            }
            rows.Add(StopRow(ruler, route.Stops[index], width));
        }
        if (route.Stops.Count > 0 && route.Legs.Count > route.Stops.Count)
        {
            rows.Add(LegRow(ruler, route.Legs[^1], width));
            rows.Add(BaseRow(route, route.Legs[^1].To, "back"));
        }
        return rows;
    }

    private static (float, Action<Pen, float, float>) BaseRow(RouteView route, string at, string what) =>
        (
            17,
            (pen, x, y) =>
            {
                MapSigns.Base(pen, new SKPoint(x + 8, y + 8), 5);
                pen.Text(PlanWords.Clock(at), x + TextLeft, y + 12, Strong);
                pen.Text($"{route.Base} ({what})", x + TimeRight, y + 12, Strong);
            }
        );

    private static (float, Action<Pen, float, float>) StopRow(Pen ruler, RouteStopView stop, float width)
    {
        var room = width - TimeRight;
        var street = ruler.Fit(stop.Street ?? "Way without a name", room, Plain);
        var notes = new[]
        {
            stop.MustVisit is { } must ? $"Pass {must}." : null,
            stop.Near is { } near ? $"Near {near}." : null,
        };
        var words = string.Join(" ", notes.OfType<string>());
        // Beside the street where it fits, else below it.
        var beside = ruler.WidthOf(street, Plain) + 6;
        var isBeside = beside + ruler.WidthOf(words, Small) <= room;
        var lines = isBeside ? [] : ruler.Wrap(words, room, Small);
        return (
            17 + lines.Count * Small.Leading,
            (pen, x, y) =>
            {
                MapSigns.Stop(pen, new SKPoint(x + 8, y + 9), $"{stop.Number}", 7);
                var times = $"{PlanWords.Clock(stop.Arrive)}–{PlanWords.Clock(stop.Leave)}";
                pen.Text(times, x + TextLeft, y + 12.5f, Strong);
                pen.Text(street, x + TimeRight, y + 12.5f, Plain);
                if (isBeside)
                {
                    pen.Text(words, x + TimeRight + beside, y + 12.5f, Small);
                }
                for (var index = 0; index < lines.Count; index++)
                {
                    pen.Text(lines[index], x + TimeRight, y + 23 + index * Small.Leading, Small);
                }
            }
        );
    }

    private static (float, Action<Pen, float, float>) LegRow(Pen ruler, RouteLegView leg, float width)
    {
        var streets = leg.Streets.Count == 0 ? "" : $" by {string.Join(", ", leg.Streets)}";
        var words =
            leg.Meters < SamePlaceMeters
                ? "the same place"
                : $"{PlanWords.Length(leg.Meters)}, {MinutesBetween(leg.From, leg.To)} min{streets}";
        var lines = ruler.Wrap(words, width - TimeRight, Small);
        var height = 5 + lines.Count * Small.Leading;
        return (
            height,
            (pen, x, y) =>
            {
                pen.Line(x + 8, y + 0.5f, x + 8, y + height - 1, Ink.Route, 1.3f);
                for (var index = 0; index < lines.Count; index++)
                {
                    pen.Text(lines[index], x + TimeRight, y + 9 + index * Small.Leading, Small);
                }
            }
        );
    }

    private static int MinutesBetween(string from, string to)
    {
        var span = Period.Between(PlanWords.TimeOf(from), PlanWords.TimeOf(to), PeriodUnits.Seconds).Seconds;
        return (int)Math.Max(1, Math.Round(span / 60.0));
    }
}
