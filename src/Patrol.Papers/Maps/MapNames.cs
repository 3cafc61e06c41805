using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Names beside places, where there is room.</summary>
internal static class MapNames
{
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

    /// <summary>A name beside a place, on the side where there is room.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="at">Place.</param>
    /// <param name="name">Name.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="places">What is taken.</param>
    /// <param name="gap">From the place to the name.</param>
    /// <param name="isNeeded">True to write it over something else rather than not at all.</param>
    public static void Draw(
        Pen pen,
        SKPoint at,
        string name,
        TextStyle style,
        LabelPlaces places,
        float gap,
        bool isNeeded = false
    )
    {
        var (width, height) = (pen.WidthOf(name, style), style.Size * 1.15f);
        SKPoint[] corners =
        [
            new(at.X + gap, at.Y - height / 2),
            new(at.X - gap - width, at.Y - height / 2),
            new(at.X - width / 2, at.Y - gap - height),
            new(at.X - width / 2, at.Y + gap),
            new(at.X + gap * 0.8f, at.Y - gap * 0.8f - height),
            new(at.X + gap * 0.8f, at.Y + gap * 0.8f),
            new(at.X - gap * 0.8f - width, at.Y - gap * 0.8f - height),
            new(at.X - gap * 0.8f - width, at.Y + gap * 0.8f),
        ];
        var free = Array.FindIndex(
            corners,
            corner => places.TryTake(SKRect.Create(corner.X, corner.Y, width, height))
        );
        if (free < 0 && isNeeded)
        {
            free = Array.FindIndex(
                corners,
                corner => places.Holds(SKRect.Create(corner.X, corner.Y, width, height))
            );
        }
        if (free >= 0)
        {
            var corner = corners[free];
            places.Keep(SKRect.Create(corner.X, corner.Y, width, height));
            pen.OnStrip(name, corner.X, corner.Y + style.Size * 0.93f, style, isNeeded);
        }
    }
}
