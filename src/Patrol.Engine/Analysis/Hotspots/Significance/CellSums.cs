using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>Sums over the neighborhood of every cell: one pass over running sums of rows for each row of the neighborhood.</summary>
internal static class CellSums
{
    /// <summary>Σ of the values in each cell's neighborhood, itself included.</summary>
    public static double[] Of(double[] values, AnalysisRaster raster, CellNeighborhood neighborhood) =>
        Sum(Spread(values, raster), raster, neighborhood, total => total);

    /// <summary>Number of cells in each cell's neighborhood, itself included.</summary>
    public static int[] Count(AnalysisRaster raster, CellNeighborhood neighborhood)
    {
        var ones = new double[raster.Count];
        Array.Fill(ones, 1);
        return Sum(Spread(ones, raster), raster, neighborhood, total => (int)total);
    }

    // [row, column] running sums of each row, one more column in front, so that any stretch is a difference of two.
    private static double[] Spread(double[] values, AnalysisRaster raster)
    {
        var width = raster.Columns + 1;
        var running = new double[raster.Rows * width];
        for (var cell = 0; cell < values.Length; cell++)
        {
            running[raster.CellRow[cell] * width + raster.CellColumn[cell] + 1] = values[cell];
        }
        Parallel.For(
            0,
            raster.Rows,
            row =>
            {
                var sums = running.AsSpan(row * width, width);
                for (var column = 1; column < width; column++)
                {
                    sums[column] += sums[column - 1];
                }
            }
        );
        return running;
    }

    private static T[] Sum<T>(
        double[] running,
        AnalysisRaster raster,
        CellNeighborhood neighborhood,
        Func<double, T> store
    )
    {
        var (width, half) = (raster.Columns + 1, neighborhood.Half);
        var found = new T[raster.Count];
        Parallel.For(
            0,
            raster.Rows,
            () => new double[raster.Columns],
            (row, _, totals) =>
            {
                Array.Clear(totals);
                for (var other = row - half.Length + 1; other < row + half.Length; other++)
                {
                    if ((uint)other < (uint)raster.Rows)
                    {
                        Add(running.AsSpan(other * width, width), half[Math.Abs(other - row)], totals);
                    }
                }
                for (var column = 0; column < totals.Length; column++)
                {
                    if (raster.CellAt(column, row) is >= 0 and var cell)
                    {
                        found[cell] = store(totals[column]);
                    }
                }
                return totals;
            },
            _ => { }
        );
        return found;
    }

    private static void Add(ReadOnlySpan<double> running, int half, Span<double> totals)
    {
        var last = totals.Length;
        for (var column = 0; column < last; column++)
        {
            totals[column] +=
                running[Math.Min(column + half + 1, last)] - running[Math.Max(column - half, 0)];
        }
    }
}
