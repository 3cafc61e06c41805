namespace Patrol.Engine.Sample.Ground;

/// <summary>Plane geometry on meters.</summary>
internal static class Planar
{
    /// <summary>Shoelace area of an open ring; positive when counterclockwise.</summary>
    public static double SignedArea(IReadOnlyList<(double X, double Y)> ring)
    {
        var twice = 0.0;
        for (var k = 0; k < ring.Count; k++)
        {
            var (a, b) = (ring[k], ring[(k + 1) % ring.Count]);
            twice += a.X * b.Y - b.X * a.Y;
        }
        return twice / 2;
    }

    /// <summary>True when an open ring holds a place (crossing number).</summary>
    public static bool Holds(IReadOnlyList<(double X, double Y)> ring, double x, double y)
    {
        var inside = false;
        for (var k = 0; k < ring.Count; k++)
        {
            var (a, b) = (ring[k], ring[(k + 1) % ring.Count]);
            if (a.Y > y != b.Y > y && x < (b.X - a.X) * (y - a.Y) / (b.Y - a.Y) + a.X)
            {
                inside = !inside;
            }
        }
        return inside;
    }

    public static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    public static (double X, double Y) Between(
        (double X, double Y) a,
        (double X, double Y) b,
        double share
    ) => (a.X + (b.X - a.X) * share, a.Y + (b.Y - a.Y) * share);
}
