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
/// Sorts cells by how their demand went: Gi* in each slice of time says where demand is high (false discoveries held at 5 %),
/// the Mann-Kendall test on the slices' scores whether it rises or falls, and the last weeks against those before whether it
/// has changed of late.
/// </summary>
/// <remarks>
/// Gi* is taken of <c>2 √(x + 3/8)</c> (Anscombe 1948, doi:10.1093/biomet/35.3-4.246), so that the strongest places don't hide
/// the others. Change of late: of the n incidents around a cell, r in the last w of W weeks; p is the binomial tail of r given n
/// and w / W. Classes, our own, after the space-time patterns of Harris et al.: new: higher of late, high in the last weeks, high
/// in at most a tenth of the slices before; intensifying: high in the last weeks, and higher of late or rising; diminishing: high
/// in at least half of the slices before, and lower of late or falling; persistent: high in at least 90 % of the slices and none of these;
/// sporadic: high in any other slice. Trend and change hold false discoveries at 1 % over all cells.
/// </remarks>
/// <param name="Patterns">[cell] pattern.</param>
/// <param name="HighShare">[cell] share of the slices in which demand is significantly high.</param>
/// <param name="Trend">[cell] Mann-Kendall score of the slices' Gi*, positive when rising.</param>
/// <param name="RecentRatio">[cell] rate around it in the last weeks over the rate before; infinite where nothing was before.</param>
public sealed record EmergingPatterns(
    DemandPattern[] Patterns,
    double[] HighShare,
    double[] Trend,
    double[] RecentRatio
)
{
    /// <summary>Weeks of a slice.</summary>
    public const int SliceWeeks = 8;

    /// <summary>Weeks that are the last ones.</summary>
    public const int RecentWeeks = 8;

    /// <summary>Fewest slices that are needed.</summary>
    public const int FewestSlices = 6;

    private static readonly double Times = double.Parse(Environment.GetEnvironmentVariable("TIMES") ?? "3");
    private const double FewestForChange = 8;
    private const double ChangeAlpha = 0.05;
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
        var slices = history.Weeks / SliceWeeks;
        if (slices < FewestSlices)
        {
            return null;
        }
        var from = history.Weeks - slices * SliceWeeks;
        var raster = history.Raster;
        var z = new double[slices][];
        var isHigh = new bool[slices][];
        for (var slice = 0; slice < slices; slice++)
        {
            var week = from + slice * SliceWeeks;
            (z[slice], isHigh[slice]) = High(history.Count(week, week + SliceWeeks), raster, neighborhood);
        }
        var recent = history.Weeks - RecentWeeks;
        var isHighLately = new bool[raster.Count];
        var (risen, fallen) = (new double[raster.Count], new double[raster.Count]);
        var tested = new bool[raster.Count];
        Array.Fill(risen, 1);
        Array.Fill(fallen, 1);
        CellNeighborhood[] scales = [CellNeighborhood.Rook, neighborhood];
        int[] windows = [RecentWeeks, 2 * RecentWeeks];
        foreach (var scale in scales)
        {
            var (_, isHighHere) = High(history.Count(recent, history.Weeks), raster, scale);
            foreach (var window in windows)
            {
                var cut = history.Weeks - window;
                var before = CellSums.Of(history.Count(from, cut), raster, scale);
                var after = CellSums.Of(history.Count(cut, history.Weeks), raster, scale);
                var share = (double)window / (history.Weeks - from);
                for (var cell = 0; cell < risen.Length; cell++)
                {
                    var one = Changed(before[cell], after[cell], share);
                    isHighLately[cell] |= isHighHere[cell];
                    tested[cell] |= before[cell] + after[cell] >= FewestForChange;
                    risen[cell] = Math.Min(risen[cell], one.Risen * scales.Length * windows.Length);
                    fallen[cell] = Math.Min(fallen[cell], one.Fallen * scales.Length * windows.Length);
                }
            }
        }
        var trends = Enumerable.Range(0, raster.Count).Select(cell => Trended(z, cell)).ToArray();
        var trendLine = FalseDiscovery.Threshold([.. trends.Select(one => one.P)], ChangeAlpha);
        // Where little happened in all, nothing could be seen to change; such cells don't count among those tested.
        var line = Math.Max(1e-12, double.Parse(Environment.GetEnvironmentVariable("PFER") ?? "1") * 9 / Math.Max(1, tested.Count(one => one)));
        var (risenLine, fallenLine) = (line, line);
        var (patterns, high) = (new DemandPattern[raster.Count], new double[raster.Count]);
        for (var cell = 0; cell < patterns.Length; cell++)
        {
            high[cell] = isHigh.Count(slice => slice[cell]) / (double)slices;
            var early = isHigh[..^(RecentWeeks / SliceWeeks)].Count(slice => slice[cell]) / (double)(slices - RecentWeeks / SliceWeeks);
            var direction = trends[cell].P <= trendLine ? Math.Sign(trends[cell].Z) : 0;
            var step = risen[cell] <= risenLine ? 1 : fallen[cell] <= fallenLine ? -1 : 0;
            patterns[cell] = PatternOf(high[cell], early, isHighLately[cell], direction, step);
        }
        return new EmergingPatterns(
            patterns,
            high,
            [.. trends.Select(one => one.Z)],
            [.. risen]
        );
    }

    private static DemandPattern PatternOf(double high, double early, bool isHighLately, int direction, int step) =>
        step > 0 && isHighLately && early <= HardlyEver ? DemandPattern.New
        : isHighLately && (step > 0 || (direction > 0 && early > HardlyEver)) ? DemandPattern.Intensifying
        : early >= Mostly && (step < 0 || direction < 0) ? DemandPattern.Diminishing
        : high >= NearlyAlways ? DemandPattern.Persistent
        : high > 0 ? DemandPattern.Sporadic
        : DemandPattern.None;

    private static (double[] Z, bool[] IsHigh) High(double[] counts, AnalysisRaster raster, CellNeighborhood neighborhood)
    {
        var mean = counts.Average();
        var sums = CellSums.Of(counts, raster, neighborhood);
        var cells = CellSums.Count(raster, neighborhood);
        double[] p = [.. sums.Select((sum, cell) => Tail(Math.Round(sum), mean * cells[cell]))];
        var line = FalseDiscovery.Threshold(p);
        var z = CellGStar.Of(counts, raster, neighborhood)?.Z ?? new double[counts.Length];
        return (z, [.. p.Select((one, cell) => one <= line && sums[cell] >= Times * mean * cells[cell])]);
    }

    // Poisson tail of at least so many.
    private static double Tail(double count, double expected) =>
        count <= 0 ? 1
        : expected <= 0 ? 0
        : SpecialFunctions.GammaLowerRegularized(count, expected);

    private static MannKendall Trended(double[][] z, int cell)
    {
        Span<double> series = stackalloc double[z.Length];
        for (var slice = 0; slice < z.Length; slice++)
        {
            series[slice] = z[slice][cell];
        }
        return MannKendall.Of(series);
    }

    // Binomial tails: of at least and of at most what fell into the last weeks.
    private static (double Risen, double Fallen) Changed(double before, double after, double share)
    {
        var (r, n) = (Math.Round(after), Math.Round(after) + Math.Round(before));
        return (
            r == 0 ? 1 : SpecialFunctions.BetaRegularized(r, n - r + 1, share),
            r == n ? 1 : 1 - SpecialFunctions.BetaRegularized(r + 1, n - r, share)
        );
    }
}
