namespace Patrol.Engine.Import.Crs;

/// <summary>
/// The published offsets of Chinese web maps: WGS 84 → GCJ-02 (a smooth shift of 100–700 m inside a rectangle around
/// China) and GCJ-02 → BD-09 (a further 700 m or so). Their inverses are found by fixed-point iteration on the
/// forward formula to 1e-9 degrees (0.1 mm), so a round trip is exact; the forward formula itself is a reconstruction
/// known to agree with published pairs to well below 0.5 m. Longitude first, degrees.
/// Source of the formulas: the openly published reconstruction of the offset (Krasovsky 1940 axis 6,378,245 m).
/// </summary>
internal static class ChinaOffset
{
    private const double Axis = 6378245.0;
    private const double EccentricitySquared = 0.00669342162296594323;
    private const double BaiduPi = Math.PI * 3000.0 / 180.0;

    /// <summary>WGS 84 → GCJ-02; outside the rectangle the offset is zero.</summary>
    public static (double Longitude, double Latitude) ToGcj02(double longitude, double latitude)
    {
        if (longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271)
        {
            return (longitude, latitude);
        }
        var x = longitude - 105.0;
        var y = latitude - 35.0;
        var radians = latitude * Math.PI / 180.0;
        var sine = Math.Sin(radians);
        var magic = 1 - EccentricitySquared * sine * sine;
        var root = Math.Sqrt(magic);
        var north =
            ShiftLatitude(x, y) * 180.0 / (Axis * (1 - EccentricitySquared) / (magic * root) * Math.PI);
        var east = ShiftLongitude(x, y) * 180.0 / (Axis / root * Math.Cos(radians) * Math.PI);
        return (longitude + east, latitude + north);
    }

    /// <summary>WGS 84 → BD-09.</summary>
    public static (double Longitude, double Latitude) ToBd09(double longitude, double latitude)
    {
        var (x, y) = ToGcj02(longitude, latitude);
        var z = Math.Sqrt(x * x + y * y) + 0.00002 * Math.Sin(y * BaiduPi);
        var theta = Math.Atan2(y, x) + 0.000003 * Math.Cos(x * BaiduPi);
        return (z * Math.Cos(theta) + 0.0065, z * Math.Sin(theta) + 0.006);
    }

    /// <summary>GCJ-02 → WGS 84.</summary>
    public static (double Longitude, double Latitude) FromGcj02(double longitude, double latitude) =>
        Invert(ToGcj02, longitude, latitude);

    /// <summary>BD-09 → WGS 84.</summary>
    public static (double Longitude, double Latitude) FromBd09(double longitude, double latitude) =>
        Invert(ToBd09, longitude, latitude);

    private static (double, double) Invert(
        Func<double, double, (double X, double Y)> forward,
        double longitude,
        double latitude
    )
    {
        var (x, y) = (longitude, latitude);
        for (var round = 0; round < 30; round++)
        {
            var (fx, fy) = forward(x, y);
            var (dx, dy) = (longitude - fx, latitude - fy);
            (x, y) = (x + dx, y + dy);
            if (Math.Abs(dx) < 1e-9 && Math.Abs(dy) < 1e-9)
            {
                break;
            }
        }
        return (x, y);
    }

    private static double ShiftLatitude(double x, double y) =>
        -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * Math.Sqrt(Math.Abs(x))
        + Waves(x, 6, 20, 2, 20)
        + (20.0 * Math.Sin(y * Math.PI) + 40.0 * Math.Sin(y / 3.0 * Math.PI)) * 2.0 / 3.0
        + (160.0 * Math.Sin(y / 12.0 * Math.PI) + 320.0 * Math.Sin(y * Math.PI / 30.0)) * 2.0 / 3.0;

    private static double ShiftLongitude(double x, double y) =>
        300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * Math.Sqrt(Math.Abs(x))
        + Waves(x, 6, 20, 2, 20)
        + (20.0 * Math.Sin(x * Math.PI) + 40.0 * Math.Sin(x / 3.0 * Math.PI)) * 2.0 / 3.0
        + (150.0 * Math.Sin(x / 12.0 * Math.PI) + 300.0 * Math.Sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;

    private static double Waves(double x, double first, double amplitude, double second, double other) =>
        (amplitude * Math.Sin(first * x * Math.PI) + other * Math.Sin(second * x * Math.PI)) * 2.0 / 3.0;
}
