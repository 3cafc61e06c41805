namespace Patrol.Papers.Features;

/// <summary>A bounding box.</summary>
internal readonly record struct GeoPackageBox(double West, double South, double East, double North)
{
    /// <summary>A box around nothing.</summary>
    public static readonly GeoPackageBox Empty = new(
        double.PositiveInfinity,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.NegativeInfinity
    );

    /// <summary>Around places x, y, x, y ….</summary>
    public static GeoPackageBox Of(ReadOnlySpan<double> places)
    {
        var box = Empty;
        for (var at = 0; at < places.Length; at += 2)
        {
            box = box.With(new(places[at], places[at + 1], places[at], places[at + 1]));
        }
        return box;
    }

    /// <summary>Around both.</summary>
    public GeoPackageBox With(GeoPackageBox other) =>
        new(
            Math.Min(West, other.West),
            Math.Min(South, other.South),
            Math.Max(East, other.East),
            Math.Max(North, other.North)
        );
}
