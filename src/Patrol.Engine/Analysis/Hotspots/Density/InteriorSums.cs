using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// What places surely in reach add to one row of cells. On the row k rows away a cell's places add the polynomial
/// <c>Σ_n f_n a^n</c>, n = 0 … 4, to the column a columns away, and this holds for |a| ≤ m = Inner[k]; so each
/// column gets the sum over a window of 2m + 1 source cells. Windows are cut into a tail of one block and a head of the
/// next, both running sums of polynomials about the block's center: only sums of what is in the window, no differences.
/// </summary>
/// <remarks>
/// With the moments of <see cref="CellMoments"/>, R = radius, B = R² − k²: <c>f0 = B²·1 + 4k²·yy + qq + 4Bk·y − 2B·q −
/// 4k·qy</c>, <c>f1 = 4(B·x + 2k·xy − qx)</c>, <c>f2 = 6·xx + 2·yy − 2B·1 − 4k·y</c>, <c>f3 = −4·x</c>, <c>f4 = 1</c>.
/// Rows k above and below share the window, so they are added first. Blocked windows: van Herk (1992),
/// doi:10.1016/0167-8655(92)90069-C, for sums instead of maxima.
/// </remarks>
internal sealed class InteriorSums
{
    private readonly KernelShape shape;
    private readonly PlacesByCell places;
    private readonly CellMoments moments;
    private readonly int columns;
    private readonly double[] empty;
    private readonly double[][] terms;

    public InteriorSums(KernelShape shape, PlacesByCell places, CellMoments moments, int columns)
    {
        this.shape = shape;
        this.places = places;
        this.moments = moments;
        this.columns = columns;
        empty = new double[places.Width];
        var longest = 2 * shape.Inner.Max() + 1;
        terms =
        [
            .. Enumerable.Range(0, 5).Select(_ => new double[columns + 2 * longest + KernelShape.Lanes]),
        ];
    }

    /// <summary>Adds to the sums of a row of the raster.</summary>
    public void Add(int row, Span<double> sums)
    {
        for (var k = 0; k <= shape.Reach; k++)
        {
            var (south, north) = (row - places.Bottom - k, row - places.Bottom + k);
            if (shape.Inner[k] >= 0 && (HasPlaces(south) || (k > 0 && HasPlaces(north))))
            {
                AddRows(k, south, k > 0 ? north : -1, sums);
            }
        }
    }

    private bool HasPlaces(int source) =>
        (uint)source < (uint)places.Height && places.RowStart[source + 1] > places.RowStart[source];

    private void AddRows(int k, int south, int north, Span<double> sums)
    {
        var m = shape.Inner[k];
        var length = 2 * m + 1;
        var needed = columns + 2 * m;
        var from = -m - places.Left;
        for (var start = 0; start < needed; start += length)
        {
            // The last vector of a block runs into the next, which writes over it.
            var count = Math.Min(length, needed - start);
            Expand(k, south, north, from + start, count, m, start);
            Sweep(start, count, length, sums);
        }
    }

    /// <summary>Polynomials of the cells of one block about the block's center.</summary>
    private void Expand(int k, int south, int north, int column, int count, int m, int start)
    {
        var plus = Row.Of(this, south);
        var minus = Row.Of(this, north);
        var b = Vector512.Create(shape.RadiusSquare - (double)k * k);
        var two = Vector512.Create(2.0);
        var four = Vector512.Create(4.0);
        var six = Vector512.Create(6.0);
        var kk = Vector512.Create((double)k);
        var lane = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (var i = 0; i < count; i += KernelShape.Lanes)
        {
            var at = column + i;
            if (at < 0 || at > places.Width - KernelShape.Lanes)
            {
                // Beyond all places: what a vector could meet there are the empty columns at the side.
                foreach (var term in terms)
                {
                    Put(term, start + i, Vector512<double>.Zero);
                }
                continue;
            }
            var one = plus.One(at) + minus.One(at);
            var x = plus.X(at) + minus.X(at);
            var ky = kk * (plus.Y(at) - minus.Y(at));
            var xx = plus.Xx(at) + minus.Xx(at);
            var kxy = kk * (plus.Xy(at) - minus.Xy(at));
            var yy = plus.Yy(at) + minus.Yy(at);
            var qx = plus.Qx(at) + minus.Qx(at);
            var kqy = kk * (plus.Qy(at) - minus.Qy(at));
            var qq = plus.Qq(at) + minus.Qq(at);

            var f0 = b * (b * one + four * ky - two * (xx + yy)) + four * (kk * kk * yy - kqy) + qq;
            var f1 = four * (b * x + two * kxy - qx);
            var f2 = six * xx + two * yy - two * b * one - four * ky;
            var f3 = -four * x;
            var f4 = one;

            // Taylor shift by the cell's place in the block, by repeated Horner steps.
            var s = Vector512.Create((double)(m - i)) - lane;
            f3 += s * f4;
            f2 += s * f3;
            f1 += s * f2;
            f0 += s * f1;
            f3 += s * f4;
            f2 += s * f3;
            f1 += s * f2;
            f3 += s * f4;
            f2 += s * f3;
            f3 += s * f4;
            Put(terms[0], start + i, f0);
            Put(terms[1], start + i, f1);
            Put(terms[2], start + i, f2);
            Put(terms[3], start + i, f3);
            Put(terms[4], start + i, f4);
        }
    }

