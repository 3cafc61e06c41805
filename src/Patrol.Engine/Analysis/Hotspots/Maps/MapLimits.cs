namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>
/// Codes of what a reader must know before trusting a hotspot map, beside those of <see cref="SurfaceLimits"/> that also hold
/// here. The thresholds are our own choice.
/// </summary>
public static class MapLimits
{
    /// <summary>A single incident: a place, not a pattern.</summary>
    public const string OneIncident = "one-incident";

    /// <summary>The best radius is the narrowest or the widest tried: a better one may lie beyond.</summary>
    public const string BandwidthAtBound = "bandwidth-at-bound";

    /// <summary>Too little data to choose a radius by: it is the usual one.</summary>
    public const string BandwidthNotChosen = "bandwidth-not-chosen";

    /// <summary>
    /// Fewer than five incidents in the mean neighborhood: the normal approximation calls too many cells significant;
    /// permutations don't.
    /// </summary>
    public const string NormalApproximation = "normal-approximation";

    /// <summary>
    /// Nothing holds when all cells are tested at once, and the smallest p is the smallest that so few permutations can give:
    /// more of them might find something.
    /// </summary>
    public const string FewDraws = "few-draws";

    /// <summary>The method looks at the last weeks, and nothing happened in them: the map is empty.</summary>
    public const string NothingRecent = "nothing-recent";

    /// <summary>Discovered incidents are counted: the map also shows where police looked.</summary>
    public const string DiscoveredCounted = "discovered-counted";

    /// <summary>Hours are asked for, and more than a fifth of the incidents have no time of day: they are left out.</summary>
    public const string UntimedLeftOut = "untimed-left-out";

    /// <summary>Of a difference: the windows lie in different parts of the year.</summary>
    public const string OtherSeason = "other-season";

    /// <summary>Of a difference: records do not reach so far back; the earlier window is shorter.</summary>
    public const string ShorterBefore = "shorter-before";

    /// <summary>Of a difference: it is of plain counts, whatever draws the map.</summary>
    public const string CountsCompared = "counts-compared";

    private const int FewestIncidents = 100;
    private const double FewestAround = 5;
    private const double FewestWeeks = 8;

    internal static IReadOnlyList<string> Of(
        MapDemand demand,
        MapOptions options,
        CellRates rates,
        double[] counts,
        CellMap map
    )
    {
        var isDensity = options.Method == MapOptions.KernelDensity;
        var all = counts.Sum();
        var around = all / counts.Length * options.Neighborhood.Size;
        (string Code, bool Holds)[] limits =
        [
            (OneIncident, all <= 1),
            (SurfaceLimits.OneCell, counts.Count(count => count > 0) == 1),
            (SurfaceLimits.FewIncidents, all < FewestIncidents),
            (NothingRecent, all > 0 && rates.PerWeek.All(rate => rate <= 0)),
            (SurfaceLimits.ShortWindow, demand.Weeks < FewestWeeks),
            (SurfaceLimits.LongGaps, demand.Observed.Gaps.Count > 0),
            (SurfaceLimits.NoEdgeCorrection, isDensity && !options.IsEdgeCorrected),
            (SurfaceLimits.NarrowKernel, rates.BandwidthMeters < demand.Raster.CellMeters),
            (BandwidthAtBound, rates.Choice is { IsAtBound: true }),
            (BandwidthNotChosen, isDensity && options.BandwidthMeters is null && rates.Choice is null),
            (
                NormalApproximation,
                map.Significance is not null && options.Draws is null && around < FewestAround
            ),
            (FewDraws, AreFewDraws(map.Significance, options.Draws)),
            (SurfaceLimits.NoReading, map.HeldOut is null),
            (SurfaceLimits.PlainCountBetter, map.HeldOut is { } held && held.PlainCount > held.Held),
        ];
        return [.. limits.Where(limit => limit.Holds).Select(limit => limit.Code)];
    }

    private static bool AreFewDraws(CellSignificance? found, int? draws) =>
        found is not null
        && draws is { } number
        && found.Corrected.All(one => one == SignificanceClass.None)
        && found.P.Min() <= 2.0 / (number + 1) * (1 + 1e-9);
}
