using NetTopologySuite.Geometries;

namespace Patrol.Engine.Import.Rasters;

/// <summary>The squares at multiples of the cell size that enclose a shape.</summary>
/// <param name="OriginX">Easting of the south-west corner, meters.</param>
/// <param name="OriginY">Northing of the south-west corner, meters.</param>
/// <param name="CellMeters">Edge of a cell, meters.</param>
/// <param name="Columns">Columns, west to east.</param>
/// <param name="Rows">Rows, south to north.</param>
internal readonly record struct CellFrame(
    double OriginX,
    double OriginY,
    double CellMeters,
    int Columns,
    int Rows
)
{
    /// <summary>Rounding of a crossing point, meters: cells this close to a line count as touched.</summary>
    private const double Touch = 1e-6;

    public double West(int column) => OriginX + column * CellMeters;

    public double South(int row) => OriginY + row * CellMeters;

    public static CellFrame Around(Envelope box, double cellMeters)
    {
        var originX = Math.Floor(box.MinX / cellMeters) * cellMeters;
        var originY = Math.Floor(box.MinY / cellMeters) * cellMeters;
        return new CellFrame(
            originX,
            originY,
            cellMeters,
            (int)Math.Floor((box.MaxX - originX) / cellMeters) + 1,
            (int)Math.Floor((box.MaxY - originY) / cellMeters) + 1
        );
    }

    /// <summary>
    /// Marks every cell whose closed square a line of the shape touches, <c>[row · Columns + column]</c>. All points of
    /// an unmarked cell lie on the same side of the shape, so one of them speaks for all.
    /// </summary>
    public void MarkBorder(Geometry shape, bool[] touched)
    {
        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(shape))
        {
            var points = ((LineString)line).CoordinateSequence;
            for (var i = 1; i < points.Count; i++)
            {
                Mark(points.GetX(i - 1), points.GetY(i - 1), points.GetX(i), points.GetY(i), touched);
            }
        }
    }

    private void Mark(double x1, double y1, double x2, double y2, bool[] touched)
    {
        if (y1 > y2)
        {
            (x1, y1, x2, y2) = (x2, y2, x1, y1);
        }
        var (lowRow, highRow) = Span(y1 - OriginY, y2 - OriginY, Rows);
        for (var row = lowRow; row <= highRow; row++)
        {
            var south = Math.Clamp(South(row) - Touch, y1, y2);
            var north = Math.Clamp(South(row + 1) + Touch, y1, y2);
            var (a, b) = y2 > y1 ? (At(south), At(north)) : (x1, x2);
            var (lowColumn, highColumn) = Span(Math.Min(a, b) - OriginX, Math.Max(a, b) - OriginX, Columns);
            for (var column = lowColumn; column <= highColumn; column++)
            {
                touched[row * Columns + column] = true;
            }
        }
        double At(double y) => x1 + (y - y1) / (y2 - y1) * (x2 - x1);
    }

    private (int Low, int High) Span(double from, double to, int count) =>
        (
            Math.Max(0, (int)Math.Floor((from - Touch) / CellMeters)),
            Math.Min(count - 1, (int)Math.Floor((to + Touch) / CellMeters))
        );
}
