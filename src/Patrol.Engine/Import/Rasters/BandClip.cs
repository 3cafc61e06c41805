using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.Rasters;

/// <summary>
/// Area of a polygon inside squares of one row, by clipping each ring at the sides of the row and then of the square
/// (Sutherland and Hodgman, 1974, doi:10.1145/360767.360802). Edges that the clipping lays along a side enclose no
/// area, so the sum is exact for rings of any shape; holes count negative.
/// </summary>
internal sealed class BandClip
{
    private readonly List<(double[] X, double[] Y, double MinY, double MaxY, int Sign)> rings = [];
    private readonly List<(double[] X, double[] Y, int Sign)> band = [];
    private double[] x = new double[64];
    private double[] y = new double[64];
    private double[] nextX = new double[64];
    private double[] nextY = new double[64];

    public BandClip(Geometry area)
    {
        for (var part = 0; part < area.NumGeometries; part++)
        {
            var polygon = (Polygon)area.GetGeometryN(part);
            Add(polygon.ExteriorRing, 1);
            foreach (var hole in polygon.InteriorRings)
            {
                Add(hole, -1);
            }
        }
    }

    /// <summary>Goes to the row between two northings.</summary>
    public void MoveTo(double south, double north)
    {
        band.Clear();
        foreach (var ring in rings)
        {
            if (ring.MaxY <= south || ring.MinY >= north)
            {
                continue;
            }
            var count = Load(ring.X, ring.Y);
            count = Clip(count, isVertical: false, south, 1);
            count = Clip(count, isVertical: false, north, -1);
            if (count > 2)
            {
                band.Add((x[..count], y[..count], ring.Sign));
            }
        }
    }

    /// <summary>Area in the row between two eastings, square meters.</summary>
    public double Area(double west, double east)
    {
        var sum = 0.0;
        foreach (var ring in band)
        {
            var count = Load(ring.X, ring.Y);
            count = Clip(count, isVertical: true, west, 1);
            count = Clip(count, isVertical: true, east, -1);
            sum += ring.Sign * Math.Abs(Shoelace(count));
        }
        return Math.Max(0, sum);
    }

    /// <summary>Keeps the side of a line where <c>sign · (coordinate − at) ≥ 0</c>.</summary>
    private int Clip(int count, bool isVertical, double at, int sign)
    {
        Reserve(ref nextX, 2 * count);
        Reserve(ref nextY, 2 * count);
        var kept = 0;
        var along = isVertical ? x : y;
        for (var i = 0; i < count; i++)
        {
            var j = i == 0 ? count - 1 : i - 1;
            var (a, b) = (sign * (along[j] - at), sign * (along[i] - at));
            if (a >= 0 != b >= 0)
            {
                var t = a / (a - b);
                nextX[kept] = isVertical ? at : x[j] + t * (x[i] - x[j]);
                nextY[kept++] = isVertical ? y[j] + t * (y[i] - y[j]) : at;
            }
            if (b >= 0)
            {
                (nextX[kept], nextY[kept]) = (x[i], y[i]);
                kept++;
            }
        }
        (x, nextX, y, nextY) = (nextX, x, nextY, y);
        return kept;
    }

    // Relative to the first vertex: products of seven-digit coordinates would lose the square centimeters.
    private double Shoelace(int count)
    {
        var twice = 0.0;
        for (var i = 1; i + 1 < count; i++)
        {
            twice += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
        }
        return twice / 2;
    }

    private void Add(LineString ring, int sign)
    {
        // The closing vertex repeats the first.
        var points = ring.CoordinateSequence;
        var count = Math.Max(0, points.Count - 1);
        var (xs, ys) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            (xs[i], ys[i]) = (points.GetX(i), points.GetY(i));
        }
        var box = ring.EnvelopeInternal;
        rings.Add((xs, ys, box.MinY, box.MaxY, sign));
    }

    private int Load(double[] fromX, double[] fromY)
    {
        Reserve(ref x, fromX.Length);
        Reserve(ref y, fromY.Length);
        fromX.CopyTo(x, 0);
        fromY.CopyTo(y, 0);
        return fromX.Length;
    }

    private static void Reserve(ref double[] array, int count)
    {
        if (array.Length < count)
        {
            array = new double[2 * count];
        }
    }
}
