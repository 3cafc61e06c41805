using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Rasters;

/// <summary>Lays the analysis raster over a district.</summary>
public static class RasterBuilder
{
    /// <summary>
    /// Squares at multiples of the cell size whose center lies in the district, its border included; a cell belongs to
    /// the first community that holds its center.
    /// </summary>
    /// <param name="number">Number of the raster.</param>
    /// <param name="boundary">Polygon or multipolygon of the district, metric CRS.</param>
    /// <param name="communities">Shapes of the communities ordered by code, metric CRS.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    /// <exception cref="InputException"><c>raster.empty</c>: no cell's center lies in the district.</exception>
    public static AnalysisRaster Build(
        int number,
        Geometry boundary,
        IReadOnlyList<Geometry> communities,
        double cellMeters
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellMeters);
        var box = boundary.EnvelopeInternal;
        var originX = Math.Floor(box.MinX / cellMeters) * cellMeters;
        var originY = Math.Floor(box.MinY / cellMeters) * cellMeters;
        var columns = (int)Math.Floor((box.MaxX - originX) / cellMeters) + 1;
        var rows = (int)Math.Floor((box.MaxY - originY) / cellMeters) + 1;
        var inside = new IndexedPointInAreaLocator(boundary);
        var locators = communities
            .Select(shape => (Box: shape.EnvelopeInternal, Locator: new IndexedPointInAreaLocator(shape)))
            .ToArray();
        var (cellColumn, cellRow) = (new List<int>(), new List<int>());
        var (cellCommunity, cellArea) = (new List<short>(), new List<float>());
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var center = new Coordinate(
                    originX + (column + 0.5) * cellMeters,
                    originY + (row + 0.5) * cellMeters
                );
                if (inside.Locate(center) == Location.Exterior)
                {
                    continue;
                }
                cellColumn.Add(column);
                cellRow.Add(row);
                cellCommunity.Add(
                    (short)
                        Array.FindIndex(
                            locators,
                            one => one.Box.Contains(center) && one.Locator.Locate(center) != Location.Exterior
                        )
                );
                cellArea.Add(0);
            }
        }
        if (cellColumn.Count == 0)
        {
            throw new InputException(
                new InputIssue("raster.empty", null, null, "cellMeters", $"{cellMeters}", "Choose smaller cells: no center lies in the district.")
            );
        }
        var clip = new RectangleClip(boundary);
        for (var cell = 0; cell < cellArea.Count; cell++)
        {
            var (west, south) = (originX + cellColumn[cell] * cellMeters, originY + cellRow[cell] * cellMeters);
            cellArea[cell] = (float)clip.Area(west, south, west + cellMeters, south + cellMeters);
        }
        return new AnalysisRaster(
            number,
            originX,
            originY,
            cellMeters,
            columns,
            rows,
            [.. cellColumn],
            [.. cellRow],
            [.. cellCommunity],
            [.. cellArea]
        );
    }
}
