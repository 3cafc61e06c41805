using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Reports;

/// <summary>A place on a report's map.</summary>
/// <param name="Rank">1 = highest.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Outline">Corners of its cell.</param>
/// <param name="Streets">Names of its streets.</param>
internal sealed record MarkedPlace(
    int Rank,
    double[] Center,
    IReadOnlyList<double[]> Outline,
    IReadOnlyList<string> Streets
);

/// <summary>Map of top places: their cells with ranks over the ground, with scale and north.</summary>
internal static class PlacesMap
{
    private const float Around = 12;
    private const float RankRadius = 6;
    private const double ScaleStep = 1000;
    private static readonly SKColor Fill = SKColor.Parse("#3B2A72");

    /// <summary>Draws it.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="rect">Where.</param>
    /// <param name="map">Ground.</param>
    /// <param name="areas">Codes of the communities it is about; empty for all.</param>
    /// <param name="places">Places.</param>
    public static void Draw(
        Pen pen,
        SKRect rect,
        PaperMap map,
        IReadOnlySet<string> areas,
        IReadOnlyList<MarkedPlace> places
    )
    {
        var seen = map
            .Areas.Where(area => areas.Count == 0 || areas.Contains(area.Code))
            .SelectMany(area => area.Rings)
            .SelectMany(ring => ring)
            .Concat(places.SelectMany(place => place.Outline))
            .ToArray();
        if (seen.Length == 0)
        {
            pen.Frame(rect, Ink.Rule);
            pen.Text(
                "No communities on record.",
                rect.MidX,
                rect.MidY,
                new TextStyle(9, Ink.Quiet),
                Align.Center
            );
            return;
        }
        var frame = Snug(MapFrame.Around(rect, seen, Around, isRound: false));
        var marks = Marks(frame, places);
        SheetMap.Draw(
            pen,
            frame,
            map,
            areas,
            places.SelectMany(place => place.Streets).ToHashSet(),
            labels =>
            {
                foreach (var mark in marks)
                {
                    labels.Keep(mark, RankRadius + 1);
                }
            },
            () =>
            {
                foreach (var place in places)
                {
                    DrawCell(pen, frame, place);
                }
                foreach (var (place, mark) in places.Zip(marks))
                {
                    DrawRank(pen, frame.At(place.Center), mark, place.Rank);
                }
            },
            new SheetMapLook(6, 1, "A4")
        );
    }

    /// <summary>Signs of its legend.</summary>
    public static IEnumerable<LegendSign> Signs(double cellMeters) =>
        [
            new LegendSign(
                (pen, at) =>
                {
                    pen.Box(new(at.X - 5, at.Y - 4, at.X + 5, at.Y + 4), Fill.WithAlpha(110));
                    pen.Frame(new(at.X - 5, at.Y - 4, at.X + 5, at.Y + 4), Fill, 0.8f);
                },
                FormattableString.Invariant($"top place, cell of {cellMeters:0} m")
            ),
            new LegendSign((pen, at) => MapSigns.Stop(pen, at, "1", 4.5f), "its rank"),
            new LegendSign((pen, at) => MapSigns.Site(pen, at, "school", 3.2f), "school or other site"),
            new LegendSign(
                (pen, at) =>
                {
                    using var line = new SKPath();
                    line.MoveTo(at.X - 7, at.Y);
                    line.LineTo(at.X + 7, at.Y);
                    pen.Along(line, Ink.Area, 1.5f, [5, 1.8f, 1, 1.8f]);
                },
                " community"
            ),
        ];

    // The next scale of full thousands: a report's map fills its frame.
    private static MapFrame Snug(MapFrame frame)
    {
        var scale = Math.Ceiling(frame.Scale / ScaleStep) * ScaleStep;
        return frame with { UnitsPerMeter = frame.UnitsPerMeter * frame.Scale / scale };
    }

    /// <summary>Places of the ranks: at their cells, or beside them where another rank is in the way.</summary>
    private static List<SKPoint> Marks(MapFrame frame, IReadOnlyList<MarkedPlace> places)
    {
        var marks = new List<SKPoint>();
        foreach (var place in places)
        {
            var at = frame.At(place.Center);
            var around =
                from ring in Enumerable.Range(1, 3)
                from turn in Enumerable.Range(0, 12)
                let angle = turn * MathF.Tau / 12
                select new SKPoint(
                    at.X + ring * 2.2f * RankRadius * MathF.Cos(angle),
                    at.Y + ring * 2.2f * RankRadius * MathF.Sin(angle)
                );
            marks.Add(
                around
                    .Prepend(at)
                    .Where(mark => frame.Rect.Contains(mark))
                    .FirstOrDefault(
                        mark => marks.All(other => SKPoint.Distance(mark, other) > 2.2f * RankRadius),
                        at
                    )
            );
        }
        return marks;
    }

    private static void DrawCell(Pen pen, MapFrame frame, MarkedPlace place)
    {
        using var cell = new SKPath();
        cell.AddPoly([.. place.Outline.Select(frame.At)], close: true);
        pen.Area(cell, Fill.WithAlpha(110));
        pen.Along(cell, Fill, 0.9f);
    }

    private static void DrawRank(Pen pen, SKPoint cell, SKPoint mark, int rank)
    {
        if (mark != cell)
        {
            pen.Line(cell.X, cell.Y, mark.X, mark.Y, Ink.Route, 0.9f);
            pen.Dot(cell, 1.4f, Ink.Route);
        }
        MapSigns.Stop(pen, mark, $"{rank}", RankRadius);
    }
}
