using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Hotspots;

/// <summary>The map itself: ground, cells, streets, what stands out, names of communities and of streets, scale and north.</summary>
internal static class HotspotMapView
{
    private const float Around = 6;
    private const double Half = 0.5;

    // About 1 : 31,000 and 1 : 16,000: on smaller maps the net of small streets, and their names, would hide the cells.
    private const double SmallStreetsFromUnitsPerMeter = 0.09;
    private const double SmallNamesFromUnitsPerMeter = 0.175;

    private static readonly HashSet<string> Large = ["highway", "arterial", "collector"];

    /// <summary>Draws it.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="rect">Where.</param>
    /// <param name="sheet">Map.</param>
    /// <param name="look">How large things are.</param>
    /// <param name="places">Longitude and latitude of what is marked by number; empty for none.</param>
    /// <param name="isCrisp">True for pixels, whose edges no blur may soften.</param>
    public static void Draw(
        Pen pen,
        SKRect rect,
        HotspotSheet sheet,
        SheetMapLook look,
        IReadOnlyList<double[]> places,
        bool isCrisp
    )
    {
        var frame = FrameOf(rect, sheet, look);
        var marks = StopMark.Of(
            places.Select((place, index) => (index + 1, frame.At(place))),
            rect,
            SKRect.Empty,
            5.5f * look.Grain
        );
        var community = sheet.Map.Demand.Community;
        SheetMap.Draw(
            pen,
            frame,
            Quiet(sheet.Ground, frame.UnitsPerMeter / look.Grain),
            community is null ? new HashSet<string>() : new HashSet<string> { community },
            new HashSet<string>(),
            taken =>
            {
                foreach (var mark in marks)
                {
                    taken.Keep(mark.Room);
                }
                DrawNames(pen, frame, sheet, look, taken);
            },
            () =>
            {
                CellLayer.DrawOutlines(pen, frame, sheet, look.Grain);
                StopMark.Draw(pen, marks);
            },
            look,
            () => CellLayer.DrawColors(pen, frame, sheet, isCrisp)
        );
    }

    /// <summary>The window that shows all cells.</summary>
    public static MapFrame FrameOf(SKRect rect, HotspotSheet sheet, SheetMapLook look) =>
        MapFrame.Around(
            rect,
            CornersOf(sheet.Cells.Corners),
            Around * look.Grain,
            isRound: look.Paper is not null
        );

    private static PaperMap Quiet(PaperMap ground, double unitsPerMeter) =>
        ground with
        {
            Sites = [],
            Bases = [],
            Streets =
            [
                .. ground
                    .Streets.Where(street =>
                        unitsPerMeter >= SmallStreetsFromUnitsPerMeter || Large.Contains(street.Class)
                    )
                    .Select(street =>
                        unitsPerMeter >= SmallNamesFromUnitsPerMeter || Large.Contains(street.Class)
                            ? street
                            : street with
                            {
                                Name = null,
                            }
                    ),
            ],
        };

    private static void DrawNames(
        Pen pen,
        MapFrame frame,
        HotspotSheet sheet,
        SheetMapLook look,
        LabelPlaces taken
    )
    {
        var style = new TextStyle(look.NameSize * 1.15f, Ink.Area, IsBold: true);
        foreach (
            var area in sheet.Ground.Areas.Where(area => area.Rings.Count > 0 && area.Rings[0].Count > 0)
        )
        {
            var corners = CornersOf(area.Rings[0]);
            var middle = frame.At([
                Half * (corners[0][0] + corners[1][0]),
                Half * (corners[0][1] + corners[1][1]),
            ]);
            var strip = pen.StripOf(area.Name, middle.X, middle.Y, style);
            strip.Offset(-strip.Width / 2, 0);
            if (taken.TryTake(strip))
            {
                pen.OnStrip(area.Name, strip, style, isStrong: true);
            }
        }
    }

    private static double[][] CornersOf(double[] places)
    {
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var at = 0; at < places.Length; at += 2)
        {
            (west, east) = (Math.Min(west, places[at]), Math.Max(east, places[at]));
            (south, north) = (Math.Min(south, places[at + 1]), Math.Max(north, places[at + 1]));
        }
        return places.Length == 0
            ?
            [
                [0, 0],
            ]
            :
            [
                [west, south],
                [east, north],
            ];
    }

    private static double[][] CornersOf(IReadOnlyList<double[]> ring) =>
        [
            [ring.Min(place => place[0]), ring.Min(place => place[1])],
            [ring.Max(place => place[0]), ring.Max(place => place[1])],
        ];
}
