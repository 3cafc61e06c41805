using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Patrol.Engine.Import.GeoJson;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>
/// Makes geometries in the metric CRS from features, noting what is wrong. Unclosed rings are an error; polygons that
/// cross themselves are rebuilt when that leaves something polygonal.
/// </summary>
internal sealed class FeatureShape(PlaceCheck check, GeometryFactory factory, ImportTally tally, string kind)
{
    /// <summary>Geometry of a feature; null when it has none that can be used, and the row is dropped.</summary>
    public Geometry? Find(GeoJsonFeature feature)
    {
        if (!feature.HasPlace)
        {
            tally.Drop(
                DropReason.NoPlace,
                "place.none",
                feature.Row,
                null,
                null,
                "Give it coordinates, finite numbers."
            );
            return null;
        }
        var metric = new Coordinate[feature.Coordinates.Length];
        for (var i = 0; i < metric.Length; i++)
        {
            var source = feature.Coordinates[i];
            var verdict = check.Apply(source.X, source.Y, out var x, out var y);
            if (verdict != PlaceVerdict.Good)
            {
                var (code, remedy) = check.Explain(verdict);
                tally.Drop(DropReason.NoPlace, code, feature.Row, null, $"{source.X}, {source.Y}", remedy);
                return null;
            }
            metric[i] = new Coordinate(x, y);
        }
        return feature.Type switch
        {
            "Point" or "MultiPoint" => factory.CreatePoint(metric[0]),
            "LineString" or "MultiLineString" => Lines(feature, metric),
            "Polygon" or "MultiPolygon" => Polygons(feature, metric),
            _ => Refuse(feature, "not-supported", feature.Type, "Give points, lines or polygons."),
        };
    }

    /// <summary>Repairs a polygon that crosses itself; null when nothing polygonal is left.</summary>
    public static Geometry? Mend(Geometry shape)
    {
        var mended = GeometryFixer.Fix(shape);
        return mended is Polygon or MultiPolygon && !mended.IsEmpty ? mended : null;
    }

    private Geometry? Lines(GeoJsonFeature feature, Coordinate[] metric)
    {
        var lines = new List<LineString>();
        for (var part = 0; part < feature.PartEnds.Length; part++)
        {
            var line = Part(feature, metric, part);
            if (line.Length > 1)
            {
                lines.Add(factory.CreateLineString(line));
            }
        }
        return lines.Count switch
        {
            0 => Refuse(feature, "zero-length", null, "Give the line two different vertices."),
            1 => lines[0],
            _ => factory.CreateMultiLineString([.. lines]),
        };
    }

    private Geometry? Polygons(GeoJsonFeature feature, Coordinate[] metric)
    {
        var polygons = new List<Polygon>();
        var part = 0;
        foreach (var end in feature.PolygonEnds)
        {
            var rings = new List<LinearRing>();
            for (; part < end; part++)
            {
                var source = feature.Part(part);
                if (source.Length == 0 || !source[0].Equals2D(source[^1]))
                {
                    var first = source.Length == 0 ? null : $"{source[0].X}, {source[0].Y}";
                    return Refuse(
                        feature,
                        "unclosed",
                        first,
                        $"End ring {part + 1} at the point where it starts."
                    );
                }
                if (source.Length < 4)
                {
                    return Refuse(
                        feature,
                        "flat",
                        null,
                        $"Give ring {part + 1} at least three different points."
                    );
                }
                rings.Add(factory.CreateLinearRing(Part(feature, metric, part)));
            }
            if (rings.Count > 0)
            {
                polygons.Add(factory.CreatePolygon(rings[0], [.. rings.Skip(1)]));
            }
        }
        Geometry shape = polygons.Count == 1 ? polygons[0] : factory.CreateMultiPolygon([.. polygons]);
        if (shape.IsValid)
        {
            return shape;
        }
        if (Mend(shape) is not { } mended)
        {
            return Refuse(feature, "self-crossing", null, "Draw the polygon so that its edges don't cross.");
        }
        tally.Mend(
            $"{kind}.self-crossing",
            feature.Row,
            null,
            null,
            "Mended; draw the polygon so that its edges don't cross."
        );
        return mended;
    }

    private static Coordinate[] Part(GeoJsonFeature feature, Coordinate[] metric, int part) =>
        metric[(part == 0 ? 0 : feature.PartEnds[part - 1])..feature.PartEnds[part]];

    private Geometry? Refuse(GeoJsonFeature feature, string what, string? value, string remedy)
    {
        tally.Drop(DropReason.Other, $"{kind}.{what}", feature.Row, null, value, remedy);
        return null;
    }
}
