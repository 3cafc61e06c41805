using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// The rectangle of raster positions around what one base reaches, with a margin as wide as a shape, so that a scan
/// never leaves it. Positions run row by row; those not reached hold no cell.
/// </summary>
internal sealed class BaseWindow
{
    public BaseWindow(AnalysisRaster raster, BeatBase one, ShapeTree shapes)
    {
        var margin = shapes.MaxCells;
        var (west, south) = (one.Cells.Min(c => raster.CellColumn[c]), one.Cells.Min(c => raster.CellRow[c]));
        var width = one.Cells.Max(c => raster.CellColumn[c]) - west + 1 + 2 * margin;
        var height = one.Cells.Max(c => raster.CellRow[c]) - south + 1 + 2 * margin;
        Cell = new int[width * height];
        Array.Fill(Cell, -1);
        Anchors = new int[one.Cells.Length];
        for (var i = 0; i < one.Cells.Length; i++)
        {
            var cell = one.Cells[i];
            Anchors[i] =
                (raster.CellRow[cell] - south + margin) * width + raster.CellColumn[cell] - west + margin;
            Cell[Anchors[i]] = cell;
        }
        Array.Sort(Anchors);
        Offset = [.. Enumerable.Range(0, shapes.Count).Select(s => shapes.Row[s] * width + shapes.Column[s])];
        Weight = new double[Cell.Length];
    }

    /// <summary>[position] cell, or -1.</summary>
    public int[] Cell { get; }

    /// <summary>Positions that hold a cell, ascending.</summary>
    public int[] Anchors { get; }

    /// <summary>[shape] step from the anchor's position to that of the shape's last cell.</summary>
    public int[] Offset { get; }

    /// <summary>[position] weight of the current scan; −∞ where no cell may be used.</summary>
    public double[] Weight { get; }

    public void Load(double[] cellWeight)
    {
        for (var at = 0; at < Cell.Length; at++)
        {
            Weight[at] = Cell[at] < 0 ? double.NegativeInfinity : cellWeight[Cell[at]];
        }
    }
}
