namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// Prospective hotspotting: <c>Σ_i 1 / ((1 + d)(1 + t))</c> over incidents within 400 m of the cell's center and the last
/// eight weeks, d in whole half-cells, t in whole weeks before the week foretold. Bowers, Johnson and Pease (2004),
/// doi:10.1093/bjc/azh036.
/// </summary>
public sealed record ProspectiveHotspots() : ForecastMethod("prospective")
{
    private const double ReachMeters = 400;
    private const int ReachWeeks = 8;

    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window)
    {
        var (raster, history) = (window.Raster, window.History);
        var risk = new double[raster.Count];
        var range = history.Of(Math.Max(window.From, window.To - ReachWeeks), window.To);
        var cells = (int)Math.Ceiling(ReachMeters / raster.CellMeters) + 1;
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            if (history.Band[i] != window.Band)
            {
                continue;
            }
            var age = window.To - 1 - (int)(history.Day[i] / IncidentHistory.DaysPerWeek);
            var (column, row) = (raster.CellColumn[history.Cell[i]], raster.CellRow[history.Cell[i]]);
            for (var r = row - cells; r <= row + cells; r++)
            {
                for (var c = column - cells; c <= column + cells; c++)
                {
                    if (raster.CellAt(c, r) is >= 0 and var cell)
                    {
                        var (x, y) = raster.Center(cell);
                        var meters = Math.Sqrt(Square(x - history.X[i]) + Square(y - history.Y[i]));
                        if (meters <= ReachMeters)
                        {
                            var halves = Math.Floor(meters / (raster.CellMeters / 2));
                            risk[cell] += history.Weight[i] / ((1 + halves) * (1 + age));
                        }
                    }
                }
            }
        }
        return risk;
    }

    private static double Square(double value) => value * value;
}
