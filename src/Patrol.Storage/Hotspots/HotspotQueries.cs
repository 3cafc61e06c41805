using System.Globalization;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots;

/// <summary>Reads how a map is to be drawn, and says all that is wrong with it at once.</summary>
internal static class HotspotQueries
{
    private const int FewestDraws = 99;
    private const int MostDraws = 9999;
    private const int MostAround = 50;
    private const long MostPairs = 40_000_000;
    private const long MostDrawn = 2_000_000_000;

    private static readonly Dictionary<string, MapStatistic> Statistics = new()
    {
        ["gistar"] = MapStatistic.GetisOrd,
        ["moran"] = MapStatistic.Moran,
    };

    /// <summary>The same question in one form, so that it is answered once: defaults filled in, lists in order.</summary>
    public static HotspotQuery Canonical(HotspotQuery query) =>
        query with
        {
            Categories = Blank(query.Categories) is { } list
                ? string.Join(
                    ',',
                    list.Split(',', StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal)
                )
                : null,
            From = Blank(query.From),
            To = Blank(query.To),
            Hours = Blank(query.Hours),
            Community = Blank(query.Community),
            Method = Blank(query.Method) ?? (AsksForKernel(query) ? MapOptions.KernelDensity : null),
            Kernel = Blank(query.Kernel),
            Neighbors = Blank(query.Neighbors) ?? "queen",
            Statistic = Blank(query.Statistic) ?? "gistar",
        };

    /// <summary>How the map is drawn.</summary>
    /// <param name="query">The question in its one form.</param>
    /// <param name="method">The method to use where none is asked for.</param>
    /// <param name="raster">The district's cells.</param>
    /// <param name="issues">
    /// Gets <c>hotspot.method</c>, <c>hotspot.kernel</c>, <c>hotspot.bandwidth</c>, <c>hotspot.edge</c>, <c>hotspot.not-of-method</c>,
    /// <c>hotspot.neighbors</c>, <c>hotspot.statistic</c>, <c>hotspot.permutations</c>, <c>hotspot.too-much</c>.
    /// </param>
    public static MapOptions Options(
        HotspotQuery query,
        string method,
        AnalysisRaster raster,
        List<InputIssue> issues
    )
    {
        var asked = query.Method ?? method;
        issues.Require(
            MapOptions.Methods.Contains(asked),
            "hotspot.method",
            "method",
            asked,
            $"Use one of: {string.Join(", ", MapOptions.Methods)}."
        );
        issues.Require(
            asked == MapOptions.KernelDensity || !AsksForKernel(query) || !MapOptions.Methods.Contains(asked),
            "hotspot.not-of-method",
            "method",
            asked,
            "Kernel, bandwidth, adaptive and edge go with kernelDensity: leave them out, or choose it."
        );
        issues.Require(
            !(query.Edge && query.Adaptive),
            "hotspot.edge",
            "edge",
            "true",
            "The border is corrected for one radius: leave out adaptive or edge."
        );
        var kernel = Kernel.Quartic;
        issues.Require(
            query.Kernel is null || TryParse(query.Kernel, out kernel),
            "hotspot.kernel",
            "kernel",
            query.Kernel,
            $"Use one of: {string.Join(", ", Enum.GetValues<Kernel>().Select(Codes.Of))}."
        );
        CheckBandwidth(query.BandwidthMeters, raster, issues);
        var neighborhood = NeighborhoodOf(query.Neighbors!, raster, issues);
        issues.Require(
            Statistics.TryGetValue(query.Statistic!, out var statistic),
            "hotspot.statistic",
            "statistic",
            query.Statistic,
            $"Use one of: {string.Join(", ", Statistics.Keys)}."
        );
        issues.Require(
            query.Permutations is null or (>= FewestDraws and <= MostDraws),
            "hotspot.permutations",
            "permutations",
            query.Permutations,
            "Draw 99 to 9,999 times, or leave it out for the normal approximation."
        );
        CheckWork(query, statistic, neighborhood, raster, issues);
        return new MapOptions(
            asked,
            kernel,
            query.BandwidthMeters,
            query.Adaptive,
            query.Edge,
            neighborhood,
            statistic,
            query.Permutations
        );
    }

    private static bool AsksForKernel(HotspotQuery query) =>
        Blank(query.Kernel) is not null || query.BandwidthMeters is not null || query.Adaptive || query.Edge;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool TryParse(string text, out Kernel kernel)
    {
        kernel = Enum.GetValues<Kernel>().FirstOrDefault(one => Codes.Of(one) == text);
        return Codes.Of(kernel) == text;
    }

    private static void CheckBandwidth(double? meters, AnalysisRaster raster, List<InputIssue> issues)
    {
        var least = raster.CellMeters / 2;
        var most =
            raster.CellMeters * Math.Min(Math.Max(raster.Columns, raster.Rows), QuarticKernel.MostCells);
        issues.Require(
            meters is null || (double.IsFinite(meters.Value) && meters >= least && meters <= most),
            "hotspot.bandwidth",
            "bandwidthMeters",
            meters,
            $"Choose a radius of at least half a cell, {Text(least)} m, and at most the district's length, {Text(most)} m."
        );
    }

    private static CellNeighborhood NeighborhoodOf(
        string text,
        AnalysisRaster raster,
        List<InputIssue> issues
    )
    {
        if (text is "queen" or "rook")
        {
            return text == "queen" ? CellNeighborhood.Queen : CellNeighborhood.Rook;
        }
        var most = MostAround * raster.CellMeters;
        if (
            double.TryParse(
                text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var meters
            )
            && meters >= raster.CellMeters
            && meters <= most
        )
        {
            return CellNeighborhood.Within(meters, raster.CellMeters);
        }
        issues.Add(
            "hotspot.neighbors",
            "neighbors",
            text,
            $"Use queen, rook, or a distance in meters from {Text(raster.CellMeters)} to {Text(most)}."
        );
        return CellNeighborhood.Queen;
    }

    // What would keep a reader waiting for minutes is refused at once.
    private static void CheckWork(
        HotspotQuery query,
        MapStatistic statistic,
        CellNeighborhood around,
        AnalysisRaster raster,
        List<InputIssue> issues
    )
    {
        var pairs = (long)raster.Count * around.Size;
        issues.Require(
            pairs * (query.Permutations ?? 0) <= MostDrawn
                && (statistic != MapStatistic.Moran || pairs <= MostPairs),
            "hotspot.too-much",
            "permutations",
            query.Permutations,
            $"Each of {raster.Count} cells has {around.Size} around it: ask for fewer permutations or nearer neighbors."
        );
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
