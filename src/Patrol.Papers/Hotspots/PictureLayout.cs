using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots;

/// <summary>
/// Where things stand on a picture: title above the map, legend and source below. On small ones texts are cut to fewer lines, so that
/// the map keeps its room.
/// </summary>
internal sealed class PictureLayout
{
    // The size at which a point of the look is a pixel.
    private const float UsualWidth = 640;
    private const float UsualHeight = 480;

    // Letters stay readable on the smallest.
    private const float LeastGrain = 0.85f;
    private const float MapShare = 0.55f;

    private readonly HotspotSheet sheet;
    private readonly float pad;
    private readonly float x;
    private readonly float width;
    private readonly float bottom;
    private readonly IReadOnlyList<string> subtitle;
    private readonly IReadOnlyList<string> source;
    private readonly LegendSign[] signs;
    private readonly TextStyle titleStyle;
    private readonly TextStyle text;
    private readonly TextStyle quiet;

    private PictureLayout(Pen pen, HotspotSheet sheet, SKRect page, int lines, bool hasSigns)
    {
        this.sheet = sheet;
        Grain = Math.Max(LeastGrain, Math.Min(page.Width / UsualWidth, page.Height / UsualHeight));
        pad = 8 * Grain;
        (x, width, bottom) = (page.Left + pad, page.Width - 2 * pad, page.Bottom - pad);
        titleStyle = pen.Shrunk(HotspotWords.Title(sheet), width, new(14 * Grain, Ink.Text, IsBold: true), 8);
        text = new TextStyle(8 * Grain, Ink.Text);
        quiet = new TextStyle(7 * Grain, Ink.Quiet);
        subtitle = Cut(pen, HotspotWords.Subtitle(sheet), text, lines);
        source = Cut(
            pen,
            HotspotWords.Source(sheet) + $" Made {DemandWords.Moment(sheet.Made)}.",
            quiet,
            lines
        );
        signs = hasSigns ? [.. CellLegend.Signs(sheet, CellPoints(page), Grain)] : [];
        var top = page.Top + pad + titleStyle.Size + subtitle.Count * text.Leading + 4 * Grain;
        Map = new SKRect(x, top, x + width, bottom - FootHeight(pen) - 5 * Grain);
    }

    /// <summary>Pixels to a point of the look.</summary>
    public float Grain { get; }

    /// <summary>Where the map stands.</summary>
    public SKRect Map { get; }

    /// <summary>The layout that leaves the map most of the page, with as much text as that allows.</summary>
    public static PictureLayout Of(Pen pen, HotspotSheet sheet, SKRect page)
    {
        (int Lines, bool HasSigns)[] tries = [(3, true), (2, true), (1, true)];
        return tries
                .Select(one => new PictureLayout(pen, sheet, page, one.Lines, one.HasSigns))
                .FirstOrDefault(one => one.Map.Height >= MapShare * page.Height)
            ?? new PictureLayout(pen, sheet, page, 1, hasSigns: false);
    }

    /// <summary>Draws all but the map.</summary>
    public void Draw(Pen pen)
    {
        var y = pad + titleStyle.Size * 0.85f;
        pen.Text(pen.Fit(HotspotWords.Title(sheet), width, titleStyle), x, y, titleStyle);
        y += text.Leading;
        foreach (var line in subtitle)
        {
            pen.Text(line, x, y, text);
            y += text.Leading;
        }
        DrawFoot(pen, Map.Bottom + 5 * Grain);
    }

    // On the page: the map's own place is not known before its legend is.
    private float CellPoints(SKRect page)
    {
        var frame = HotspotMapView.FrameOf(page, sheet, new SheetMapLook(Grain, Grain, null));
        return CellLayer.CellPoints(frame, sheet, Grain);
    }

    private float FootHeight(Pen pen)
    {
        using var recorder = new SKPictureRecorder();
        using var ruler = new Pen(recorder.BeginRecording(SKRect.Create(width, bottom)), pen.Faces);
        return DrawFoot(ruler, 0);
    }

    private float DrawFoot(Pen pen, float y)
    {
        y = CellLegend.DrawRamp(pen, x, y, width, text.Size, sheet);
        if (signs.Length > 0)
        {
            y = Legend.Draw(pen, x, y + Grain, width, text.Size, signs);
        }
        y += text.Leading;
        var bold = text with { IsBold = true };
        pen.Text(pen.Fit(PlanWords.Honest, width, bold), x, y, bold);
        foreach (var line in source)
        {
            y += quiet.Leading;
            pen.Text(line, x, y, quiet);
        }
        return y + 0.25f * quiet.Size;
    }

    private IReadOnlyList<string> Cut(Pen pen, string words, TextStyle style, int most)
    {
        var lines = pen.Wrap(words, width, style);
        return lines.Count <= most
            ? lines
            : [.. lines.Take(most - 1), pen.Fit(string.Join(' ', lines.Skip(most - 1)), width, style)];
    }
}
