using MathNet.Numerics;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>How reported demand of a place went over time.</summary>
public enum DemandPattern
{
    /// <summary>Never significantly high, or too seldom.</summary>
    None,

    /// <summary>High of late, not before.</summary>
    New,

    /// <summary>High before and higher of late.</summary>
    Intensifying,

    /// <summary>High nearly always, neither rising nor falling.</summary>
    Persistent,

    /// <summary>High before, falling or gone.</summary>
    Diminishing,

    /// <summary>High now and then.</summary>
    Sporadic,
}

/// <summary>
/// Sorts cells by how their demand went: where it is high in each slice of eight weeks, whether it rises or falls over the slices
/// (Mann-Kendall test on their Gi*), and whether it has changed of late.
/// </summary>
/// <remarks>
/// High: the incidents around a cell are at least twice what an even spread of the slice's would put there, and more than chance
/// puts there (Poisson tail, false discoveries held at 5 %). Gi* itself measures against the spread of all cells, which the
/// few strongest places set, so that new places of six times the rate around them stay hidden. Of late: <see cref="RecentChange"/>.
/// Classes, our own, in this order. New: risen of late and high in the last weeks, high in at most a tenth of the slices
/// before. Intensifying: high in the last weeks, and risen of late or rising. Diminishing: high in at least half of the slices before,
/// and fallen of late or falling. Persistent: high in at least 90 % of the slices. Sporadic: high in any. Trends hold false
/// discoveries at 5 % over all cells.
/// </remarks>
/// <param name="Patterns">[cell] pattern.</param>
/// <param name="HighShare">[cell] share of the slices in which demand is high.</param>
/// <param name="Trend">[cell] Mann-Kendall score of the slices' Gi*, positive when rising.</param>
/// <param name="RecentRatio">[cell] rate around it in the last weeks over the rate before; null where nothing was before.</param>
public sealed record EmergingPatterns(
    DemandPattern[] Patterns,
    double[] HighShare,
    double[] Trend,
    double?[] RecentRatio
)
{
    /// <summary>Weeks of a slice; the last slice is what is called of late.</summary>
    public const int SliceWeeks = 8;

    /// <summary>Fewest slices that are needed.</summary>
    public const int FewestSlices = 4;

    private const double TimesEven = 2;
    private const double NearlyAlways = 0.9;
    private const double HardlyEver = 0.1;
    private const double Mostly = 0.5;

    /// <summary>Sorts the cells of a history by its last weeks, in whole slices.</summary>
    /// <param name="history">Incidents.</param>
    /// <param name="neighborhood">What counts as around a cell.</param>
    /// <returns>Null with fewer than <see cref="FewestSlices"/> slices.</returns>
    public static EmergingPatterns? Of(IncidentHistory history, CellNeighborhood neighborhood)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(neighborhood);
        var slices = history.Weeks / SliceWeeks;
        if (slices < FewestSlices)
        {
            return null;
        }
        var from = history.Weeks - slices * SliceWeeks;
        var cells = history.Raster.Count;
        var (z, isHigh) = (new double[slices][], new bool[slices][]);
        for (var slice = 0; slice < slices; slice++)
        {
            var week = from + slice * SliceWeeks;
            var counts = history.Count(week, week + SliceWeeks);
            z[slice] = CellGStar.Of(counts, history.Raster, neighborhood)?.Z ?? new double[cells];
            isHigh[slice] = High(counts, history.Raster, neighborhood);
        }
        // A new place is small: cells that share an edge show it before its whole neighborhood does.
        var isHighNow = High(
            history.Count(history.Weeks - SliceWeeks, history.Weeks),
            history.Raster,
            CellNeighborhood.Rook
        );
        var change = RecentChange.Of(history, from, SliceWeeks, neighborhood);
        MannKendall[] trends =
        [
            .. Enumerable.Range(0, cells).Select(cell => MannKendall.Of([.. z.Select(one => one[cell])])),
        ];
        var line = FalseDiscovery.Threshold([.. trends.Select(one => one.P)]);
        var (patterns, share) = (new DemandPattern[cells], new double[cells]);
        for (var cell = 0; cell < cells; cell++)
        {
            share[cell] = isHigh.Count(slice => slice[cell]) / (double)slices;
            patterns[cell] = PatternOf(
                share[cell],
                isHigh[..^1].Count(slice => slice[cell]) / (slices - 1.0),
                isHighNow[cell] || isHigh[^1][cell],
                trends[cell].P <= line ? Math.Sign(trends[cell].Z) : 0,
                change.Sign[cell]
            );
        }
        return new EmergingPatterns(patterns, share, [.. trends.Select(one => one.Z)], change.Ratio);
    }

    private static DemandPattern PatternOf(
        double share,
        double before,
        bool isHighNow,
        int trend,
        int change
    ) =>
        change > 0 && isHighNow && before <= HardlyEver ? DemandPattern.New
        : isHighNow && (change > 0 || (trend > 0 && before > HardlyEver)) ? DemandPattern.Intensifying
        : before >= Mostly && (change < 0 || trend < 0) ? DemandPattern.Diminishing
        : share >= NearlyAlways ? DemandPattern.Persistent
        : share > 0 ? DemandPattern.Sporadic
        : DemandPattern.None;

    private static bool[] High(double[] counts, AnalysisRaster raster, CellNeighborhood neighborhood)
    {
        var mean = counts.Average();
        var (sums, sizes) = CellSums.Of(counts, raster, neighborhood);
        double[] p = [.. sums.Select((sum, cell) => Tail(Math.Round(sum), mean * sizes[cell]))];
        var line = FalseDiscovery.Threshold(p);
        return [.. p.Select((one, cell) => one <= line && sums[cell] >= TimesEven * mean * sizes[cell])];
    }

    // Poisson probability of at least so many.
    private static double Tail(double count, double expected) =>
        count <= 0 ? 1
        : expected <= 0 ? 0
        : SpecialFunctions.GammaLowerRegularized(count, expected);
}
