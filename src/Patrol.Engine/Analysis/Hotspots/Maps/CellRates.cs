using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>
/// Expected reported incidents by cell and week, drawn from the weeks before one: <c>counts</c>: y_c / E, E the observed weeks;
/// <c>kernelDensity</c>: its share of the sum of f(center of c) over the district, times Σ y / E, so that the district keeps its
/// incidents: counts stand at centers of cells, where a narrow kernel is at its peak; a forecast: its share of the district's by
/// cell, times the mean of the weeks it has looked at, since forecasts tell places and not levels.
/// </summary>
/// <remarks>
/// A radius that is not given is the likeliest of 100 … 600 m on the last quarter of those weeks
/// (<see cref="BandwidthChoice.ByLaterWeeks"/>), found with the quartic kernel; other kernels get the radius of the same
/// spread, √(1/8) h for Gaussian and √(1/2) h for uniform. With too little data to choose by it is 300 m.
/// </remarks>
/// <param name="PerWeek">[cell] expected reported incidents a week.</param>
/// <param name="BandwidthMeters">Radius used; null for methods without one of their own.</param>
/// <param name="Choice">How the radius was chosen; null when it was asked for, or could not be.</param>
internal sealed record CellRates(double[] PerWeek, double? BandwidthMeters, BandwidthChoice? Choice)
{
    private const double Fallback = 300;

    /// <summary>Draws from the weeks before one.</summary>
    public static CellRates Before(MapDemand demand, IncidentHistory history, MapOptions options, int week) =>
        options.Method switch
        {
            MapOptions.PlainCounts => new CellRates(
                Scaled(history.Count(0, week), 1 / demand.WeeksIn(0, week)),
                null,
                null
            ),
            MapOptions.KernelDensity => Density(demand, history, options, week),
            _ => Forecast(demand, history, options.Method, week),
        };

    private static CellRates Forecast(MapDemand demand, IncidentHistory history, string method, int week)
    {
        var first = Math.Max(0, week - BackTest.MostTraining);
        var rate = ForecastMethod
            .All.First(one => one.Name == method)
            .Rate(new TrainingWindow(history, first, week));
        var level = history.Count(first, week).Sum() / demand.WeeksIn(first, week);
        var total = rate.Sum();
        return new CellRates(Scaled(rate, total > 0 ? level / total : 0), null, null);
    }

    private static CellRates Density(MapDemand demand, IncidentHistory history, MapOptions options, int week)
    {
        var raster = demand.Raster;
        var counts = history.Count(0, week);
        int[] cells = [.. Enumerable.Range(0, counts.Length).Where(cell => counts[cell] > 0)];
        var (x, y) = (new double[cells.Length], new double[cells.Length]);
        for (var i = 0; i < cells.Length; i++)
        {
            (x[i], y[i]) = raster.Center(cells[i]);
        }
        float[] At(double[] values) => [.. cells.Select(cell => (float)values[cell])];
        var choice = options.BandwidthMeters is null ? Choose() : null;
        var bandwidth =
            options.BandwidthMeters
            ?? Math.Max(raster.CellMeters / 2, Spread(options.Kernel) * (choice?.Meters ?? Usable()));
        var density = options.IsAdaptive
            ? KernelDensity.Adaptive(x, y, At(counts), raster, options.Kernel, bandwidth)
            : KernelDensity.Of(x, y, At(counts), raster, options.Kernel, bandwidth);
        if (options.IsEdgeCorrected)
        {
            density = KernelDensity.CorrectEdges(density, raster, options.Kernel, bandwidth);
        }
        var level = counts.Sum() / demand.WeeksIn(0, week);
        var total = density.Sum();
        return new CellRates(Scaled(density, total > 0 ? level / total : 0), bandwidth, choice);

        double Usable() => Math.Max(Fallback, raster.CellMeters);

        BandwidthChoice? Choose()
        {
            if (week < 2)
            {
                return null;
            }
            var cut = week - Likelihood.WeeksHeld(week);
            double[] usual = [.. BandwidthChoice.Usual(raster.CellMeters)];
            return BandwidthChoice.ByLaterWeeks(
                x,
                y,
                At(history.Count(0, cut)),
                history.Count(cut, week),
                raster,
                usual[0] < raster.CellMeters ? [raster.CellMeters] : usual
            );
        }
    }

    // Radius of the same standard deviation as a quartic hill of radius 1.
    private static double Spread(Kernel kernel) =>
        kernel switch
        {
            Kernel.Gaussian => Math.Sqrt(1 / 8.0),
            Kernel.Uniform => Math.Sqrt(1 / 2.0),
            _ => 1,
        };

    private static double[] Scaled(double[] values, double factor) =>
        [.. values.Select(value => value * factor)];
}
