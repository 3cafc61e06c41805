using System.Globalization;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Rasters of points: the south-west corner at multiples of the cell size, no margin.</summary>
internal static class PointRaster
{
    private const double MostSquares = 100_000_000;

    /// <summary>The rectangle of cells that holds all points, half-open.</summary>
    /// <param name="x">Eastings, meters, at least one.</param>
    /// <param name="y">Northings, meters.</param>
    /// <param name="cell">Edge of a cell, meters.</param>
    /// <param name="isCell">Which squares are cells, by column and row; null for all.</param>
    public static AnalysisRaster Around(
        IReadOnlyList<double> x,
        IReadOnlyList<double> y,
        double cell,
        Func<Coordinate, int, int, bool>? isCell = null
    )
    {
        if (!double.IsFinite(cell) || cell <= 0)
        {
            throw Fault("--cell", cell, "Write the edge of a cell in meters, above 0.");
        }
        var (west, south) = (Math.Floor(x.Min() / cell) * cell, Math.Floor(y.Min() / cell) * cell);
        var (columns, rows) = (
            Math.Floor((x.Max() - west) / cell) + 1,
            Math.Floor((y.Max() - south) / cell) + 1
        );
        if (columns * rows > MostSquares)
        {
            throw Fault("--cell", cell, "Choose larger cells: more than 100 million would be needed.");
        }
        var (cellColumn, cellRow) = (new List<int>(), new List<int>());
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var center = new Coordinate(west + (column + 0.5) * cell, south + (row + 0.5) * cell);
                if (isCell is null || isCell(center, column, row))
                {
                    cellColumn.Add(column);
                    cellRow.Add(row);
                }
            }
        }
        var area = new float[cellColumn.Count];
        Array.Fill(area, (float)(cell * cell));
        return new AnalysisRaster(
            1,
            west,
            south,
            cell,
            (int)columns,
            (int)rows,
            [.. cellColumn],
            [.. cellRow],
            new short[area.Length],
            area
        );
    }

    /// <summary>Cells whose center lies in an area, its border included.</summary>
    public static Func<Coordinate, int, int, bool> Within(Geometry area)
    {
        var locator = new IndexedPointInAreaLocator(area);
        return (center, _, _) => locator.Locate(center) != Location.Exterior;
    }

    private static InputException Fault(string option, double value, string remedy) =>
        new(
            new InputIssue(
                "command.arguments",
                null,
                null,
                option,
                value.ToString("R", CultureInfo.InvariantCulture),
                remedy
            )
        );
}
