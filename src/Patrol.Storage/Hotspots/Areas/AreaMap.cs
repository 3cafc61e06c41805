using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>The map that walkable areas are drawn on: expected reported incidents a week, by cell.</summary>
internal static class AreaMap
{
    private const string Density = "kernelDensity";
    private const string Counts = "counts";
    private const double FallbackMeters = 300;
    private const int LaterPart = 4;

    /// <summary>Name of the method that a query means.</summary>
    public static string MethodOf(HotspotQuery query) => query.Method ?? Density;

    /// <summary>Says what of a query no map can be drawn by.</summary>
    public static void Check(HotspotQuery query, AnalysisRaster raster, List<InputIssue> issues)
    {
        string[] methods = [Counts, .. ForecastMethod.All.Select(method => method.Name)];
        issues.Require(
            methods.Contains(MethodOf(query)),
            "hotspot.method",
            "method",
            query.Method,
            $"Use one of: {string.Join(", ", methods)}."
        );
        issues.Require(
            query.Kernel is null || Kernels.Find(query.Kernel) is not null,
            "hotspot.kernel",
            "kernel",
            query.Kernel,
            $"Use one of: {string.Join(", ", Kernels.Names)}."
        );
        var most = raster.CellMeters * Math.Max(raster.Columns, raster.Rows);
        issues.Require(
            query.BandwidthMeters is null
                || query.BandwidthMeters >= raster.CellMeters / 2 && query.BandwidthMeters <= most,
            "hotspot.bandwidth",
            "bandwidthMeters",
            query.BandwidthMeters,
            FormattableString.Invariant(
                $"Give {raster.CellMeters / 2} to {most} m: half a cell to the district."
            )
        );
    }

    /// <summary>[cell] the map drawn of some weeks.</summary>
    /// <param name="query">The method and its choices.</param>
    /// <param name="raster">The cells.</param>
    /// <param name="counts">The demand.</param>
    /// <param name="weeks">First week looked at, and the week after the last.</param>
    /// <param name="observedWeeks">Weeks between, gaps left out.</param>
    public static double[] Values(
        HotspotQuery query,
        AnalysisRaster raster,
        CellCounts counts,
        (int From, int To) weeks,
        double observedWeeks
    )
    {
        var before = counts.Count(raster.Count, weeks.From, weeks.To);
        return MethodOf(query) switch
        {
            Counts => [.. before.Select(count => count / observedWeeks)],
            Density => Spread(query, raster, counts, before, weeks, observedWeeks),
            var name => Foretell(name, raster, counts, weeks, before.Sum() / observedWeeks),
        };
    }

    private static double[] Spread(
        HotspotQuery query,
        AnalysisRaster raster,
        CellCounts counts,
        double[] before,
        (int From, int To) weeks,
        double observedWeeks
    )
    {
        var kernel = Kernels.Find(query.Kernel) ?? Kernel.Quartic;
        int[] cells = [.. Enumerable.Range(0, before.Length).Where(cell => before[cell] > 0)];
        double[] x = [.. cells.Select(cell => raster.Center(cell).X)];
        double[] y = [.. cells.Select(cell => raster.Center(cell).Y)];
        float[] weight = [.. cells.Select(cell => (float)before[cell])];
        var meters = query.BandwidthMeters ?? Bandwidth(raster, counts, cells, x, y, weeks);
        var density = query.Adaptive
            ? KernelDensity.Adaptive(x, y, weight, raster, kernel, meters)
            : KernelDensity.Of(x, y, weight, raster, kernel, meters);
        if (query.Edge)
        {
            density = KernelDensity.CorrectEdges(density, raster, kernel, meters);
        }
        var scale = raster.CellMeters * raster.CellMeters / observedWeeks;
        return [.. density.Select(one => one * scale)];
    }

    private static double Bandwidth(
        AnalysisRaster raster,
        CellCounts counts,
        int[] cells,
        double[] x,
        double[] y,
        (int From, int To) weeks
    )
    {
        var cut = weeks.To - Math.Max(1, (weeks.To - weeks.From) / LaterPart);
        var earlier = counts.Count(raster.Count, weeks.From, cut);
        return BandwidthChoice
                .ByLaterWeeks(
                    x,
                    y,
                    [.. cells.Select(cell => (float)earlier[cell])],
                    counts.Count(raster.Count, cut, weeks.To),
                    raster
                )
                ?.Meters
            ?? Math.Max(FallbackMeters, raster.CellMeters);
    }

    // A forecast says where; how much in all is the mean of the weeks looked at, so that methods compare.
    private static double[] Foretell(
        string name,
        AnalysisRaster raster,
        CellCounts counts,
        (int From, int To) weeks,
        double perWeek
    )
    {
        var method = ForecastMethod.All.Single(method => method.Name == name);
        var rate = method.Rate(new TrainingWindow(IncidentHistory.Of(raster, counts), weeks.From, weeks.To));
        var total = rate.Sum();
        return total > 0 ? [.. rate.Select(one => one / total * perWeek)] : rate;
    }
}
