using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes.Towns;

/// <summary>Finds the places where patrols may stop; see <see cref="RouteGround"/> for the rule.</summary>
internal static class CandidateStops
{
    private const double MostSpacingMeters = 50;

    /// <summary>[area] its candidate stops.</summary>
    public static List<CandidateStop>[] Find(
        AnalysisRaster raster,
        StreetGraph graph,
        IReadOnlyList<Area> areas,
        RouteRules rules
    )
    {
        var locators = areas
            .Select(area => (Box: area.Shape.EnvelopeInternal, In: new IndexedPointInAreaLocator(area.Shape)))
            .ToArray();
        var byCells = areas.Select(_ => new Dictionary<CellSet, List<SnapPoint>>()).ToArray();
        var spacing = Math.Min(MostSpacingMeters, raster.CellMeters / 4);
        foreach (var segment in graph.Segments.Where(rules.MayStop))
        {
            foreach (var point in Along(segment, spacing))
            {
                var cells = CellsWithin(raster, point.X, point.Y, rules.CoverRadiusMeters);
                if (cells.Length == 0)
                {
                    continue;
                }
                var at = new Coordinate(point.X, point.Y);
                for (var area = 0; area < locators.Length; area++)
                {
                    var (box, locator) = locators[area];
                    if (box.Contains(at) && locator.Locate(at) == Location.Interior)
                    {
                        var key = new CellSet(cells);
                        if (!byCells[area].TryGetValue(key, out var points))
                        {
                            byCells[area][key] = points = [];
                        }
                        points.Add(point);
                    }
                }
            }
        }
        return [.. byCells.Select(sets => Thin(sets, raster.CellMeters / 2))];
    }

    /// <summary>Ordinals of the cells whose centers lie within a distance, ascending.</summary>
    public static int[] CellsWithin(AnalysisRaster raster, double x, double y, double meters)
    {
        var (column, row) = (
            (int)Math.Floor((x - raster.OriginX) / raster.CellMeters),
            (int)Math.Floor((y - raster.OriginY) / raster.CellMeters)
        );
        var reach = (int)Math.Ceiling(meters / raster.CellMeters);
        var cells = new List<int>();
        for (var r = row - reach; r <= row + reach; r++)
        {
            for (var c = column - reach; c <= column + reach; c++)
            {
                if (raster.CellAt(c, r) is >= 0 and var cell)
                {
                    var (cx, cy) = raster.Center(cell);
                    if ((cx - x) * (cx - x) + (cy - y) * (cy - y) <= meters * meters)
                    {
                        cells.Add(cell);
                    }
                }
            }
        }
        return [.. cells];
    }

    private static IEnumerable<SnapPoint> Along(StreetSegment segment, double spacing)
    {
        var line = new LengthIndexedLine(segment.Shape);
        var parts = Math.Max(1, (int)Math.Ceiling(segment.LengthMeters / spacing));
        for (var part = 0; part < parts; part++)
        {
            var offset = segment.LengthMeters * (part + 0.5) / parts;
            var at = line.ExtractPoint(offset);
            yield return new SnapPoint(segment.Number, offset, 0, at.X, at.Y);
        }
    }

    private static List<CandidateStop> Thin(Dictionary<CellSet, List<SnapPoint>> sets, double meters)
    {
        var stops = sets.Select(one => new CandidateStop(Middle(one.Value), one.Key.Cells))
            .OrderByDescending(stop => stop.Cells.Length)
            .ThenBy(stop => stop.Point.Segment)
            .ThenBy(stop => stop.Point.OffsetMeters)
            .ToList();
        var kept = new List<CandidateStop>();
        foreach (var stop in stops)
        {
            var isLess = kept.Any(other =>
                other.Cells.Length > stop.Cells.Length
                && Square(other.Point, stop.Point.X, stop.Point.Y) <= meters * meters
                && stop.Cells.All(cell => Array.BinarySearch(other.Cells, cell) >= 0)
            );
            if (!isLess)
            {
                kept.Add(stop);
            }
        }
        return kept;
    }

    private static SnapPoint Middle(List<SnapPoint> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.MinBy(point => Square(point, x, y));
    }

    private static double Square(SnapPoint point, double x, double y) =>
        (point.X - x) * (point.X - x) + (point.Y - y) * (point.Y - y);

    /// <summary>A set of cells, equal when the cells are.</summary>
    private readonly struct CellSet(int[] cells) : IEquatable<CellSet>
    {
        public int[] Cells => cells;

        public bool Equals(CellSet other) => cells.AsSpan().SequenceEqual(other.Cells);

        public override bool Equals(object? obj) => obj is CellSet other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var cell in cells)
            {
                hash.Add(cell);
            }
            return hash.ToHashCode();
        }
    }
}
