namespace Patrol.Engine.Model;

/// <summary>
/// The raster of square cells that analysis uses, clipped to the district. Cells are numbered row by row from the
/// south; a cell belongs to the raster when its center lies in the district.
/// </summary>
public sealed class AnalysisRaster
{
    private readonly int[] cellAt;

    /// <summary>Makes a raster from its cells.</summary>
    /// <param name="number">Number within the district.</param>
    /// <param name="originX">Easting of the south-west corner, meters, a multiple of the cell size.</param>
    /// <param name="originY">Northing of the south-west corner, meters, a multiple of the cell size.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    /// <param name="columns">Columns of the enclosing rectangle.</param>
    /// <param name="rows">Rows of the enclosing rectangle.</param>
    /// <param name="cellColumn">[cell] column from the west; ordered by row, then column.</param>
    /// <param name="cellRow">[cell] row from the south.</param>
    /// <param name="cellCommunity">[cell] index into the district's communities ordered by code, or -1.</param>
    /// <param name="cellArea">[cell] area inside the district, square meters.</param>
    /// <exception cref="ArgumentException">The arrays differ in length or a cell is out of the rectangle.</exception>
    public AnalysisRaster(
        int number,
        double originX,
        double originY,
        double cellMeters,
        int columns,
        int rows,
        int[] cellColumn,
        int[] cellRow,
        short[] cellCommunity,
        float[] cellArea
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellMeters);
        var cells = cellColumn.Length;
        if (cellRow.Length != cells || cellCommunity.Length != cells || cellArea.Length != cells)
        {
            throw new ArgumentException($"Arrays of {cells} cells differ in length.", nameof(cellRow));
        }
        Number = number;
        OriginX = originX;
        OriginY = originY;
        CellMeters = cellMeters;
        Columns = columns;
        Rows = rows;
        CellColumn = cellColumn;
        CellRow = cellRow;
        CellCommunity = cellCommunity;
        CellArea = cellArea;
        cellAt = new int[columns * rows];
        Array.Fill(cellAt, -1);
        for (var cell = 0; cell < cells; cell++)
        {
            if (cellColumn[cell] >= columns || cellRow[cell] >= rows)
            {
                throw new ArgumentException($"Cell {cell} lies outside the rectangle.", nameof(cellColumn));
            }
            cellAt[cellRow[cell] * columns + cellColumn[cell]] = cell;
        }
    }

    /// <summary>Number within the district.</summary>
    public int Number { get; }

    /// <summary>Easting of the south-west corner, meters.</summary>
    public double OriginX { get; }

    /// <summary>Northing of the south-west corner, meters.</summary>
    public double OriginY { get; }

    /// <summary>Edge of a cell, meters.</summary>
    public double CellMeters { get; }

    /// <summary>Columns of the enclosing rectangle.</summary>
    public int Columns { get; }

    /// <summary>Rows of the enclosing rectangle.</summary>
    public int Rows { get; }

    /// <summary>Number of cells.</summary>
    public int Count => CellColumn.Length;

    /// <summary>[cell] column from the west.</summary>
    public int[] CellColumn { get; }

    /// <summary>[cell] row from the south.</summary>
    public int[] CellRow { get; }

    /// <summary>[cell] index into the district's communities ordered by code, or -1.</summary>
    public short[] CellCommunity { get; }

    /// <summary>[cell] area inside the district, square meters.</summary>
    public float[] CellArea { get; }

    /// <summary>Center of a cell in the metric CRS.</summary>
    public (double X, double Y) Center(int cell) =>
        (OriginX + (CellColumn[cell] + 0.5) * CellMeters, OriginY + (CellRow[cell] + 0.5) * CellMeters);

    /// <summary>Cell at a column and row, or -1 when there is none.</summary>
    public int CellAt(int column, int row) =>
        (uint)column < (uint)Columns && (uint)row < (uint)Rows ? cellAt[row * Columns + column] : -1;

    /// <summary>Cell that holds a place of the metric CRS, half-open to the north and east, or -1.</summary>
    public int FindCell(double x, double y) =>
        CellAt((int)Math.Floor((x - OriginX) / CellMeters), (int)Math.Floor((y - OriginY) / CellMeters));

    /// <summary>Cell whose center is nearest to a place; the lowest ordinal wins a tie; -1 in an empty raster.</summary>
    public int NearestCell(double x, double y)
    {
        var column = (int)Math.Floor((x - OriginX) / CellMeters);
        var row = (int)Math.Floor((y - OriginY) / CellMeters);
        var best = -1;
        var bestSquare = double.PositiveInfinity;
        var reach = Math.Max(Columns, Rows) + Math.Max(Math.Abs(column), Math.Abs(row));
        for (var ring = 0; ring <= reach; ring++)
        {
            var nearest = (ring - 1) * CellMeters;
            if (best >= 0 && nearest > 0 && nearest * nearest > bestSquare)
            {
                break;
            }
            foreach (var cell in Ring(column, row, ring))
            {
                var (cx, cy) = Center(cell);
                var square = (cx - x) * (cx - x) + (cy - y) * (cy - y);
                if (square < bestSquare || (square == bestSquare && cell < best))
                {
                    (best, bestSquare) = (cell, square);
                }
            }
        }
        return best;
    }

    private IEnumerable<int> Ring(int column, int row, int ring)
    {
        for (var r = row - ring; r <= row + ring; r++)
        {
            var step = r == row - ring || r == row + ring ? 1 : Math.Max(1, 2 * ring);
            for (var c = column - ring; c <= column + ring; c += step)
            {
                if (CellAt(c, r) is >= 0 and var cell)
                {
                    yield return cell;
                }
            }
        }
    }
}
