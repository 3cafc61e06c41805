using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>Finds neighboring analysis cells between which nobody walks.</summary>
public static class CellBarriers
{
    /// <summary>
    /// Two neighbors are apart when the line between their centers meets a barrier (a river, a railway) that no street open to
    /// people on foot crosses inside the two cells. Where several barriers lie between, each needs its crossing.
    /// </summary>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="land">Land in the same metric CRS. Only water and railways that are barriers count: around a building or a
    /// closed compound one walks within the cells.</param>
    /// <param name="streets">Streets in the same metric CRS, bridges and tunnels among them.</param>
    /// <returns>Pairs with the lower ordinal first, ascending.</returns>
    /// <remarks>
    /// A crossing in the next pair of cells does not help: an area then takes those cells in and walks over it. A center that
    /// lies in the water is apart from all its neighbors that no bridge leads to.
    /// </remarks>
    public static IReadOnlyList<CellPair> Find(
        AnalysisRaster raster,
        IEnumerable<Land> land,
        IEnumerable<StreetSegment> streets
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(streets);
        LineString[] walked =
        [
            .. streets.Where(street => street.Speeds.FootKmh > 0).Select(street => street.Shape),
        ];
        var barriers = new STRtree<Barrier>();
        foreach (var one in land.Where(Parts))
        {
            barriers.Insert(one.Shape.EnvelopeInternal, Barrier.Of(one.Shape, walked));
        }
        var apart = new List<CellPair>();
        for (var cell = 0; cell < raster.Count; cell++)
        {
            var (column, row) = (raster.CellColumn[cell], raster.CellRow[cell]);
            foreach (var next in new[] { raster.CellAt(column + 1, row), raster.CellAt(column, row + 1) })
            {
                if (next >= 0 && AreApart(raster, cell, next, barriers))
                {
                    apart.Add(new CellPair(cell, next));
                }
            }
        }
        return apart;
    }

    private static bool Parts(Land land) =>
        land is { IsBarrier: true, Kind: LandKind.Water or LandKind.Railway } && !land.Shape.IsEmpty;

    private static bool AreApart(AnalysisRaster raster, int cell, int next, STRtree<Barrier> barriers)
    {
        var (x, y) = raster.Center(cell);
        var (toX, toY) = raster.Center(next);
        var line = new LineString([new Coordinate(x, y), new Coordinate(toX, toY)]);
        var half = raster.CellMeters / 2;
        var both = new Envelope(x - half, toX + half, y - half, toY + half);
        return barriers.Query(line.EnvelopeInternal).Any(one => one.Meets(line) && !one.IsCrossedIn(both));
    }

    private sealed record Barrier(IPreparedGeometry Shape, IReadOnlyList<Envelope> Crossings)
    {
        public static Barrier Of(Geometry shape, IEnumerable<LineString> walked)
        {
            var prepared = PreparedGeometryFactory.Prepare(shape);
            return new Barrier(
                prepared,
                [
                    .. walked
                        .Where(street =>
                            shape.EnvelopeInternal.Intersects(street.EnvelopeInternal)
                            && prepared.Crosses(street)
                        )
                        .Select(street => shape.Intersection(street).EnvelopeInternal),
                ]
            );
        }

        public bool Meets(Geometry line) => Shape.Intersects(line);

        public bool IsCrossedIn(Envelope cells) => Crossings.Any(cells.Intersects);
    }
}
