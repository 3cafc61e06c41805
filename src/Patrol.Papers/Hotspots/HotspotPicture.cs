using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots;

/// <summary>A hotspot map as a picture of a given size, with its legend, scale and source.</summary>
public static class HotspotPicture
{
    /// <summary>Fewest pixels of a side.</summary>
    public const int Least = 200;

    /// <summary>Most pixels of a side.</summary>
    public const int Most = 8_000;

    /// <summary>Writes pixels (PNG); the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not between <see cref="Least"/> and <see cref="Most"/>.</exception>
    public static void WritePng(Stream target, HotspotSheet sheet, int width, int height)
    {
        Check(sheet, width, height);
        using var surface = SKSurface.Create(
            new SKImageInfo(width, height, SKColorType.Rgb888x, SKAlphaType.Opaque)
        );
        using (var pen = new Pen(surface.Canvas))
        {
            Draw(pen, sheet, width, height, isCrisp: true);
        }
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(target);
    }

    /// <summary>Writes lines and letters (SVG), whose units are the pixels asked for; the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="width">Units across.</param>
    /// <param name="height">Units down.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not between <see cref="Least"/> and <see cref="Most"/>.</exception>
    public static void WriteSvg(Stream target, HotspotSheet sheet, int width, int height)
    {
        Check(sheet, width, height);
        using var drawn = TemporaryFile.Open();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, height), drawn))
        using (var pen = new Pen(canvas))
        {
            Draw(pen, sheet, width, height, isCrisp: false);
        }
        drawn.Position = 0;
        drawn.CopyTo(target);
    }

    private static void Check(HotspotSheet sheet, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Most);
    }

    private static void Draw(Pen pen, HotspotSheet sheet, int width, int height, bool isCrisp)
    {
        var page = SKRect.Create(width, height);
        pen.Box(page, Ink.Paper);
        var layout = PictureLayout.Of(pen, sheet, page);
        layout.Draw(pen);
        HotspotMapView.Draw(
            pen,
            layout.Map,
            sheet,
            new SheetMapLook(6 * layout.Grain, layout.Grain, null),
            [],
            isCrisp
        );
    }
}
