using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// The sums <c>Σ w (r² − d²)²</c> of one row of cells, r and d in cells: scratch of one thread, filled row after row.
/// </summary>
internal sealed class KernelRow
{
    private readonly KernelShape shape;
    private readonly PlacesByCell places;
    private readonly InteriorSums? interior;
    private readonly int columns;
    private readonly int before;
    private readonly double[] sums;

    public KernelRow(KernelShape shape, PlacesByCell places, CellMoments? moments, int columns)
    {
        this.shape = shape;
        this.places = places;
        this.columns = columns;
        // Vectors of places around the raster may reach out of it by the radius and a vector on either side.
        before =
            PlacesByCell.MarginOf(Math.Sqrt(shape.RadiusSquare)) + 1 + shape.Reach + 2 * KernelShape.Lanes;
        sums = new double[before + columns + before];
        interior = moments is null ? null : new InteriorSums(shape, places, moments, columns);
    }

    /// <summary>Computes the sums of a row of the raster.</summary>
    public void Fill(int row)
    {
        Array.Clear(sums);
        interior?.Add(row, sums.AsSpan(before, columns));
        for (var away = -shape.Reach; away <= shape.Reach; away++)
        {
            AddRim(row - places.Bottom - away, away);
        }
    }

    /// <summary>Writes the sums, times a factor, to the cells of the row.</summary>
    public void Store(AnalysisRaster raster, int row, double scale, double[] density)
    {
        for (var column = 0; column < columns; column++)
        {
            if (raster.CellAt(column, row) is >= 0 and var cell)
            {
                density[cell] = sums[before + column] * scale;
            }
        }
    }

    private void AddRim(int source, int away)
    {
        if ((uint)source >= (uint)places.Height)
        {
            return;
        }
        var starts = shape.Starts[Math.Abs(away)];
        var shift = before + places.Left;
        for (var group = places.RowStart[source]; group < places.RowStart[source + 1]; group++)
        {
            var first = places.GroupStart[group];
            var count = places.GroupStart[group + 1] - first;
            var at = shift + places.GroupColumn[group];
            var vector = 0;
            for (; vector + 1 < starts.Length; vector += 2)
            {
                AddTwo(first, count, away, at, starts[vector], starts[vector + 1]);
            }
            if (vector < starts.Length)
            {
                AddOne(first, count, away, at, starts[vector]);
            }
        }
    }

    private void AddOne(int first, int count, int away, int at, int start)
    {
        var column = Vector512.Create((double)start) + Lane;
        var sum = Vector512<double>.Zero;
        for (var i = first; i < first + count; i++)
        {
            var dy = away - places.North[i];
            var room = Vector512.Create(shape.RadiusSquare - dy * dy);
            var dx = column - Vector512.Create(places.East[i]);
            var inside = Vector512.Max(Vector512.FusedMultiplyAdd(-dx, dx, room), Vector512<double>.Zero);
            sum = Vector512.FusedMultiplyAdd(
                Vector512.Create((double)places.Weight[i]) * inside,
                inside,
                sum
            );
        }
        Accumulate(at + start, sum);
    }

    private void AddTwo(int first, int count, int away, int at, int start, int other)
    {
        var square = shape.RadiusSquare;
        var column = Vector512.Create((double)start) + Lane;
        var column2 = Vector512.Create((double)other) + Lane;
        var sum = Vector512<double>.Zero;
        var sum2 = Vector512<double>.Zero;
        var north = places.North.AsSpan(first, count);
        var east = places.East.AsSpan(first, count);
        var weight = places.Weight.AsSpan(first, count);
        for (var i = 0; i < north.Length; i++)
        {
            var dy = away - north[i];
            var room = Vector512.Create(square - dy * dy);
            var x = Vector512.Create(east[i]);
            var w = Vector512.Create((double)weight[i]);
            var dx = column - x;
            var dx2 = column2 - x;
            var inside = Vector512.Max(Vector512.FusedMultiplyAdd(-dx, dx, room), Vector512<double>.Zero);
            var inside2 = Vector512.Max(Vector512.FusedMultiplyAdd(-dx2, dx2, room), Vector512<double>.Zero);
            sum = Vector512.FusedMultiplyAdd(w * inside, inside, sum);
            sum2 = Vector512.FusedMultiplyAdd(w * inside2, inside2, sum2);
        }
        Accumulate(at + start, sum);
        Accumulate(at + other, sum2);
    }

    private static Vector512<double> Lane => Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);

    private void Accumulate(int at, Vector512<double> sum)
    {
        var target = sums.AsSpan(at, KernelShape.Lanes);
        ref var head = ref MemoryMarshal.GetReference(target);
        (Vector512.LoadUnsafe(ref head) + sum).StoreUnsafe(ref head);
    }
}
