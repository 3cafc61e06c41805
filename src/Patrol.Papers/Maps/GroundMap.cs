using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Draws the ground under a plan: land, outlines of communities and streets.</summary>
internal static class GroundMap
{
    /// <summary>Where nothing else lies.</summary>
    public static readonly SKColor Ground = SKColor.Parse("#FAF8F3");
    private static readonly SKColor Casing = SKColor.Parse("#BDB6AA");

    // Lowest first.
    private static readonly (string Kind, SKColor Color)[] Lands =
    [
        ("compound", SKColor.Parse("#F2EDE2")),
        ("industrial", SKColor.Parse("#ECE6EE")),
        ("park", SKColor.Parse("#D9EACB")),
        ("water", SKColor.Parse("#BCD8EC")),
        ("building", SKColor.Parse("#DED6CA")),
        ("railway", SKColor.Parse("#8D8D8D")),
    ];

    // About 1 : 16,000; on smaller maps alleys and paths are a gray haze.
    private const double AlleysFromUnitsPerMeter = 0.175;

    private const float Apart = 1;

    // Least first, so that larger streets lie over smaller ones. Meters wide on the ground, least points on paper.
    private static readonly (string Class, double Meters, float Least, SKColor Fill)[] Streets =
    [
        ("path", 2, 0.5f, SKColor.Parse("#B9A98E")),
        ("service", 4, 0.6f, SKColors.White),
        ("local", 7, 0.9f, SKColors.White),
        ("collector", 10, 1.6f, SKColor.Parse("#FFF6D6")),
        ("arterial", 14, 2.2f, SKColor.Parse("#FFE3A6")),
        ("highway", 18, 2.8f, SKColor.Parse("#F6BF8B")),
    ];

    /// <summary>Draws it; the canvas is clipped to the frame by the caller.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="map">Map.</param>
    /// <param name="areas">Codes of communities whose outline is drawn strongly.</param>
    /// <param name="grain">Units of the page to a point: 1 in a PDF.</param>
    /// <param name="onLand">Draws what lies on the land and under the streets; null for nothing.</param>
    public static void Draw(
        Pen pen,
        MapFrame frame,
        PaperMap map,
        IReadOnlySet<string> areas,
        float grain = 1,
        Action? onLand = null
    )
    {
        pen.Box(frame.Rect, Ground);
        foreach (var (kind, color) in Lands)
        {
            foreach (var land in map.Land.Where(land => land.Kind == kind))
            {
                DrawLand(pen, frame, land, color, grain);
            }
        }
        if (onLand is null)
        {
            DrawStreets(pen, frame, map, grain);
            Fade(pen, frame, map, areas);
        }
        else
        {
            // Its colors mean something: nothing may pale them.
            Fade(pen, frame, map, areas);
            onLand();
            DrawStreets(pen, frame, map, grain);
        }
        foreach (var area in map.Areas.OrderBy(area => areas.Contains(area.Code)))
        {
            using var outline = PathOf(frame, area.Rings, isClosed: true);
            var isOurs = areas.Contains(area.Code);
            pen.Along(
                outline,
                Ink.Area.WithAlpha(isOurs ? (byte)200 : (byte)90),
                grain * (isOurs ? 1.5f : 0.7f),
                isOurs ? [7 * grain, 2.5f * grain, 1.5f * grain, 2.5f * grain] : [3 * grain, 3 * grain]
            );
        }
    }

    // What lies outside of the communities that matter steps back.
    private static void Fade(Pen pen, MapFrame frame, PaperMap map, IReadOnlySet<string> areas)
    {
        using var inside = new SKPath();
        foreach (var area in map.Areas.Where(area => areas.Contains(area.Code)))
        {
            using var shape = PathOf(frame, area.Rings, isClosed: true);
            inside.Op(shape, SKPathOp.Union, inside);
        }
        if (!inside.IsEmpty)
        {
            using var outside = new SKPath();
            outside.AddRect(frame.Rect);
            outside.Op(inside, SKPathOp.Difference, outside);
            pen.Area(outside, SKColors.White.WithAlpha(110));
        }
    }

    private static void DrawLand(Pen pen, MapFrame frame, PaperLand land, SKColor color, float grain)
    {
        using var path = PathOf(frame, land.Lines, land.IsClosed);
        if (land.IsClosed)
        {
            pen.Area(path, color);
        }
        else if (land.Kind == "railway")
        {
            pen.Along(path, color, 2 * grain);
            pen.Along(path, SKColors.White, 1.1f * grain, [4 * grain, 4 * grain]);
        }
        else
        {
            pen.Along(path, color, (float)Math.Max(1.2 * grain, 8 * frame.UnitsPerMeter));
        }
    }

    private static void DrawStreets(Pen pen, MapFrame frame, PaperMap map, float grain)
    {
        // On small maps streets get thin, or there would be nothing but streets.
        var thin = grain * (float)Math.Clamp(frame.UnitsPerMeter / (0.12 * grain), 0.35, 1);
        var byClass = map.Streets.ToLookup(street => street.Class);
        foreach (var isCasing in new[] { true, false })
        {
            foreach (var (name, meters, least, fill) in Streets)
            {
                if (name is "path" or "service" && frame.UnitsPerMeter < AlleysFromUnitsPerMeter * grain)
                {
                    continue;
                }
                using var path = PathOf(frame, byClass[name].Select(street => street.Line), isClosed: false);
                var width = (float)Math.Max(least * thin, meters * frame.UnitsPerMeter);
                if (name != "path")
                {
                    pen.Along(path, isCasing ? Casing : fill, isCasing ? width + 0.9f * thin : width);
                }
                else if (!isCasing)
                {
                    pen.Along(path, fill, width, [2 * grain, 1.5f * grain]);
                }
            }
        }
    }

    private static SKPath PathOf(MapFrame frame, IEnumerable<IReadOnlyList<double[]>> lines, bool isClosed)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (
            var points in lines.Select(frame.At).Where(points => points.Length > 1 && frame.Sees(points))
        )
        {
            path.AddPoly(Thinned(points), isClosed);
        }
        return path;
    }

    // Points that can't be told apart on paper only make the file larger; ends stay, so that streets still meet.
    private static SKPoint[] Thinned(SKPoint[] points)
    {
        var kept = new List<SKPoint> { points[0] };
        foreach (var point in points.AsSpan(1..^1))
        {
            if (SKPoint.Distance(kept[^1], point) >= Apart)
            {
                kept.Add(point);
            }
        }
        kept.Add(points[^1]);
        return [.. kept];
    }
}
