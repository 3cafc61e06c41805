using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.Rasters;

/// <summary>
/// Area of a polygon inside a rectangle, by clipping each ring at the four sides (Sutherland and Hodgman, 1974,
/// doi:10.1145/360767.360802). Edges that the clipping lays along a side enclose no area, so the sum is exact for
/// rings of any shape; holes count negative.
/// </summary>
internal sealed class RectangleClip
{
    private readonly List<(double[] X, double[] Y, int Sign)> rings = [];
    private readonly HashSet<(int, int)> crossed = [];
    private readonly double bucket;
    private double[] x = new double[64];
    private double[] y = new double[64];
    private double[] nextX = new double[64];
    private double[] nextY = new double[64];
    private readonly NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator locator;

    public RectangleClip(Geometry area)
    {
        locator = new NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator(area);
        var box = area.EnvelopeInternal;
        bucket = Math.Max(1, Math.Max(box.Width, box.Height) / 1024);
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

    /// <summary>Area inside <c>[west, east] × [south, north]</c>, square meters.</summary>
    public double Area(double west, double south, double east, double north)
    {
        if (!MayCross(west, south, east, north))
        {
            var center = new Coordinate((west + east) / 2, (south + north) / 2);
            return locator.Locate(center) == Location.Exterior ? 0 : (east - west) * (north - south);
        }
        var sum = 0.0;
        foreach (var ring in rings)
        {
            sum += ring.Sign * ClippedArea(ring.X, ring.Y, west, south, east, north);
        }
        return sum;
    }

    private double ClippedArea(double[] ringX, double[] ringY, double west, double south, double east, double north)
    {
        var count = ringX.Length;
        Reserve(count + 8);
        ringX.CopyTo(x, 0);
        ringY.CopyTo(y, 0);
        for (var side = 0; side < 4 && count > 0; side++)
        {
            Reserve(2 * count + 8);
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var j = i == 0 ? count - 1 : i - 1;
                var (a, b) = side switch
                {
                    0 => (x[j] - west, x[i] - west),
                    1 => (east - x[j], east - x[i]),
                    2 => (y[j] - south, y[i] - south),
                    _ => (north - y[j], north - y[i]),
                };
                if (a >= 0 != b >= 0)
                {
                    var t = a / (a - b);
                    nextX[kept] = side switch { 0 => west, 1 => east, _ => x[j] + t * (x[i] - x[j]) };
                    nextY[kept++] = side switch { 2 => south, 3 => north, _ => y[j] + t * (y[i] - y[j]) };
                }
                if (b >= 0)
                {
                    nextX[kept] = x[i];
                    nextY[kept++] = y[i];
                }
            }
            (x, nextX, y, nextY, count) = (nextX, x, nextY, y, kept);
        }
        var twice = 0.0;
        for (var i = 0; i < count; i++)
        {
            var j = i == 0 ? count - 1 : i - 1;
            twice += (x[j] - west) * (y[i] - south) - (x[i] - west) * (y[j] - south);
        }
        return Math.Abs(twice) / 2;
    }

    private void Add(LineString ring, int sign)
    {
        // The closing vertex repeats the first.
        var count = ring.NumPoints - 1;
        var (xs, ys) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var point = ring.GetCoordinateN(i);
            (xs[i], ys[i]) = (point.X, point.Y);
            var next = ring.GetCoordinateN(i + 1);
            Mark(Math.Min(point.X, next.X), Math.Min(point.Y, next.Y), Math.Max(point.X, next.X), Math.Max(point.Y, next.Y));
        }
        rings.Add((xs, ys, sign));
    }

    private void Mark(double west, double south, double east, double north)
    {
        for (var column = (int)Math.Floor(west / bucket); column <= (int)Math.Floor(east / bucket); column++)
        {
            for (var row = (int)Math.Floor(south / bucket); row <= (int)Math.Floor(north / bucket); row++)
            {
                crossed.Add((column, row));
            }
        }
    }

    private bool MayCross(double west, double south, double east, double north)
    {
        for (var column = (int)Math.Floor(west / bucket); column <= (int)Math.Floor(east / bucket); column++)
        {
            for (var row = (int)Math.Floor(south / bucket); row <= (int)Math.Floor(north / bucket); row++)
            {
                if (crossed.Contains((column, row)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private void Reserve(int count)
    {
        if (nextX.Length < count)
        {
            Array.Resize(ref nextX, 2 * count);
            Array.Resize(ref nextY, 2 * count);
        }
        if (x.Length < count)
        {
            Array.Resize(ref x, 2 * count);
            Array.Resize(ref y, 2 * count);
        }
    }
}
