using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots;

/// <summary>Compares two windows of one question on the map, both drawn the same way.</summary>
public static class HotspotDifferences
{
    private const int MostOfASign = 50;
    private const int Weekdays = 7;
    private const int WeeksOfYear = 52;
    private const int WeeksOff = 2;

    /// <summary>Compares.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">The later window, and how both are drawn.</param>
    /// <param name="beforeFrom">First date of the earlier window; null for as many weeks as the later one has.</param>
    /// <param name="beforeTo">Date after its last; null for the start of the later one.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="InputException">As of the map; what is wrong with the earlier window names <c>beforeFrom</c> or <c>beforeTo</c>.</exception>
    public static async Task<ComputedDifference> ComputeAsync(
        PatrolDatabase database,
        District district,
        HotspotQuery query,
        string? beforeFrom,
        string? beforeTo,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var isOfCounts = IsOfCounts(query);
        if (isOfCounts)
        {
            query = query with { Method = MapOptions.PlainCounts };
        }
        var now = await HotspotMaps.ComputeAsync(database, district, query, actor, cancel);
        var window = now.Map.Demand;
        var to = beforeTo ?? window.From;
        var from = beforeFrom ?? Codes.Of(DateOf(to, "beforeTo").PlusDays(-DaysOf(window)));
        var before = await BeforeAsync(
            database,
            district,
            query with
            {
                From = from,
                To = to,
                Method = now.Map.Method,
                BandwidthMeters =
                    now.Map.Method == MapOptions.KernelDensity
                        ? now.Map.BandwidthMeters
                        : query.BandwidthMeters,
            },
            actor,
            cancel
        );
        var names = await database.ReadAsync(
            district.Id,
            async session =>
                (await GeographyStore.LoadAreasAsync(session, AreaKind.Community))
                    .Select(area => area.Name)
                    .ToArray(),
            cancel
        );
        string[] limits =
        [
            .. isOfCounts ? [MapLimits.CountsCompared] : Array.Empty<string>(),
            .. LimitsOf(now, before, DaysOf(window) > DaysOf(before.Map.Demand)),
        ];
        return Compare(district, now, before, names, limits);
    }

    // Smoothing draws each window toward a mean of its own, which would show changes that are none.
    private static bool IsOfCounts(HotspotQuery query) =>
        query is { BandwidthMeters: null, Kernel: null, Adaptive: false, Edge: false }
        && (query.Method is null || ForecastMethod.All.Any(one => one.Name == query.Method));

    private static async Task<ComputedMap> BeforeAsync(
        PatrolDatabase database,
        District district,
        HotspotQuery query,
        Actor actor,
        CancellationToken cancel
    )
    {
        try
        {
            return await HotspotMaps.ComputeAsync(database, district, query, actor, cancel);
        }
        catch (InputException fault)
        {
            throw new InputException([
                .. fault.Issues.Select(issue =>
                    issue with
                    {
                        Field = issue.Field switch
                        {
                            "from" or null => "beforeFrom",
                            "to" => "beforeTo",
                            var other => other,
                        },
                    }
                ),
            ]);
        }
    }

    private static ComputedDifference Compare(
        District district,
        ComputedMap now,
        ComputedMap before,
        IReadOnlyList<string> communities,
        IReadOnlyList<string> limits
    )
    {
        float[] change = [.. now.RatePerWeek.Select((rate, cell) => rate - before.RatePerWeek[cell])];
        var scale = SurfaceDocuments.ScaleOf(Array.ConvertAll(change, Math.Abs));
        var (later, earlier) = (now.Map.Demand, before.Map.Demand);
        var ratio = RatioOf(earlier.Incidents, earlier.Weeks, later.Incidents, later.Weeks);
        var document = new HotspotDocument(
            district,
            now.Raster,
            RasterPart.Of(now.Raster, null),
            communities
        );
        var difference = new HotspotDifference(
            district.Code,
            later,
            earlier,
            now.Map.Method,
            now.Map.MethodReason,
            now.Map.Kernel,
            now.Map.BandwidthMeters,
            now.Map.BandwidthChosen,
            now.Map.CellMeters,
            now.Map.Cells,
            later.Incidents / later.Weeks,
            earlier.Incidents / earlier.Weeks,
            ratio.Ratio,
            ratio.Interval.Low,
            ratio.Interval.High,
            Codes.Of(ratio.Verdict),
            scale,
            change.Count(one => one > 0 && one >= scale.Low),
            change.Count(one => one < 0 && -one >= scale.Low),
            TopOf(change, now, before, document),
            limits
        );
        return new ComputedDifference(
            difference,
            now,
            before,
            Array.ConvertAll(change, one => ByteOf(scale, one))
        );
    }

