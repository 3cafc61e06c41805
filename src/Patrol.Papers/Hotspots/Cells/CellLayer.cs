using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>Cells on a map: demand by color, what stands out by outline.</summary>
internal static class CellLayer
{
    private const string High = "high";
    private const string Low = "low";
    private const string Weak = "90";
    private static readonly SKColor Outline = SKColor.Parse("#111111");

    /// <summary>Draws the colors; they go under the streets.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="isCrisp">True for pixels, whose edges no blur may soften.</param>
    public static void DrawColors(Pen pen, MapFrame frame, HotspotSheet sheet, bool isCrisp)
    {
        var shapes = CellShapes.Of(sheet, frame);
        for (var index = 1; index < shapes.Length; index++)
        {
            using var shape = shapes[index];
            if (shape is not null)
            {
                pen.Area(shape, CellRamp.Of(index), isCrisp);
            }
        }
    }

    /// <summary>Draws what stands out; it goes over the streets.</summary>
    public static void DrawOutlines(Pen pen, MapFrame frame, HotspotSheet sheet, float grain)
    {
        foreach (var stands in Kinds(sheet))
        {
            using var path = CellOutlines.Of(sheet.Cells, frame, stands.Holds);
            Along(pen, path, stands, grain);
        }
    }

    /// <summary>Signs of what stands out.</summary>
    public static IEnumerable<LegendSign> Signs(HotspotSheet sheet, float grain) =>
        Kinds(sheet)
            .Where(kind => Enumerable.Range(0, sheet.Cells.Number).Any(kind.Holds))
            .Reverse()
            .Select(kind => new LegendSign(
                (pen, at) =>
                {
                    using var path = new SKPath();
                    path.AddRect(
                        SKRect.Create(at.X - 4.5f * grain, at.Y - 3.2f * grain, 9 * grain, 6.4f * grain)
                    );
                    Along(pen, path, kind, grain);
                },
                kind.Words
            ));

    /// <summary>Draws the ramp with its limits and unit; the y below.</summary>
    public static float DrawRamp(Pen pen, float x, float y, float width, float size, HotspotSheet sheet)
    {
        var limits = sheet.Map.Scale.ClassLimits;
        var style = new TextStyle(size, Ink.Text);
        var unit = pen.Shrunk(HotspotUnit.Words, width, style with { IsBold = true }, size * 0.6f);
        pen.Text(HotspotUnit.Words, x, y + size, unit);
        y += size * 1.6f;
        if (limits.Length == 0)
        {
            pen.Text("none", x, y + size, style);
            return y + size * 1.4f;
        }
        var words = limits.Select(limit => DemandWords.Number(HotspotUnit.Density(sheet, limit))).ToArray();
        var step = Math.Min(width / limits.Length, size * 5);
        for (var index = 0; index < limits.Length; index++)
        {
            var box = SKRect.Create(x + index * step, y, step, size * 1.1f);
            pen.Box(box, GroundMap.Ground);
            pen.Box(box, CellRamp.Of(index + 1));
            pen.Frame(box, Ink.Quiet, size * 0.06f);
        }
        y += size * 1.1f;
        for (var index = 0; index < limits.Length; index++)
        {
            pen.Line(x + index * step, y, x + index * step, y + size * 0.3f, Ink.Quiet, size * 0.08f);
            var small = pen.Shrunk(words[index], step * 0.95f, style, size * 0.5f);
            var align = index == 0 ? Align.Left : Align.Center;
            pen.Text(words[index], x + index * step, y + size * 1.2f, small, align);
        }
        return y + size * 1.6f;
    }

    private static IEnumerable<Kind> Kinds(HotspotSheet sheet)
    {
        if (sheet.Cells.Significance is not { } scores)
        {
            return [];
        }
        var (alone, held) = (scores.Class, scores.Corrected);
        bool Is(byte code, string side) =>
            scores.Classes[code].StartsWith(side, StringComparison.Ordinal)
            && !scores.Classes[code].EndsWith(Weak, StringComparison.Ordinal);
        return
        [
            new("lower than chance explains, 95 %", Ink.Quiet, 0.8f, [1, 2], index => Is(alone[index], Low)),
            new(
                "may stand out: each cell by itself, 95 %",
                Outline,
                0.9f,
                [3, 2],
                index => Is(alone[index], High)
            ),
            new("stands out: false alarms held at 5 %", Outline, 1.7f, null, index => Is(held[index], High)),
        ];
    }

    private static void Along(Pen pen, SKPath path, Kind kind, float grain)
    {
        // A light rim keeps the line apart from dark cells.
        pen.Along(path, SKColors.White.WithAlpha(200), (kind.Width + 1.3f) * grain);
        pen.Along(
            path,
            kind.Color,
            kind.Width * grain,
            kind.Dashes is { } dashes ? [.. dashes.Select(dash => dash * grain)] : null
        );
    }

    private sealed record Kind(
        string Words,
        SKColor Color,
        float Width,
        float[]? Dashes,
        Func<int, bool> Holds
    );
}
