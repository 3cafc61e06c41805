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
    /// <summary>Writes pixels (PNG); the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="size">Size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not between <see cref="PictureSize.Least"/> and <see cref="PictureSize.Most"/>.</exception>
    public static void WritePng(Stream target, HotspotSheet sheet, PictureSize size)
    {
        Check(sheet, size);
        using var surface = SKSurface.Create(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgb888x, SKAlphaType.Opaque)
        );
        using (var pen = new Pen(surface.Canvas))
        {
            Draw(pen, sheet, size, isCrisp: true);
        }
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(target);
    }

    /// <summary>Writes lines and letters (SVG), whose units are the pixels asked for; the stream stays open.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="size">Size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not between <see cref="PictureSize.Least"/> and <see cref="PictureSize.Most"/>.</exception>
    public static void WriteSvg(Stream target, HotspotSheet sheet, PictureSize size)
    {
        Check(sheet, size);
        using var drawn = TemporaryFile.Open();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(size.Width, size.Height), drawn))
        using (var pen = new Pen(canvas))
        {
            Draw(pen, sheet, size, isCrisp: false);
        }
        drawn.Position = 0;
        SvgText.Finish(drawn, target, size, HotspotWords.Title(sheet), HotspotWords.Subtitle(sheet));
    }

    private static void Check(HotspotSheet sheet, PictureSize size)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(size);
        foreach (var side in new[] { size.Width, size.Height })
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(side, PictureSize.Least, nameof(size));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(side, PictureSize.Most, nameof(size));
        }
    }

    private static void Draw(Pen pen, HotspotSheet sheet, PictureSize size, bool isCrisp)
    {
        var page = SKRect.Create(size.Width, size.Height);
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
