using Patrol.Contracts.Papers;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>Cells as shapes on a page: those of a class that lie side by side are one, so that a million of them stay few.</summary>
internal static class CellShapes
{
    // Rows of squares are not quite straight on another projection: after so many cells by half a meter.
    private const int LongestRun = 16;

    /// <summary>[class] shape of its cells; null where it has none. Class 0 is not drawn.</summary>
    public static SKPath?[] Of(HotspotSheet sheet, MapFrame frame)
    {
        var (cells, scale) = (sheet.Cells, sheet.Map.Scale);
        var shapes = new SKPath?[CellRamp.Count(scale) + 1];
        for (var first = 0; first < cells.Number; )
        {
            var found = scale.ClassOf(cells.PerWeek[first]);
            var last = first;
            while (Follows(cells, last) && scale.ClassOf(cells.PerWeek[last + 1]) == found)
            {
                last++;
            }
            if (found > 0)
            {
                (shapes[found] ??= new SKPath()).AddPoly([
                    frame.At(cells.Corner(first, 0)),
                    frame.At(cells.Corner(last, 1)),
                    frame.At(cells.Corner(last, 2)),
                    frame.At(cells.Corner(first, 3)),
                ]);
            }
            first = last + 1;
        }
        return shapes;
    }

    private static bool Follows(HotspotCells cells, int index) =>
        index + 1 < cells.Number
        && cells.Row[index + 1] == cells.Row[index]
        && cells.Column[index + 1] == cells.Column[index] + 1
        && cells.Column[index + 1] % LongestRun != 0;
}
