using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>Cells on a map: demand by color, what stands out by outline.</summary>
internal static class CellLayer
{
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
        foreach (var mark in CellMark.Of(sheet, CellPoints(frame, sheet, grain)))
        {
            using var path = CellOutlines.Of(sheet.Cells, frame, mark.Holds);
            if (!path.IsEmpty)
            {
                mark.Along(pen, path, grain);
            }
        }
    }

    /// <summary>Edge of a cell, points.</summary>
    public static float CellPoints(MapFrame frame, HotspotSheet sheet, float grain) =>
        (float)(sheet.Map.CellMeters * frame.UnitsPerMeter / grain);
}
