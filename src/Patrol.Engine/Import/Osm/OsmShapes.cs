using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Osm;

/// <summary>Makes geometries in the metric CRS from the elements of an OpenStreetMap file.</summary>
internal sealed class OsmShapes(OsmFile file, District district)
{
    private readonly CoordinateTransform transform = CoordinateTransform.Create(
        "EPSG:4326",
        district.MetricSrid
    );
    private readonly Dictionary<long, OsmWay> wayById = file
        .Ways.GroupBy(way => way.Id)
        .ToDictionary(g => g.Key, g => g.Last());

    /// <summary>Makes geometries with the district's CRS code.</summary>
    public GeometryFactory Factory { get; } = new(new PrecisionModel(), district.MetricSrid);

    /// <summary>Point of a node; null when it has no place.</summary>
    public Point? Find(OsmNode node)
    {
        var (x, y) = transform.Apply(node.Longitude, node.Latitude);
        return double.IsFinite(x) && double.IsFinite(y) ? Factory.CreatePoint(new Coordinate(x, y)) : null;
    }

    /// <summary>Line of a way's known nodes; null when fewer than two are left.</summary>
    public LineString? FindLine(OsmWay way)
    {
        var line = Coordinates(way.Nodes, out _);
        return line.Length > 1 ? Factory.CreateLineString(line) : null;
    }

    /// <summary>Polygon of a closed way, mended when it crosses itself; null when there is none.</summary>
    public Geometry? FindPolygon(OsmWay way) =>
        way.IsClosed && Ring(way.Nodes) is { } ring ? Mended(Factory.CreatePolygon(ring)) : null;

    /// <summary>
    /// Polygon of a multipolygon or boundary relation, mended when it crosses itself; null when members are missing
    /// or its ways close no ring.
    /// </summary>
    public Geometry? FindPolygon(OsmRelation relation)
    {
        var outer = Rings(relation, role => role != "inner");
        var inner = Rings(relation, role => role == "inner");
        if (outer is null || inner is null)
        {
            return null;
        }
        return RingAssembly.Polygons(outer, inner, Factory) is { } shape ? Mended(shape) : null;
    }

    private List<LinearRing>? Rings(OsmRelation relation, Func<string, bool> isWanted)
    {
        var ways = new List<long[]>();
        foreach (var member in relation.Members.Where(m => m.Kind == OsmKind.Way && isWanted(m.Role)))
        {
            if (!wayById.TryGetValue(member.Id, out var way))
            {
                return null;
            }
            ways.Add(way.Nodes);
        }
        var rings = new List<LinearRing>();
        foreach (
            var nodes in RingAssembly.Join(ways)
                ??
                [
                    [],
                ]
        )
        {
            if (Ring(nodes) is not { } ring)
            {
                return null;
            }
            rings.Add(ring);
        }
        return rings;
    }

    private LinearRing? Ring(long[] nodes)
    {
        var ring = Coordinates(nodes, out var missing);
        return missing == 0 && ring.Length > 3 ? Factory.CreateLinearRing(ring) : null;
    }

    private static Geometry? Mended(Geometry shape)
    {
        var good = shape.IsValid ? shape : GeometryFixer.Fix(shape);
        return good is Polygon or MultiPolygon && !good.IsEmpty ? good : null;
    }

    private Coordinate[] Coordinates(long[] nodes, out int missing)
    {
        var line = new List<Coordinate>(nodes.Length);
        missing = 0;
        foreach (var id in nodes)
        {
            var node = file.FindNode(id);
            var (longitude, latitude) = node < 0 ? (double.NaN, double.NaN) : file.NodeAt(node);
            var (x, y) = transform.Apply(longitude, latitude);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                line.Add(new Coordinate(x, y));
            }
            else
            {
                missing++;
            }
        }
        return [.. line];
    }
}
