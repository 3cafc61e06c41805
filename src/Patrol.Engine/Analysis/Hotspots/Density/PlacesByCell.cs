using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// Places in reach of a raster, grouped by the cell they lie in, on the smallest rectangle of cells that holds them all, with
/// empty columns for a vector on either side. Lengths are in cells; offsets from the center of the own cell are taken before
/// scaling, so that they keep full precision at large coordinates.
/// </summary>
internal sealed class PlacesByCell
{
    private const int LargestParts = 8;
    private readonly AnalysisRaster raster;
    private readonly int margin;

    private PlacesByCell(AnalysisRaster raster, double radius, double[] x, double[] y)
    {
        this.raster = raster;
        margin = MarginOf(radius);
        var (west, east) = Ends(x, raster.OriginX, raster.Columns);
        var (south, north) = Ends(y, raster.OriginY, raster.Rows);
        (Left, Width) = (west - KernelShape.Lanes, Math.Max(0, east - west + 1) + 2 * KernelShape.Lanes);
        (Bottom, Height) = (south, Math.Max(0, north - south + 1));
    }

    /// <summary>Column of the raster that is column 0 of the rectangle.</summary>
    public int Left { get; }

    /// <summary>Row of the raster that is row 0 of the rectangle.</summary>
    public int Bottom { get; }

    /// <summary>Columns of the rectangle.</summary>
    public int Width { get; }

    /// <summary>Rows of the rectangle.</summary>
    public int Height { get; }

    /// <summary>Places in reach with a weight above 0.</summary>
    public int Count => Weight.Length;

    /// <summary>[place] offset to the east of the cell's center, −0.5 … 0.5.</summary>
    public double[] East { get; private set; } = [];

    /// <summary>[place] offset to the north of the cell's center, −0.5 … 0.5.</summary>
    public double[] North { get; private set; } = [];

    /// <summary>[place] weight.</summary>
    public float[] Weight { get; private set; } = [];

    /// <summary>[group] column of the rectangle.</summary>
    public int[] GroupColumn { get; private set; } = [];

    /// <summary>[group] first place; one more entry at the end.</summary>
    public int[] GroupStart { get; private set; } = [];

    /// <summary>[row of the rectangle] first group; one more entry at the end.</summary>
    public int[] RowStart { get; private set; } = [];

    /// <summary>Cells on every side of a raster from where a place may reach it.</summary>
    public static int MarginOf(double radius) => (int)Math.Ceiling(radius) + 1;

    /// <summary>Groups places by row, then column, then input order.</summary>
    public static PlacesByCell Group(
        double[] x,
        double[] y,
        float[] weight,
        AnalysisRaster raster,
        double radius
    )
    {
        var places = new PlacesByCell(raster, radius, x, y);
        // A part of the input counts for itself, so that all are placed at once; not where that would take more than it saves.
        var cells = places.Width * places.Height;
        var parts = (int)Math.Clamp(x.Length / (2L * cells + 1), 1, Math.Min(LargestParts, Processors));
        var counts = new int[parts][];
        Parallel.For(0, parts, part => counts[part] = places.CountCells(x, y, weight, part, parts));
        places.Index(counts);
        Parallel.For(0, parts, part => places.Scatter(x, y, weight, part, counts));
        return places;
    }

    private static int Processors => Environment.ProcessorCount;

    // First and last column or row of the raster that holds a place in reach; what has no weight may widen it.
    private (int First, int Last) Ends(double[] at, double origin, int count)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var one in at)
        {
            low = Math.Min(low, one);
            high = Math.Max(high, one);
        }
        return (
            (int)Math.Clamp(Math.Floor((low - origin) / raster.CellMeters), -margin, count + margin),
            (int)Math.Clamp(Math.Floor((high - origin) / raster.CellMeters), -margin - 1, count + margin - 1)
        );
    }

    private double Column(double x) => Math.Floor((x - raster.OriginX) / raster.CellMeters) - Left;

    private double Row(double y) => Math.Floor((y - raster.OriginY) / raster.CellMeters) - Bottom;

    private bool IsReached(double column, double row, float weight) =>
        column >= KernelShape.Lanes
        && column < Width - KernelShape.Lanes
        && row >= 0
        && row < Height
        && weight > 0;

    private static (int From, int To) Range(int length, int part, int parts) =>
        ((int)((long)length * part / parts), (int)((long)length * (part + 1) / parts));

    // [cell of the rectangle] places of a part. Which cell a place lies in is found twice and not kept: a list of it would be a
    // fifth of the places' own arrays.
    private int[] CountCells(double[] x, double[] y, float[] weight, int part, int parts)
    {
        var counts = new int[Width * Height];
        var (from, to) = Range(x.Length, part, parts);
        for (var i = from; i < to; i++)
        {
            var (column, row) = (Column(x[i]), Row(y[i]));
            if (IsReached(column, row, weight[i]))
            {
                counts[(int)row * Width + (int)column]++;
            }
        }
        return counts;
    }

    /// <summary>Lists the groups, and turns counts into where each part's first place of a cell goes.</summary>
    private void Index(int[][] counts)
    {
        var groups = 0;
        for (var cell = 0; cell < Width * Height; cell++)
        {
            groups += HasAny(counts, cell) ? 1 : 0;
        }
        GroupColumn = new int[groups];
        GroupStart = new int[groups + 1];
        RowStart = new int[Height + 1];
        var (group, total) = (0, 0);
        for (var row = 0; row < Height; row++)
        {
            RowStart[row] = group;
            for (var column = 0; column < Width; column++)
            {
                var cell = row * Width + column;
                if (!HasAny(counts, cell))
                {
                    continue;
                }
                GroupColumn[group] = column;
                GroupStart[group] = total;
                group++;
                foreach (var part in counts)
                {
                    (part[cell], total) = (total, total + part[cell]);
                }
            }
        }
        RowStart[Height] = groups;
        GroupStart[groups] = total;
        East = new double[total];
        North = new double[total];
        Weight = new float[total];
    }

    private static bool HasAny(int[][] counts, int cell)
    {
        foreach (var part in counts)
        {
            if (part[cell] > 0)
            {
                return true;
            }
        }
        return false;
    }

    private void Scatter(double[] x, double[] y, float[] weight, int part, int[][] counts)
    {
        var next = counts[part];
        var (east, north, weights) = (East, North, Weight);
        var (from, to) = Range(x.Length, part, counts.Length);
        for (var i = from; i < to; i++)
        {
            var (column, row) = (Column(x[i]), Row(y[i]));
            if (!IsReached(column, row, weight[i]))
            {
                continue;
            }
            var place = next[(int)row * Width + (int)column]++;
            var centerX = raster.OriginX + (column + Left + 0.5) * raster.CellMeters;
            var centerY = raster.OriginY + (row + Bottom + 0.5) * raster.CellMeters;
            east[place] = (x[i] - centerX) / raster.CellMeters;
            north[place] = (y[i] - centerY) / raster.CellMeters;
            weights[place] = weight[i];
        }
    }
}
