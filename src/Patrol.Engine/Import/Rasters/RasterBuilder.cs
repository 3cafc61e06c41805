using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Rasters;

/// <summary>Lays the analysis raster over a district.</summary>
public static class RasterBuilder
{
    private const int MostSquares = 100_000_000;

    /// <summary>
    /// Squares at multiples of the cell size whose center lies in the district, its border included; a cell belongs to
    /// the first community that holds its center. The area of a cell that the border touches is that of square ∩
    /// district, from exact clipping. Cells that no border touches are settled by their western neighbor, so that time
    /// grows with the length of the borders rather than with the number of cells.
    /// </summary>
    /// <param name="number">Number of the raster.</param>
    /// <param name="boundary">Polygon or multipolygon of the district, metric CRS.</param>
    /// <param name="communities">Shapes of the communities ordered by code, metric CRS.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    /// <exception cref="InputException">
    /// <c>raster.empty</c>: no cell's center lies in the district; <c>raster.too-fine</c>: more than 100 million
    /// squares would enclose it.
    /// </exception>
    public static AnalysisRaster Build(
        int number,
        Geometry boundary,
        IReadOnlyList<Geometry> communities,
        double cellMeters
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellMeters);
        var box = boundary.EnvelopeInternal;
        if (box.Width / cellMeters * (box.Height / cellMeters) > MostSquares)
        {
            throw Fault("raster.too-fine", cellMeters, "Choose larger cells: the district holds too many.");
        }
        var frame = boundary.IsEmpty ? default : CellFrame.Around(box, cellMeters);
        var (columns, rows) = (frame.Columns, frame.Rows);
        var onBorder = new bool[columns * rows];
        frame.MarkBorder(boundary, onBorder);
        var onLine = (bool[])onBorder.Clone();
        foreach (var shape in communities)
        {
            frame.MarkBorder(shape, onLine);
        }
        var find = new CenterFinder(boundary, communities);
        var clip = new BandClip(boundary);
        var (cellColumn, cellRow) = (new List<int>(), new List<int>());
        var (cellCommunity, cellArea) = (new List<short>(), new List<float>());
        for (var row = 0; row < rows; row++)
        {
            clip.MoveTo(frame.South(row), frame.South(row + 1));
            var (isInside, community, isKnown) = (false, (short)-1, false);
            for (var column = 0; column < columns; column++)
            {
                var at = row * columns + column;
                if (!isKnown || onLine[at])
                {
                    var center = new Coordinate(
                        frame.West(column) + cellMeters / 2,
                        frame.South(row) + cellMeters / 2
                    );
                    isInside = find.IsInside(center);
                    community = isInside ? find.Community(center) : (short)-1;
                }
                isKnown = !onLine[at];
                if (isInside)
                {
                    cellColumn.Add(column);
                    cellRow.Add(row);
                    cellCommunity.Add(community);
                    cellArea.Add(
                        (float)(
                            onBorder[at]
                                ? clip.Area(frame.West(column), frame.West(column + 1))
                                : cellMeters * cellMeters
                        )
                    );
                }
            }
        }
        return cellColumn.Count == 0
            ? throw Fault("raster.empty", cellMeters, "Choose smaller cells: no center lies in the district.")
            : new AnalysisRaster(
                number,
                frame.OriginX,
                frame.OriginY,
                cellMeters,
                columns,
                rows,
                [.. cellColumn],
                [.. cellRow],
                [.. cellCommunity],
                [.. cellArea]
            );
    }

    private static InputException Fault(string code, double cellMeters, string remedy) =>
        new(
            new InputIssue(
                code,
                null,
                null,
                "cellMeters",
                FormattableString.Invariant($"{cellMeters}"),
                remedy
            )
        );

    /// <summary>Settles centers exactly; a point on a border counts as inside.</summary>
    private sealed class CenterFinder(Geometry boundary, IReadOnlyList<Geometry> communities)
    {
        private readonly IndexedPointInAreaLocator district = new(boundary);
        private readonly (Envelope Box, IndexedPointInAreaLocator Locator)[] locators =
        [
            .. communities.Select(shape => (shape.EnvelopeInternal, new IndexedPointInAreaLocator(shape))),
        ];

        public bool IsInside(Coordinate center) => district.Locate(center) != Location.Exterior;

        public short Community(Coordinate center) =>
            (short)
                Array.FindIndex(
                    locators,
                    one => one.Box.Contains(center) && one.Locator.Locate(center) != Location.Exterior
                );
    }
}
