using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>A line around cells that stand out, the same on the map and in its legend.</summary>
/// <param name="Words">What it stands for.</param>
/// <param name="Color">Color.</param>
/// <param name="Width">Width, points.</param>
/// <param name="Dashes">Dashes and gaps, points; null for a whole line.</param>
/// <param name="Holds">[cell] true for cells that it goes around.</param>
internal sealed record CellMark(
    string Words,
    SKColor Color,
    float Width,
    float[]? Dashes,
    Func<int, bool> Holds
)
{
    private const string High = "high";
    private const string Low = "low";
    private const string Weak = "90";
    private const float Rim = 1.3f;

    // Cells of so many points bear lines of their full width and dashes that are seen.
    private const float LargeCell = 7;
    private const float LeastShare = 0.35f;
    private const float DashedFrom = 4;

    private static readonly SKColor Dark = SKColor.Parse("#111111");

    /// <summary>Those of a map, least first; none where all cells are alike.</summary>
    /// <param name="sheet">Map.</param>
    /// <param name="cellPoints">Edge of a cell, points: lines of small ones are thin, or nothing else would be seen.</param>
    public static IReadOnlyList<CellMark> Of(HotspotSheet sheet, float cellPoints)
    {
        if (sheet.Cells.Significance is not { } scores)
        {
            return [];
        }
        var share = Math.Clamp(cellPoints / LargeCell, LeastShare, 1);
        var (alone, held) = (scores.Class, scores.Corrected);
        return
        [
            .. new CellMark[]
            {
                new(
                    "lower than chance explains, 95 %",
                    Ink.Quiet,
                    0.8f,
                    [1, 2],
                    cell => Is(alone[cell], Low)
                ),
                new(
                    "may stand out: each cell by itself, 95 %",
                    Dark,
                    0.9f,
                    [3, 2],
                    cell => Is(alone[cell], High)
                ),
                new("stands out: false alarms held at 5 %", Dark, 1.7f, null, cell => Is(held[cell], High)),
            }.Select(mark =>
                cellPoints >= DashedFrom || mark.Dashes is null
                    ? mark with
                    {
                        Width = mark.Width * share,
                    }
                    : mark with
                    {
                        Width = mark.Width * share,
                        Dashes = null,
                        Color = Ink.Quiet,
                    }
            ),
        ];

        bool Is(byte code, string side) =>
            scores.Classes[code].StartsWith(side, StringComparison.Ordinal)
            && !scores.Classes[code].EndsWith(Weak, StringComparison.Ordinal);
    }

    /// <summary>Draws it along a path.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="path">Path.</param>
    /// <param name="grain">Units of the page to a point.</param>
    public void Along(Pen pen, SKPath path, float grain)
    {
        // A light rim keeps the line apart from dark cells.
        var rim = Math.Min(Rim, Width);
        pen.Along(path, SKColors.White.WithAlpha(200), (Width + rim) * grain);
        pen.Along(
            path,
            Color,
            Width * grain,
            Dashes is { } dashes ? [.. dashes.Select(dash => dash * grain)] : null
        );
    }
}
