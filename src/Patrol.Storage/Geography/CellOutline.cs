using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Storage.Geography;

/// <summary>Outlines of sets of cells.</summary>
internal static class CellOutline
{
    /// <summary>
    /// Rings around a set of cells, longitude and latitude to six decimals (a hand's breadth): of each part the outer ring, then
    /// its holes.
    /// </summary>
    public static double[][][] Of(
        IReadOnlyList<int> cells,
        AnalysisRaster raster,
        CoordinateTransform transform
    )
    {
        var factory = GeometryFactory.Default;
        var squares = cells.Select(cell =>
        {
            var (x, y) = (
                raster.OriginX + raster.CellColumn[cell] * raster.CellMeters,
                raster.OriginY + raster.CellRow[cell] * raster.CellMeters
            );
            return factory.ToGeometry(new Envelope(x, x + raster.CellMeters, y, y + raster.CellMeters));
        });
        var union = UnaryUnionOp.Union(squares);
        var rings = new List<double[][]>();
        for (var part = 0; part < union.NumGeometries; part++)
        {
            var polygon = (Polygon)union.GetGeometryN(part);
            rings.AddRange(
                new[] { polygon.ExteriorRing }
                    .Concat(polygon.InteriorRings)
                    .Select(ring =>
                        ring.Coordinates.Select(point =>
                            {
                                var (longitude, latitude) = transform.Inverse(point.X, point.Y);
                                return new[] { Math.Round(longitude, 6), Math.Round(latitude, 6) };
                            })
                            .ToArray()
                    )
            );
        }
        return [.. rings];
    }
}
