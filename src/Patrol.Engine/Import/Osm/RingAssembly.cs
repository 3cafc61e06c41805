using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.Osm;

/// <summary>
/// Joins ways end to end into rings, and rings into polygons with holes, as boundary and multipolygon relations mean
/// them. Source: OpenStreetMap wiki, "Relation:multipolygon".
/// </summary>
internal static class RingAssembly
{
    /// <summary>Rings of node ids, closed; null when a way is left over that closes no ring.</summary>
    public static List<long[]>? Join(IEnumerable<long[]> ways)
    {
        var rings = new List<long[]>();
        var byEnd = new Dictionary<long, List<long[]>>();
        var open = new HashSet<long[]>(ReferenceEqualityComparer.Instance);
        foreach (var way in ways.Where(way => way.Length > 1))
        {
            if (way[0] == way[^1])
            {
                rings.Add(way);
                continue;
            }
            open.Add(way);
            Ends(byEnd, way[0]).Add(way);
            Ends(byEnd, way[^1]).Add(way);
        }
        while (open.Count > 0)
        {
            var first = open.First();
            open.Remove(first);
            var ring = new List<long>(first);
            while (ring[^1] != ring[0])
            {
                var next = byEnd[ring[^1]].Find(open.Contains);
                if (next is null)
                {
                    return null;
                }
                open.Remove(next);
                ring.AddRange(next[0] == ring[^1] ? next.Skip(1) : next.Reverse().Skip(1));
            }
            rings.Add([.. ring]);
        }
        return rings;
    }

    /// <summary>Polygons of outer rings, each with the inner rings that it is the smallest to cover; null when nothing is left.</summary>
    public static Geometry? Polygons(
        IEnumerable<LinearRing> outer,
        IEnumerable<LinearRing> inner,
        GeometryFactory factory
    )
    {
        Polygon[] shells =
        [
            .. outer.Select(ring => factory.CreatePolygon(ring)).OrderBy(shell => shell.Area),
        ];
        var holes = shells.Select(_ => new List<LinearRing>()).ToArray();
        foreach (var ring in inner)
        {
            var hole = factory.CreatePolygon(ring);
            var shell = Array.FindIndex(shells, candidate => candidate.Covers(hole));
            if (shell >= 0)
            {
                holes[shell].Add(ring);
            }
        }
        Polygon[] polygons =
        [
            .. shells.Select(
                (shell, i) => factory.CreatePolygon((LinearRing)shell.ExteriorRing, [.. holes[i]])
            ),
        ];
        return polygons.Length switch
        {
            0 => null,
            1 => polygons[0],
            _ => factory.CreateMultiPolygon(polygons),
        };
    }

    private static List<long[]> Ends(Dictionary<long, List<long[]>> byEnd, long node)
    {
        if (!byEnd.TryGetValue(node, out var ways))
        {
            byEnd[node] = ways = [];
        }
        return ways;
    }
}
