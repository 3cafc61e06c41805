using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Draws a patrol's way with arrows, shifted to the right of its direction so that there and back are both seen.</summary>
internal static class RouteLine
{
    private const float Shift = 2.3f;
    private const float ArrowEvery = 46;

    /// <summary>Draws it.</summary>
    public static void Draw(Pen pen, MapFrame frame, RouteView route)
    {
        var legs = route
            .Legs.Select(leg => Shifted(frame.At(leg.Line)))
            .Where(leg => leg.Length > 1)
            .ToArray();
        using var path = new SKPath();
        foreach (var leg in legs)
        {
            path.AddPoly(leg, false);
        }
        pen.Along(path, SKColors.White.WithAlpha(220), 4);
        pen.Along(path, Ink.Route, 2);
        var left = ArrowEvery / 2;
        foreach (var leg in legs)
        {
            left = DrawArrows(pen, leg, left);
        }
    }

    /// <summary>Keeps its line free of names.</summary>
    public static void Keep(MapFrame frame, RouteView route, LabelPlaces places)
    {
        const float half = 3.6f;
        foreach (var line in route.Legs.Select(leg => Shifted(frame.At(leg.Line))))
        {
            for (var index = 1; index < line.Length; index++)
            {
                var (from, to) = (line[index - 1], line[index]);
                var steps = Math.Max(1, (int)(SKPoint.Distance(from, to) / (2 * half)));
                for (var step = 0; step <= steps; step++)
                {
                    var part = (float)step / steps;
                    places.Keep(
                        new SKPoint(from.X + part * (to.X - from.X), from.Y + part * (to.Y - from.Y)),
                        half
                    );
                }
            }
        }
    }

    private static float DrawArrows(Pen pen, SKPoint[] leg, float left)
    {
        for (var index = 1; index < leg.Length; index++)
        {
            var (from, to) = (leg[index - 1], leg[index]);
            var length = SKPoint.Distance(from, to);
            for (; left <= length; left += ArrowEvery)
            {
                var way = new SKPoint((to.X - from.X) / length, (to.Y - from.Y) / length);
                DrawArrow(pen, new SKPoint(from.X + way.X * left, from.Y + way.Y * left), way);
            }
            left -= length;
        }
        return left;
    }

    private static void DrawArrow(Pen pen, SKPoint at, SKPoint way)
    {
        SKPoint Beside(float along, float right) =>
            new(at.X + way.X * along - way.Y * right, at.Y + way.Y * along + way.X * right);
        using var arrow = new SKPath();
        arrow.AddPoly([Beside(3.4f, 0), Beside(-2.8f, 3), Beside(-1.4f, 0), Beside(-2.8f, -3)]);
        pen.Along(arrow, SKColors.White, 1.1f);
        pen.Area(arrow, Ink.Route);
    }

    private static SKPoint[] Shifted(SKPoint[] line)
    {
        var points = line.Where(
                (point, index) => index == 0 || SKPoint.Distance(point, line[index - 1]) > 0.05f
            )
            .ToArray();
        if (points.Length < 2)
        {
            return [];
        }
        var shifted = new SKPoint[points.Length];
        for (var index = 0; index < points.Length; index++)
        {
            var before = WayOf(points, Math.Max(1, index));
            var after = WayOf(points, Math.Min(points.Length - 1, index + 1));
            var (x, y) = (before.X + after.X, before.Y + after.Y);
            var length = MathF.Sqrt(x * x + y * y);
            // Where it turns back there is no middle direction.
            (x, y) = length < 0.6f ? (before.X, before.Y) : (x / length, y / length);
            shifted[index] = new SKPoint(points[index].X - Shift * y, points[index].Y + Shift * x);
        }
        return shifted;
    }

    private static SKPoint WayOf(SKPoint[] points, int index)
    {
        var (x, y) = (points[index].X - points[index - 1].X, points[index].Y - points[index - 1].Y);
        var length = MathF.Max(1e-6f, MathF.Sqrt(x * x + y * y));
        return new SKPoint(x / length, y / length);
    }
}