    /// <summary>Byte that stands for a change.</summary>
    internal static byte ByteOf(ValueScale scale, double change)
    {
        var size = Math.Abs(change);
        if (scale.Low <= 0 || size < scale.Low)
        {
            return HotspotDifference.Unchanged;
        }
        const int steps = 127;
        var step =
            scale.High <= scale.Low
                ? steps
                : (int)
                    Math.Clamp(
                        1
                            + Math.Round(
                                (steps - 1) * Math.Log(size / scale.Low) / Math.Log(scale.High / scale.Low)
                            ),
                        1,
                        steps
                    );
        return (byte)(HotspotDifference.Unchanged + Math.Sign(change) * step);
    }

    private static ChangedCell[] TopOf(
        float[] change,
        ComputedMap now,
        ComputedMap before,
        HotspotDocument document
    )
    {
        var order = Enumerable.Range(0, change.Length).ToArray();
        int[] Most(int sign) =>
            [
                .. order
                    .Where(cell => Math.Sign(change[cell]) == sign)
                    .OrderByDescending(cell => Math.Abs(change[cell]))
                    .ThenBy(cell => cell)
                    .Take(MostOfASign),
            ];
        return
        [
            .. Most(1)
                .Concat(Most(-1))
                .OrderByDescending(cell => Math.Abs(change[cell]))
                .ThenBy(cell => cell)
                .Select(
                    (cell, index) =>
                    {
                        var (later, earlier) = (
                            Around(now.Raster, now.Counts, cell),
                            Around(now.Raster, before.Counts, cell)
                        );
                        return new ChangedCell(
                            index + 1,
                            cell,
                            document.CenterOf(cell),
                            document.CommunityOf(cell),
                            now.RatePerWeek[cell],
                            before.RatePerWeek[cell],
                            Math.Round(later, 3),
                            Math.Round(earlier, 3),
                            Codes.Of(
                                RatioOf(earlier, before.Map.Demand.Weeks, later, now.Map.Demand.Weeks).Verdict
                            )
                        );
                    }
                ),
        ];
    }

    // A cell by itself holds too few to say anything.
    private static double Around(AnalysisRaster raster, float[] counts, int cell)
    {
        var sum = 0.0;
        for (var row = raster.CellRow[cell] - 1; row <= raster.CellRow[cell] + 1; row++)
        {
            for (var column = raster.CellColumn[cell] - 1; column <= raster.CellColumn[cell] + 1; column++)
            {
                sum += raster.CellAt(column, row) is >= 0 and var other ? counts[other] : 0;
            }
        }
        return sum;
    }

    private static CountRatio RatioOf(double before, double beforeWeeks, double now, double nowWeeks) =>
        CountRatio.Of(
            (int)Math.Round(before),
            beforeWeeks * Weekdays,
            (int)Math.Round(now),
            nowWeeks * Weekdays
        );

    private static IEnumerable<string> LimitsOf(ComputedMap now, ComputedMap before, bool isShorter)
    {
        var apart = Math.Abs(
            Period.DaysBetween(DateOf(before.Map.Demand.From, ""), DateOf(now.Map.Demand.From, ""))
        );
        var off = apart / Weekdays % WeeksOfYear;
        if (now.Map.Demand.Weeks < WeeksOfYear - WeeksOff && Math.Min(off, WeeksOfYear - off) > WeeksOff)
        {
            yield return MapLimits.OtherSeason;
        }
        if (isShorter)
        {
            yield return MapLimits.ShorterBefore;
        }
        string[] shared =
        [
            SurfaceLimits.NoEdgeCorrection,
            SurfaceLimits.NarrowKernel,
            MapLimits.DiscoveredCounted,
        ];
        string[] either = [SurfaceLimits.FewIncidents, SurfaceLimits.LongGaps, MapLimits.UntimedLeftOut];
        foreach (var code in shared.Intersect(now.Map.Limits))
        {
            yield return code;
        }
        foreach (var code in either.Intersect(now.Map.Limits.Union(before.Map.Limits)))
        {
            yield return code;
        }
    }

    private static int DaysOf(DemandSummary window) =>
        Period.DaysBetween(DateOf(window.From, ""), DateOf(window.To, ""));

    private static LocalDate DateOf(string text, string field) =>
        Codes.FindDate(text)
        ?? throw new InputException(
            new InputIssue("demand.date", null, null, field, text, "Write a date such as 2026-11-23.")
        );
}
