using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Signs on a map and in its legend.</summary>
internal static class MapSigns
{
    private const float SizeOfMany = 1.2f;
    private const float Narrow = 0.82f;

    /// <summary>A base: a house.</summary>
    public static void Base(Pen pen, SKPoint at, float size)
    {
        using var house = new SKPath();
        house.AddPoly([
            new(at.X - size, at.Y + size),
            new(at.X - size, at.Y - size * 0.25f),
            new(at.X, at.Y - size * 1.15f),
            new(at.X + size, at.Y - size * 0.25f),
            new(at.X + size, at.Y + size),
        ]);
        pen.Along(house, SKColors.White, size * 0.5f);
        pen.Area(house, Ink.Base);
        pen.Box(
            SKRect.Create(at.X - size * 0.28f, at.Y + size * 0.15f, size * 0.56f, size * 0.85f),
            SKColors.White
        );
    }

    /// <summary>A stop with its number, or stops at one place with theirs: <c>5, 6</c>.</summary>
    public static void Stop(Pen pen, SKPoint at, string number, float radius)
    {
        var half = HalfWidthOfStop(number, radius);
        Pill(radius * 1.15f, half + radius * 0.15f, SKColors.White);
        Pill(radius, half, Ink.Route);
        var isMany = half > radius;
        var style = new TextStyle(
            radius * (isMany ? SizeOfMany : 1.25f),
            SKColors.White,
            IsBold: true,
            Stretch: number.Length > 1 ? Narrow : 1
        );
        pen.Text(number, at.X, at.Y + style.Size * 0.36f, style, Align.Center);

        void Pill(float high, float wide, SKColor color) =>
            pen.Box(new(at.X - wide, at.Y - high, at.X + wide, at.Y + high), color, high);
    }

    /// <summary>Half the width of a stop's sign: its radius, but more for several numbers.</summary>
    public static float HalfWidthOfStop(string number, float radius)
    {
        // Digits of the bold face are 0.7 of its size wide, comma and space 0.36 each.
        var ems = number.Sum(letter => letter is ',' or ' ' ? 0.36f : 0.7f);
        return number.Contains(',', StringComparison.Ordinal)
            ? radius * (0.45f + ems * SizeOfMany * Narrow / 2)
            : radius;
    }

    /// <summary>A site: a small diamond; an entrance: a smaller ring.</summary>
    public static void Site(Pen pen, SKPoint at, string kind, float size)
    {
        if (kind == "compoundEntrance")
        {
            pen.Dot(at, size * 0.62f, SKColors.White);
            pen.Ring(at, size * 0.62f, Ink.Quiet, size * 0.3f);
            return;
        }
        using var diamond = new SKPath();
        diamond.AddPoly([
            new(at.X - size, at.Y),
            new(at.X, at.Y - size),
            new(at.X + size, at.Y),
            new(at.X, at.Y + size),
        ]);
        pen.Along(diamond, SKColors.White, size * 0.5f);
        pen.Area(diamond, Ink.Site);
    }

    /// <summary>North arrow with its N, its middle at a place.</summary>
    public static void North(Pen pen, SKPoint at, float size)
    {
        pen.Dot(at, size * 1.35f, SKColors.White.WithAlpha(230));
        using var left = new SKPath();
        left.AddPoly([
            new(at.X, at.Y - size),
            new(at.X - size * 0.5f, at.Y + size * 0.4f),
            new(at.X, at.Y + size * 0.15f),
        ]);
        using var right = new SKPath();
        right.AddPoly([
            new(at.X, at.Y - size),
            new(at.X + size * 0.5f, at.Y + size * 0.4f),
            new(at.X, at.Y + size * 0.15f),
        ]);
        pen.Area(left, Ink.Text);
        pen.Area(right, SKColors.White);
        pen.Along(right, Ink.Text, size * 0.06f);
        pen.Text("N", at.X, at.Y + size * 1.08f, new TextStyle(size * 0.75f, Ink.Text, true), Align.Center);
    }
}
