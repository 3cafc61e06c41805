using System.Globalization;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Gi* of a file that holds a full rectangle of values.</summary>
internal static class GStarSolve
{
    private const int MostEdge = 100_000;

    public static int Run(string path, string neighbors)
    {
        var cells = new Dictionary<(int Row, int Column), double>();
        var table = SolveTable.Read(
            path,
            ["row", "column", "value"],
            (row, values) =>
            {
                var at = (Whole(row, "row", values[0]), Whole(row, "column", values[1]));
                if (!cells.TryAdd(at, row.Number("value", values[2])))
                {
                    row.Name(
                        "solve.value",
                        "row, column",
                        $"{at.Item1}, {at.Item2}",
                        "Write each cell once."
                    );
                }
            }
        );
        if (cells.Count == 0)
        {
            throw table.Fault("solve.no-incidents", null, "0", "Write at least one row.");
        }
        var (rows, columns) = (cells.Keys.Max(at => at.Row) + 1, cells.Keys.Max(at => at.Column) + 1);
        if (cells.Count != (long)rows * columns)
        {
            throw table.Fault(
                "solve.rectangle",
                "row, column",
                $"{cells.Count}",
                $"Write all {(long)rows * columns} cells of the {rows} rows and {columns} columns, from 0."
            );
        }
        var values = new double[cells.Count];
        foreach (var ((row, column), value) in cells)
        {
            values[row * columns + column] = value;
        }
        var raster = Full(rows, columns);
        var found = CellGStar.Of(
            values,
            raster,
            neighbors == "rook" ? CellNeighborhood.Rook : CellNeighborhood.Queen
        );
        return SolvePrinter.Print(json =>
        {
            json.WriteNumber("rows", rows);
            json.WriteNumber("columns", columns);
            json.Numbers("z", found?.Z);
            json.Numbers("p", found?.P);
            if (found is null)
            {
                json.WriteNull("pFdrThreshold");
            }
            else
            {
                json.WriteNumber("pFdrThreshold", found.PFdrThreshold);
            }
        });
    }

    private static int Whole(SolveTable row, string column, string value)
    {
        if (
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < MostEdge
        )
        {
            return number;
        }
        row.Name("solve.value", column, value, $"Write a whole number from 0 to {MostEdge - 1}.");
        return 0;
    }

    private static AnalysisRaster Full(int rows, int columns)
    {
        var cells = Enumerable.Range(0, rows * columns).ToArray();
        return new AnalysisRaster(
            1,
            0,
            0,
            1,
            columns,
            rows,
            [.. cells.Select(cell => cell % columns)],
            [.. cells.Select(cell => cell / columns)],
            new short[cells.Length],
            [.. cells.Select(_ => 1f)]
        );
    }
}
