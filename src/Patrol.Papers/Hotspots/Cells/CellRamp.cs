using Patrol.Contracts;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>
/// Colors of the classes, those of the viewer's map by day: viridis, even in lightness and safe for color-blind readers, the higher
/// the less of the ground shows through.
/// </summary>
internal static class CellRamp
{
    private static readonly (string Color, double Strength)[] Colors =
    [
        ("#FDE725", 0.28),
        ("#A0DA39", 0.4),
        ("#4AC16D", 0.52),
        ("#1FA187", 0.62),
        ("#277F8E", 0.7),
        ("#365C8D", 0.77),
        ("#46327E", 0.83),
        ("#440154", 0.88),
    ];

    /// <summary>Color of a class, 1 for the lowest.</summary>
    public static SKColor Of(int index)
    {
        var (color, strength) = Colors[Math.Clamp(index, 1, Colors.Length) - 1];
        return SKColor.Parse(color).WithAlpha((byte)Math.Round(255 * strength));
    }

    /// <summary>Number of classes of a scale.</summary>
    public static int Count(ValueScale scale) => scale.ClassLimits.Length;
}
