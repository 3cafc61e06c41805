using System.Numerics;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>Sums over the neighborhood of every cell: one pass over running sums of rows for each row of the neighborhood.</summary>
internal static class CellSums
{
    /// <summary>Takes a row of cells.</summary>
    /// <param name="row">Row of the raster.</param>
    /// <param name="sums">[column] Σ of the values in the neighborhood.</param>
    /// <param name="sizes">[column] number of cells in it.</param>
    public delegate void TakeRow(int row, ReadOnlySpan<double> sums, ReadOnlySpan<int> sizes);

    /// <summary>[cell] Σ of the values in the neighborhood, the cell itself included, and number of cells in it.</summary>
    public static (double[] Sums, int[] Sizes) Of(
        double[] values,
        AnalysisRaster raster,
        CellNeighborhood neighborhood
    )
    {
        var (found, counts) = (new double[raster.Count], new int[raster.Count]);
        Visit(
            values,
            raster,
            neighborhood,
            (row, sums, sizes) =>
            {
                for (var column = 0; column < sums.Length; column++)
                {
                    if (raster.CellAt(column, row) is >= 0 and var cell)
                    {
                        (found[cell], counts[cell]) = (sums[column], sizes[column]);
                    }
                }
            }
        );
        return (found, counts);
    }

    /// <summary>The same by row, rows in any order and at once; columns without a cell are among them.</summary>
    public static void Visit(
        double[] values,
        AnalysisRaster raster,
        CellNeighborhood neighborhood,
        TakeRow take
    )
    {
        // [row, column] running sums of each row, one more column in front, so that any stretch is a difference of two.
        var width = raster.Columns + 1;
        var (running, present) = (new double[raster.Rows * width], new int[raster.Rows * width]);
        for (var cell = 0; cell < values.Length; cell++)
        {
            var at = raster.CellRow[cell] * width + raster.CellColumn[cell] + 1;
            running[at] = values[cell];
            present[at] = 1;
        }
        Parallel.For(
            0,
            raster.Rows,
            row =>
            {
                AddUp(running.AsSpan(row * width, width));
                AddUp(present.AsSpan(row * width, width));
            }
        );
        var half = neighborhood.Half;
        Parallel.For(
            0,
            raster.Rows,
            () => (Sums: new double[raster.Columns], Sizes: new int[raster.Columns]),
            (row, _, scratch) =>
            {
                Array.Clear(scratch.Sums);
                Array.Clear(scratch.Sizes);
                var last = Math.Min(raster.Rows, row + half.Length);
                for (var other = Math.Max(0, row - half.Length + 1); other < last; other++)
                {
                    var side = half[Math.Abs(other - row)];
                    AddStretches<double>(running.AsSpan(other * width, width), side, scratch.Sums);
                    AddStretches<int>(present.AsSpan(other * width, width), side, scratch.Sizes);
                }
                take(row, scratch.Sums, scratch.Sizes);
                return scratch;
            },
            _ => { }
        );
    }

    private static void AddUp<T>(Span<T> sums)
        where T : INumber<T>
    {
        for (var column = 1; column < sums.Length; column++)
        {
            sums[column] += sums[column - 1];
        }
    }

    // To each column what lies up to so many columns away.
    private static void AddStretches<T>(ReadOnlySpan<T> running, int side, Span<T> totals)
        where T : INumber<T>
    {
        var last = totals.Length;
        var inner = Math.Min(side, last);
        var column = 0;
        for (; column < inner; column++)
        {
            totals[column] += running[Math.Min(column + side + 1, last)] - running[0];
        }
        var whole = last - side;
        for (; column + Vector<T>.Count <= whole; column += Vector<T>.Count)
        {
            var target = totals[column..];
            (
                new Vector<T>(target)
                + new Vector<T>(running[(column + side + 1)..])
                - new Vector<T>(running[(column - side)..])
            ).CopyTo(target);
        }
        for (; column < last; column++)
        {
            totals[column] += running[Math.Min(column + side + 1, last)] - running[column - side];
        }
    }
}
