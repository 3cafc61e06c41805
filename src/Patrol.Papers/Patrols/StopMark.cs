using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Patrols;

/// <summary>Where the number of a stop, or the numbers of stops at one place, stand on a map.</summary>
/// <param name="Place">Place of the stop.</param>
/// <param name="At">Middle of the mark: the place itself, or beside it where it would lie on another.</param>
/// <param name="Numbers"><c>5</c>, or <c>5·6</c>.</param>
internal sealed record StopMark(SKPoint Place, SKPoint At, string Numbers)
{
    /// <summary>Half the height of a mark.</summary>
    public const float Radius = 7;

    // Three numbers are as long as a mark can be read at a glance.
    private const int MostNumbers = 3;
    private const float OnePlace = 1;
    private const float Apart = 1;
    private const int Turns = 16;

    private static readonly float[] Reaches = [2.3f, 3.4f, 4.6f, 6, 8, 10, 13];

    /// <summary>What it covers, with its white rim.</summary>
    public SKRect Room => RoomOf(At, Numbers);

    /// <summary>Marks of stops in their order, none over another, over the base, or out of the map where that can be.</summary>
    /// <param name="stops">Number and place of each.</param>
    /// <param name="frame">What is seen.</param>
    /// <param name="home">What the sign of the base covers; empty without one.</param>
    public static IReadOnlyList<StopMark> Of(
        IEnumerable<(int Number, SKPoint Place)> stops,
        SKRect frame,
        SKRect home
    )
    {
        var groups = new List<(SKPoint Place, List<int> Numbers)>();
        foreach (var (number, place) in stops)
        {
            var same = groups.FindIndex(group =>
                group.Numbers.Count < MostNumbers && SKPoint.Distance(group.Place, place) <= OnePlace
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
            var words = string.Join('·', numbers);
            var at = Around(place)
                .Where(one => frame.Contains(RoomOf(one, words)))
                .FirstOrDefault(
                    one =>
                    {
                        var room = SKRect.Inflate(RoomOf(one, words), Apart / 2, Apart / 2);
                        return !room.IntersectsWith(home)
                            && marks.TrueForAll(other => !room.IntersectsWith(other.Room));
                    },
                    place
                );
            marks.Add(new StopMark(place, at, words));
        }
        return marks;
    }

    /// <summary>Draws marks over the lines that tie them to their places.</summary>
    public static void Draw(Pen pen, IReadOnlyList<StopMark> marks)
    {
        foreach (var mark in marks.Where(mark => mark.At != mark.Place))
        {
            pen.Line(mark.Place.X, mark.Place.Y, mark.At.X, mark.At.Y, SKColors.White, 2.4f);
            pen.Line(mark.Place.X, mark.Place.Y, mark.At.X, mark.At.Y, Ink.Route, 1);
            pen.Dot(mark.Place, 2.8f, SKColors.White);
            pen.Dot(mark.Place, 2, Ink.Route);
        }
        foreach (var mark in marks)
        {
            MapSigns.Stop(pen, mark.At, mark.Numbers, Radius);
        }
    }

    private static SKRect RoomOf(SKPoint at, string numbers)
    {
        var half = MapSigns.HalfWidthOfStop(numbers, Radius) + 1;
        return new(at.X - half, at.Y - Radius - 1, at.X + half, at.Y + Radius + 1);
    }

    private static IEnumerable<SKPoint> Around(SKPoint place) =>
        Reaches
            .SelectMany(_ => Enumerable.Range(0, Turns), (reach, turn) => (reach, turn))
            .Select(step =>
            {
                var (sin, cos) = MathF.SinCos(step.turn * MathF.Tau / Turns + 0.4f);
                return new SKPoint(place.X + Radius * step.reach * cos, place.Y + Radius * step.reach * sin);
            })
            .Prepend(place);
}
