using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Sites of a map, and names beside places where there is room.</summary>
internal static class MapNames
{
    /// <summary>Sites that a frame sees, with their names; entrances without.</summary>
    public static void DrawSites(
        Pen pen,
        MapFrame frame,
        IEnumerable<PaperPlace> sites,
        LabelPlaces places,
        float size,
        TextStyle style
    )
    {
        var seen = sites
            .Select(site => (Site: site, At: frame.At(site.Place)))
            .Where(one => frame.Rect.Contains(one.At))
            .OrderBy(one => one.Site.Code, StringComparer.Ordinal)
            .ToArray();
        foreach (var (site, at) in seen)
        {
            MapSigns.Site(pen, at, site.Kind, size);
            places.Keep(at, size);
        }
        foreach (var (site, at) in seen.Where(one => one.Site.Kind != "compoundEntrance"))
        {
            Draw(pen, at, site.Name, style, places, size + 1.5f);
        }
    }

    /// <summary>A name beside a place, on the side where there is room; false when there is none.</summary>
    public static bool Draw(Pen pen, SKPoint at, string name, TextStyle style, LabelPlaces places, float gap)
    {
        var (width, height) = (pen.WidthOf(name, style), style.Size * 1.15f);
        ReadOnlySpan<SKPoint> corners =
        [
            new(at.X + gap, at.Y - height / 2),
            new(at.X - gap - width, at.Y - height / 2),
            new(at.X - width / 2, at.Y - gap - height),
            new(at.X - width / 2, at.Y + gap),
        ];
        foreach (var corner in corners)
        {
            if (places.TryTake(SKRect.Create(corner.X, corner.Y, width, height)))
            {
                pen.Haloed(name, corner.X, corner.Y + style.Size * 0.93f, style);
                return true;
            }
        }
        return false;
    }
}
