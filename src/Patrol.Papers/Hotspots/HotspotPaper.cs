using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots;

/// <summary>
/// A hotspot map on one page (PDF, A4 landscape): map with legend, scale and north; beside it what it says in plain words, its
/// top places and its method card.
/// </summary>
public static class HotspotPaper
{
    private const float Margin = 28;
    private const float HeadHeight = 44;
    private const float FootHeight = 20;
    private const float SideWidth = 262;
    private const float Gap = 16;
    private const float LegendHeight = 50;
    private static readonly SheetMapLook Look = new(5.6f, 1, "A4");

    /// <summary>Writes it; the stream stays open.</summary>
    public static void Write(Stream target, HotspotSheet sheet) => Write(target, sheet, faces: null);

    /// <summary>The same in other typefaces.</summary>
    internal static void Write(Stream target, HotspotSheet sheet, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sheet);
        target.Write(
            PdfSheets.Write(
                HotspotWords.Title(sheet),
                PdfSheets.A4Landscape,
                [pen => Draw(pen, sheet)],
                faces
            )
        );
    }

    private static void Draw(Pen pen, HotspotSheet sheet)
    {
        var size = PdfSheets.A4Landscape;
        var page = new SKRect(Margin, Margin - 6, size.Width - Margin, size.Height - Margin + 8);
        DrawHead(pen, page, sheet);
        var (top, bottom) = (page.Top + HeadHeight, page.Bottom - FootHeight);
        var right = page.Right - SideWidth - Gap;
        var places = TopPlaces.Of(sheet);
        var map = new SKRect(page.Left, top, right, bottom - LegendHeight);
        HotspotMapView.Draw(
            pen,
            map,
            sheet,
            Look,
            [.. places.Select(place => place.Cell.Center)],
            isCrisp: false
        );
        DrawLegend(pen, map, sheet);
        HotspotSide.Draw(pen, new SKRect(page.Right - SideWidth, top, page.Right, bottom), sheet, places);
        SheetFoot.Draw(
            pen,
            page,
            $"Places and times, never persons.",
            $"{sheet.Map.District} · made {DemandWords.Moment(sheet.Made)}"
        );
    }

    private static void DrawHead(Pen pen, SKRect page, HotspotSheet sheet)
    {
        var title = new TextStyle(19, Ink.Text, IsBold: true);
        pen.Fitted(HotspotWords.Title(sheet), page.Left, page.Top + 17, page.Width, title, 10);
        pen.Fitted(
            HotspotWords.Subtitle(sheet),
            page.Left,
            page.Top + 31,
            page.Width,
            new TextStyle(10, Ink.Text),
            6.5f
        );
        pen.Line(page.Left, page.Top + HeadHeight - 6, page.Right, page.Top + HeadHeight - 6, Ink.Text, 1.2f);
    }

    private static void DrawLegend(Pen pen, SKRect map, HotspotSheet sheet)
    {
        const float size = 7.2f;
        var cell = CellLayer.CellPoints(HotspotMapView.FrameOf(map, sheet, Look), sheet, Look.Grain);
        var y = CellLegend.DrawRamp(pen, map.Left, map.Bottom + 5, map.Width, size, sheet);
        Legend.Draw(
            pen,
            map.Left,
            y,
            map.Width,
            size,
            CellLegend
                .Signs(sheet, cell, Look.Grain)
                .Append(new LegendSign((ink, at) => Maps.MapSigns.Stop(ink, at, "1", 4.6f), "top place"))
        );
    }
}
