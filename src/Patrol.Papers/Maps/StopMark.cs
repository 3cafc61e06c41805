using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Where the number of a stop, or the numbers of stops at one place, stand on a map.</summary>
/// <param name="Place">Place of the stop.</param>
/// <param name="At">Middle of the mark: the place itself, or beside it where it would lie on another.</param>
/// <param name="Numbers"><c>5</c>, or <c>5, 6</c>.</param>
/// <param name="Radius">Half its height.</param>
internal sealed record StopMark(SKPoint Place, SKPoint At, string Numbers, float Radius)
{
    // Three numbers are as long as a mark can be read at a glance.
    private const int MostNumbers = 3;

    // Of its radius.
    private const float OnePlace = 0.15f;
    private const float Apart = 0.15f;
    private const float Rim = 0.15f;
    private const int Turns = 16;

    private static readonly float[] Reaches = [2.3f, 3.4f, 4.6f, 6, 8, 10, 13];

    /// <summary>What it covers, with its white rim.</summary>
    public SKRect Room => RoomOf(At, Numbers, Radius);

    /// <summary>Marks of stops in their order, none over another, over the base, or out of the map where that can be.</summary>
    /// <param name="stops">Number and place of each.</param>
    /// <param name="frame">What is seen.</param>
    /// <param name="home">What the sign of the base covers; empty without one.</param>
    /// <param name="radius">Half the height of a mark.</param>
    public static IReadOnlyList<StopMark> Of(
        IEnumerable<(int Number, SKPoint Place)> stops,
        SKRect frame,
        SKRect home,
        float radius
    )
    {
        var groups = new List<(SKPoint Place, List<int> Numbers)>();
        foreach (var (number, place) in stops)
        {
            var same = groups.FindIndex(group =>
                group.Numbers.Count < MostNumbers && SKPoint.Distance(group.Place, place) <= OnePlace * radius
            );
            if (same < 0)
            {
                groups.Add((place, [number]));
            }
            else
            {
                groups[same].Numbers.Add(number);
            }
        }
        var marks = new List<StopMark>();
        foreach (var (place, numbers) in groups)
        {
            var words = string.Join(", ", numbers);
            var at = Around(place, radius)
                .Where(one => frame.Contains(RoomOf(one, words, radius)))
                .FirstOrDefault(
                    one =>
                    {
                        var room = SKRect.Inflate(
                            RoomOf(one, words, radius),
                            Apart * radius / 2,
                            Apart * radius / 2
                        );
                        return !room.IntersectsWith(home)
                            && marks.TrueForAll(other => !room.IntersectsWith(other.Room));
                    },
                    place
                );
            marks.Add(new StopMark(place, at, words, radius));
        }
        return marks;
    }

    /// <summary>Draws marks over the lines that tie them to their places.</summary>
    public static void Draw(Pen pen, IReadOnlyList<StopMark> marks)
    {
        foreach (var mark in marks.Where(mark => mark.At != mark.Place))
        {
            var (from, to, unit) = (mark.Place, mark.At, mark.Radius / 7);
            pen.Line(from.X, from.Y, to.X, to.Y, SKColors.White, 2.4f * unit);
            pen.Line(from.X, from.Y, to.X, to.Y, Ink.Route, unit);
            pen.Dot(from, 2.8f * unit, SKColors.White);
            pen.Dot(from, 2 * unit, Ink.Route);
        }
        foreach (var mark in marks)
        {
            MapSigns.Stop(pen, mark.At, mark.Numbers, mark.Radius);
        }
    }

    private static SKRect RoomOf(SKPoint at, string numbers, float radius)
    {
        var (wide, high) = (MapSigns.HalfWidthOfStop(numbers, radius) + Rim * radius, radius * (1 + Rim));
        return new(at.X - wide, at.Y - high, at.X + wide, at.Y + high);
    }

    private static IEnumerable<SKPoint> Around(SKPoint place, float radius) =>
        Reaches
            .SelectMany(_ => Enumerable.Range(0, Turns), (reach, turn) => (reach, turn))
            .Select(step =>
            {
                var (sin, cos) = MathF.SinCos(step.turn * MathF.Tau / Turns + 0.4f);
                return new SKPoint(place.X + radius * step.reach * cos, place.Y + radius * step.reach * sin);
            })
            .Prepend(place);
}