    private static void Put(double[] values, int at, Vector512<double> value) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(values.AsSpan(at, KernelShape.Lanes)));

    /// <summary>Gives each column that has a head or a tail of the block in its window what it holds.</summary>
    private void Sweep(int start, int count, int length, Span<double> sums)
    {
        var t0 = terms[0].AsSpan(start, count);
        var t1 = terms[1].AsSpan(start, count);
        var t2 = terms[2].AsSpan(start, count);
        var t3 = terms[3].AsSpan(start, count);
        var t4 = terms[4].AsSpan(start, count);
        double s0 = 0,
            s1 = 0,
            s2 = 0,
            s3 = 0,
            s4 = 0;
        for (var i = 0; i < t0.Length; i++)
        {
            (s0, s1, s2, s3, s4) = (s0 + t0[i], s1 + t1[i], s2 + t2[i], s3 + t3[i], s4 + t4[i]);
            var column = start + i + 1 - length;
            if ((uint)column < (uint)sums.Length)
            {
                double z = i + 1 - length;
                sums[column] += s0 + z * (s1 + z * (s2 + z * (s3 + z * s4)));
            }
        }
        (s0, s1, s2, s3, s4) = (0, 0, 0, 0, 0);
        for (var i = t0.Length - 1; i > 0; i--)
        {
            (s0, s1, s2, s3, s4) = (s0 + t0[i], s1 + t1[i], s2 + t2[i], s3 + t3[i], s4 + t4[i]);
            var column = start + i;
            if ((uint)column < (uint)sums.Length)
            {
                double z = i;
                sums[column] += s0 + z * (s1 + z * (s2 + z * (s3 + z * s4)));
            }
        }
    }

    /// <summary>One source row of the moments; an absent row is all zero.</summary>
    private readonly ref struct Row
    {
        private readonly ReadOnlySpan<double> one,
            x,
            y,
            xx,
            xy,
            yy,
            qx,
            qy,
            qq;

        private Row(InteriorSums owner, int source)
        {
            var (from, width) = (source * owner.places.Width, owner.empty.Length);
            one = owner.moments.One.AsSpan(from, width);
            x = owner.moments.X.AsSpan(from, width);
            y = owner.moments.Y.AsSpan(from, width);
            xx = owner.moments.Xx.AsSpan(from, width);
            xy = owner.moments.Xy.AsSpan(from, width);
            yy = owner.moments.Yy.AsSpan(from, width);
            qx = owner.moments.Qx.AsSpan(from, width);
            qy = owner.moments.Qy.AsSpan(from, width);
            qq = owner.moments.Qq.AsSpan(from, width);
        }

        private Row(double[] empty)
        {
            one = x = y = xx = xy = yy = qx = qy = qq = empty;
        }

        public static Row Of(InteriorSums owner, int source) =>
            owner.HasPlaces(source) ? new Row(owner, source) : new Row(owner.empty);

        public Vector512<double> One(int at) => Load(one, at);

        public Vector512<double> X(int at) => Load(x, at);

        public Vector512<double> Y(int at) => Load(y, at);

        public Vector512<double> Xx(int at) => Load(xx, at);

        public Vector512<double> Xy(int at) => Load(xy, at);

        public Vector512<double> Yy(int at) => Load(yy, at);

        public Vector512<double> Qx(int at) => Load(qx, at);

        public Vector512<double> Qy(int at) => Load(qy, at);

        public Vector512<double> Qq(int at) => Load(qq, at);

        private static Vector512<double> Load(ReadOnlySpan<double> values, int at) =>
            Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values.Slice(at, KernelShape.Lanes)));
    }
}
