using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// Places in reach of a raster, grouped by the cell they lie in; the rectangle is widened by <see cref="Margin"/>
/// cells on every side to hold places outside it. Lengths are in cells; offsets from the center of the own cell
/// are taken before scaling, so that they keep full precision at large coordinates.
/// </summary>
internal sealed class PlacesByCell
{
    private PlacesByCell(int margin, int columns, int rows)
    {
        Margin = margin;
        Width = columns + 2 * margin;
        Height = rows + 2 * margin;
    }

    /// <summary>Cells added on every side.</summary>
    public int Margin { get; }

    /// <summary>Columns of the widened rectangle.</summary>
    public int Width { get; }

    /// <summary>Rows of the widened rectangle.</summary>
    public int Height { get; }

    /// <summary>Places in reach with a weight above 0.</summary>
    public int Count => Weight.Length;

    /// <summary>[place] offset to the east of the cell's center, −0.5 … 0.5.</summary>
    public double[] East { get; private set; } = [];

    /// <summary>[place] offset to the north of the cell's center, −0.5 … 0.5.</summary>
    public double[] North { get; private set; } = [];

    /// <summary>[place] weight.</summary>
    public float[] Weight { get; private set; } = [];

    /// <summary>[group] column of the widened rectangle.</summary>
    public int[] GroupColumn { get; private set; } = [];

    /// <summary>[group] first place; one more entry at the end.</summary>
    public int[] GroupStart { get; private set; } = [];

    /// <summary>[row of the widened rectangle] first group; one more entry at the end.</summary>
    public int[] RowStart { get; private set; } = [];

    /// <summary>Groups places by row, then column, then input order.</summary>
    public static PlacesByCell Group(
        double[] x,
        double[] y,
        float[] weight,
        AnalysisRaster raster,
        double radius
    )
    {
        var places = new PlacesByCell((int)Math.Ceiling(radius) + 1, raster.Columns, raster.Rows);
        var start = places.CountCells(x, y, weight, raster);
        var groups = places.Index(start);
        places.GroupColumn = new int[groups];
        places.GroupStart = new int[groups + 1];
        places.ListGroups(start);
        places.Scatter(x, y, weight, raster, start);
        return places;
    }

    // [cell of the widened rectangle] places; one more entry at the end. Which cell a place lies in is found twice and not
    // kept: a list of it would be a fifth of the places' own arrays.
    private int[] CountCells(double[] x, double[] y, float[] weight, AnalysisRaster raster)
    {
        var counts = new int[Width * Height + 1];
        for (var i = 0; i < x.Length; i++)
        {
            var (column, row) = (Column(x[i], raster), Row(y[i], raster));
            if (IsReached(column, row, weight[i]))
            {
                counts[(int)row * Width + (int)column]++;
            }
        }
        return counts;
    }

    private double Column(double x, AnalysisRaster raster) =>
        Math.Floor((x - raster.OriginX) / raster.CellMeters) + Margin;

    private double Row(double y, AnalysisRaster raster) =>
        Math.Floor((y - raster.OriginY) / raster.CellMeters) + Margin;

    private bool IsReached(double column, double row, float weight) =>
        column >= 0 && column < Width && row >= 0 && row < Height && weight > 0;

    /// <summary>Turns counts into first places; the last entry becomes the total. Returns groups.</summary>
    private int Index(int[] counts)
    {
        RowStart = new int[Height + 1];
        var total = 0;
        var groups = 0;
        for (var row = 0; row < Height; row++)
        {
            RowStart[row] = groups;
            for (var key = row * Width; key < (row + 1) * Width; key++)
            {
                var count = counts[key];
                counts[key] = total;
                total += count;
                groups += count > 0 ? 1 : 0;
            }
        }
        RowStart[Height] = groups;
        counts[^1] = total;
        return groups;
    }

    private void ListGroups(int[] start)
    {
        var group = 0;
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var key = row * Width + column;
                if (start[key + 1] > start[key])
                {
                    GroupColumn[group] = column;
                    GroupStart[group] = start[key];
                    group++;
                }
            }
        }
        GroupStart[group] = start[^1];
    }

    private void Scatter(double[] x, double[] y, float[] weight, AnalysisRaster raster, int[] next)
    {
        East = new double[next[^1]];
        North = new double[next[^1]];
        Weight = new float[next[^1]];
        for (var i = 0; i < x.Length; i++)
        {
            var (column, row) = (Column(x[i], raster), Row(y[i], raster));
            if (!IsReached(column, row, weight[i]))
            {
                continue;
            }
            var place = next[(int)row * Width + (int)column]++;
            var centerX = raster.OriginX + (column - Margin + 0.5) * raster.CellMeters;
            var centerY = raster.OriginY + (row - Margin + 0.5) * raster.CellMeters;
            East[place] = (x[i] - centerX) / raster.CellMeters;
            North[place] = (y[i] - centerY) / raster.CellMeters;
            Weight[place] = weight[i];
        }
    }
}
