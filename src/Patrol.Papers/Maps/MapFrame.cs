using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>
/// A window onto the ground: a local equirectangular projection, x = R · cos φ₀ · (λ − λ₀), y = R · (φ − φ₀), R = 6,371,008.8 m,
/// about the middle of what it shows. Over the 10 km of a sheet it is off by less than the width of a line.
/// </summary>
/// <param name="Rect">Where it lies on the page.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="UnitsPerMeter">Units of the page to a meter.</param>
internal sealed record MapFrame(SKRect Rect, double Longitude, double Latitude, double UnitsPerMeter)
{
    private const double MetersPerDegree = 6_371_008.8 * Math.PI / 180;

    // Points to a meter on the ground at 1 : 1.
    private const double PointsPerMeter = 72 / 0.0254;

    private const double LeastMeters = 500;

    // csharpier-ignore
    private static readonly int[] RoundScales =
    [
        1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 7_500, 10_000, 12_500, 15_000, 17_500, 20_000, 22_500, 25_000,
        30_000, 40_000, 45_000, 50_000, 60_000, 75_000, 100_000, 125_000, 150_000, 175_000, 200_000, 250_000, 300_000, 500_000,
        1_000_000,
    ];

    /// <summary>n of the printed scale 1 : n, where units are points.</summary>
    public double Scale => PointsPerMeter / UnitsPerMeter;

    /// <summary>A frame that shows all places within a margin.</summary>
    /// <param name="rect">Where it lies on the page.</param>
    /// <param name="places">Longitude, latitude of what has to be seen; at least one.</param>
    /// <param name="margin">Units kept free at each side.</param>
    /// <param name="isRound">True to choose a round scale 1 : n; false to fill the rectangle.</param>
    public static MapFrame Around(
        SKRect rect,
        IReadOnlyCollection<double[]> places,
        float margin,
        bool isRound = true
    )
    {
        var (west, east) = (places.Min(place => place[0]), places.Max(place => place[0]));
        var (south, north) = (places.Min(place => place[1]), places.Max(place => place[1]));
        var (longitude, latitude) = ((west + east) / 2, (south + north) / 2);
        var wide = (east - west) * MetersPerDegree * Math.Cos(latitude * Math.PI / 180);
        var high = (north - south) * MetersPerDegree;
        var fit = Math.Min(
            (rect.Width - 2 * margin) / Math.Max(LeastMeters, wide),
            (rect.Height - 2 * margin) / Math.Max(LeastMeters, high)
        );
        var least = PointsPerMeter / fit;
        var scale = isRound ? RoundScales.FirstOrDefault(round => round >= least, (int)least) : least;
        return new MapFrame(rect, longitude, latitude, PointsPerMeter / scale);
    }

    /// <summary>A place on the page.</summary>
    public SKPoint At(double[] place)
    {
        var east = (place[0] - Longitude) * MetersPerDegree * Math.Cos(Latitude * Math.PI / 180);
        var north = (place[1] - Latitude) * MetersPerDegree;
        return new(Round(Rect.MidX + east * UnitsPerMeter), Round(Rect.MidY - north * UnitsPerMeter));
    }

    /// <summary>A line on the page.</summary>
    public SKPoint[] At(IReadOnlyList<double[]> line) => [.. line.Select(At)];

    // A twentieth of a point can't be seen, and more digits would double the size of a sheet.
    private static float Round(double value) => (float)(Math.Round(value * 20) / 20);

    /// <summary>True when something of a line may be seen.</summary>
    public bool Sees(SKPoint[] line) =>
        line.Length > 0
        && line.Max(point => point.X) >= Rect.Left
        && line.Min(point => point.X) <= Rect.Right
        && line.Max(point => point.Y) >= Rect.Top
        && line.Min(point => point.Y) <= Rect.Bottom;
}
