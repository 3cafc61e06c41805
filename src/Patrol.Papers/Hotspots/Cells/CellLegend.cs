using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>What the colors and lines of cells stand for.</summary>
internal static class CellLegend
{
    /// <summary>Signs of the lines that the map has, strongest first.</summary>
    /// <param name="sheet">Map.</param>
    /// <param name="cellPoints">Edge of a cell on it, points.</param>
    /// <param name="grain">Units of the page to a point.</param>
    public static IEnumerable<LegendSign> Signs(HotspotSheet sheet, float cellPoints, float grain) =>
        CellMark
            .Of(sheet, cellPoints)
            .Where(mark => Enumerable.Range(0, sheet.Cells.Number).Any(mark.Holds))
            .Reverse()
            .Select(mark => new LegendSign(
                (pen, at) =>
                {
                    using var path = new SKPath();
                    path.AddRect(
                        SKRect.Create(at.X - 4.5f * grain, at.Y - 3.2f * grain, 9 * grain, 6.4f * grain)
                    );
                    mark.Along(pen, path, grain);
                },
                mark.Words
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
            var at = x + index * step;
            var words = DemandWords.Number(HotspotUnit.Density(sheet, limits[index]));
            pen.Line(at, y, at, y + size * 0.3f, Ink.Quiet, size * 0.08f);
            var small = pen.Shrunk(words, step * 0.95f, style, size * 0.5f);
            // The first limit says least: it gives way where there is little room.
            if (index > 0 || pen.WidthOf(words, style) < step * 0.55f)
            {
                pen.Text(words, at, y + size * 1.2f, small, index == 0 ? Align.Left : Align.Center);
            }
        }
        return y + size * 1.6f;
    }
}
