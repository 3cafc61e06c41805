using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Furniture;

/// <summary>
/// A map on a sheet: ground and sites, then names where nothing that matters lies, then over them what the sheet shows, scale,
/// north and frame.
/// </summary>
internal static class SheetMap
{
    private const float SiteSize = 2.6f;

    // About 1 : 40,000; on smaller maps entrances would hide the streets.
    private const double EntrancesFromUnitsPerMeter = 0.07;

    /// <summary>Draws it.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="map">Map.</param>
    /// <param name="areas">Codes of communities whose outline is strong.</param>
    /// <param name="names">Names of streets that matter most.</param>
    /// <param name="keep">Keeps what it shows free of names, and writes names that come before those of streets.</param>
    /// <param name="over">Draws what it shows, over all names.</param>
    /// <param name="look">How large things are.</param>
    /// <param name="onLand">Draws what lies on the land and under the streets; null for nothing.</param>
    public static void Draw(
        Pen pen,
        MapFrame frame,
        PaperMap map,
        IReadOnlySet<string> areas,
        IReadOnlySet<string> names,
        Action<LabelPlaces> keep,
        Action over,
        SheetMapLook look,
        Action? onLand = null
    )
    {
        var rect = frame.Rect;
        map = Cropped(map, frame);
        pen.Canvas.Save();
        pen.Canvas.ClipRect(rect);
        GroundMap.Draw(pen, frame, map, areas, look.Grain, onLand);
        var places = new LabelPlaces(SKRect.Inflate(rect, -2 * look.Grain, -2 * look.Grain));
        var north = new SKPoint(rect.Right - 19 * look.Grain, rect.Top + 20 * look.Grain);
        places.Keep(north, 17 * look.Grain);
        var bar = new ScaleBar(pen, frame, look.Grain, look.Paper);
        places.Keep(bar.Room);
        var size = SiteSize * look.Grain;
        var sites = SitesOf(frame, map, look.Grain);
        foreach (var (site, at) in sites)
        {
            MapSigns.Site(pen, at, site.Kind, size);
        }
        keep(places);
        // Where a stop lies on a site, the stop is seen and the site has no name.
        sites =
        [
            .. sites.Where(one =>
                places.TryTake(SKRect.Create(one.At.X - size / 2, one.At.Y - size / 2, size, size))
            ),
        ];
        MapNames.DrawSites(pen, sites, places, size, new TextStyle(look.NameSize * 0.95f, Ink.Site));
        StreetLabels.Draw(pen, frame, map, places, look.NameSize, names);
        over();
        bar.Draw();
        MapSigns.North(pen, north, 11 * look.Grain);
        pen.Canvas.Restore();
        pen.Frame(rect, Ink.Text, 0.8f * look.Grain);
    }

    // One map may serve many sheets: each draws only what it sees.
    private static PaperMap Cropped(PaperMap map, MapFrame frame) =>
        map with
        {
            Streets = [.. map.Streets.Where(street => frame.Sees(frame.At(street.Line)))],
            Land = [.. map.Land.Where(land => land.Lines.Any(line => frame.Sees(frame.At(line))))],
        };

    private static (PaperPlace Site, SKPoint At)[] SitesOf(MapFrame frame, PaperMap map, float grain) =>
        [
            .. map
                .Sites.Select(site => (Site: site, At: frame.At(site.Place)))
                .Where(one => frame.Rect.Contains(one.At))
                .Where(one =>
                    one.Site.Kind != "compoundEntrance"
                    || frame.UnitsPerMeter > EntrancesFromUnitsPerMeter * grain
                )
                .OrderBy(one => one.Site.Code, StringComparer.Ordinal),
        ];
}

/// <summary>How large things are on a map.</summary>
/// <param name="NameSize">Size of the names of local streets.</param>
/// <param name="Grain">Units of the page to a point: 1 in a PDF.</param>
/// <param name="Paper">Name of the paper at which the scale holds; null for a picture.</param>
internal sealed record SheetMapLook(float NameSize, float Grain, string? Paper);
