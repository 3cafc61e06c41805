using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Names beside places, where there is room.</summary>
internal static class MapNames
{
    private const int Rings = 12;
    private const int Turns = 16;

    /// <summary>Names of sites, but for entrances.</summary>
    public static void DrawSites(
        Pen pen,
        IEnumerable<(PaperPlace Site, SKPoint At)> sites,
        LabelPlaces places,
        float size,
        TextStyle style
    )
    {
        foreach (var (site, at) in sites.Where(one => one.Site.Kind != "compoundEntrance"))
        {
            Draw(pen, at, site.Name, style, places, size + 1.5f);
        }
    }

    /// <summary>
    /// A name beside a place, where there is room: close by, or, where it matters, farther off and tied to the place by a line.
    /// Never over what is kept; left out where there is no room at all.
    /// </summary>
    /// <param name="pen">Pen.</param>
    /// <param name="at">Place.</param>
    /// <param name="name">Name.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="places">What is taken.</param>
    /// <param name="gap">From the place to the name.</param>
    /// <param name="isStrong">True for a name that matters.</param>
    /// <returns>What it covers; null where there was no room.</returns>
    public static SKRect? Draw(
        Pen pen,
        SKPoint at,
        string name,
        TextStyle style,
        LabelPlaces places,
        float gap,
        bool isStrong = false
    )
    {
        var size = pen.StripOf(name, 0, 0, style).Size;
        if (Near(at, size, gap).FirstOrDefault(box => places.TryTake(box)) is { IsEmpty: false } near)
        {
            pen.OnStrip(name, near, style, isStrong);
            return near;
        }
        if (!isStrong)
        {
            return null;
        }
        foreach (var box in Far(at, size, gap))
        {
            var to = NearestOf(box, at);
            var from = Toward(at, to, gap);
            // The sign of the place is kept too: what counts begins beyond its corners.
            if (IsFree(places, Toward(at, to, gap * 1.45f), to) && places.TryTake(box))
            {
                pen.Line(from.X, from.Y, to.X, to.Y, SKColors.White.WithAlpha(220), style.Size * 0.26f);
                pen.Line(from.X, from.Y, to.X, to.Y, style.Color, style.Size * 0.09f);
                pen.OnStrip(name, box, style, isStrong);
                return box;
            }
        }
        return null;
    }

    // Beside, above, below, then at the corners.
    private static IEnumerable<SKRect> Near(SKPoint at, SKSize size, float gap)
    {
        var (width, height, slant) = (size.Width, size.Height, gap * 0.8f);
        SKPoint[] corners =
        [
            new(at.X + gap, at.Y - height / 2),
            new(at.X - gap - width, at.Y - height / 2),
            new(at.X - width / 2, at.Y - gap - height),
            new(at.X - width / 2, at.Y + gap),
            new(at.X + slant, at.Y - slant - height),
            new(at.X + slant, at.Y + slant),
            new(at.X - slant - width, at.Y - slant - height),
            new(at.X - slant - width, at.Y + slant),
        ];
        return corners.Select(corner => SKRect.Create(corner, size));
    }

    private static IEnumerable<SKRect> Far(SKPoint at, SKSize size, float gap) =>
        from ring in Enumerable.Range(1, Rings)
        from turn in Enumerable.Range(0, Turns)
        let angle = turn * MathF.Tau / Turns
        let reach = gap * (1 + ring * 0.7f)
        select SKRect.Create(
            at.X + MathF.Cos(angle) * (reach + size.Width / 2) - size.Width / 2,
            at.Y + MathF.Sin(angle) * (reach + size.Height / 2) - size.Height / 2,
            size.Width,
            size.Height
        );

    private static bool IsFree(LabelPlaces places, SKPoint from, SKPoint to)
    {
        var steps = Math.Max(1, (int)SKPoint.Distance(from, to));
        return Enumerable
            .Range(1, steps)
            .Select(step => Between(from, to, (float)step / steps))
            .All(point => places.IsFree(SKRect.Create(point.X - 0.5f, point.Y - 0.5f, 1, 1)));
    }

    private static SKPoint Toward(SKPoint from, SKPoint to, float reach) =>
        Between(from, to, reach / Math.Max(reach, SKPoint.Distance(from, to)));

    private static SKPoint Between(SKPoint from, SKPoint to, float part) =>
        new(from.X + part * (to.X - from.X), from.Y + part * (to.Y - from.Y));

    private static SKPoint NearestOf(SKRect box, SKPoint at) =>
        new(Math.Clamp(at.X, box.Left, box.Right), Math.Clamp(at.Y, box.Top, box.Bottom));
}
