using System.Globalization;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Quartic kernel density of a file of points.</summary>
internal static class KdeSolve
{
    public static int Run(string path, double cell, double bandwidth, bool edge)
    {
        var (x, y) = (new List<double>(), new List<double>());
        var table = SolveTable.Read(
            path,
            ["x", "y"],
            (row, values) =>
            {
                x.Add(row.Number("x", values[0]));
                y.Add(row.Number("y", values[1]));
            }
        );
        table.RefuseDegrees(x, y);
        var raster = PointRaster.Around(x, y, cell);
        if (!double.IsFinite(bandwidth) || bandwidth < cell / 2 || bandwidth > QuarticKernel.MostCells * cell)
        {
            throw new InputException(
                new InputIssue(
                    "command.arguments",
                    null,
                    null,
                    "--bandwidth",
                    bandwidth.ToString("R", CultureInfo.InvariantCulture),
                    $"Write at least half a cell and at most {QuarticKernel.MostCells} cells."
                )
            );
        }
        var weight = new float[x.Count];
        Array.Fill(weight, 1);
        var density = QuarticKernel.Density([.. x], [.. y], weight, raster, bandwidth);
        if (edge)
        {
            density = KernelDensity.CorrectEdges(density, raster, Kernel.Quartic, bandwidth);
        }
        return SolvePrinter.Print(json =>
        {
            json.WriteNumber("originX", raster.OriginX);
            json.WriteNumber("originY", raster.OriginY);
            json.WriteNumber("cell", cell);
            json.WriteNumber("rows", raster.Rows);
            json.WriteNumber("columns", raster.Columns);
            json.Numbers("values", density);
        });
    }
}
