using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;
using Patrol.Papers.Words;

namespace Patrol.Papers.Hotspots;

/// <summary>The method card of a hotspot map, the same in every file: what was counted, how, how well it did, its limits.</summary>
internal static class HotspotCard
{
    /// <summary>Its lines, in order.</summary>
    /// <param name="sheet">Map.</param>
    /// <param name="isPaper">True where small counts are held back.</param>
    public static IReadOnlyList<(string Item, string Value)> Of(HotspotSheet sheet, bool isPaper = false)
    {
        var (map, demand) = (sheet.Map, sheet.Map.Demand);
        List<(string, string)> lines =
        [
            ("What it shows", $"{PlanWords.Honest} {HotspotUnit.Words}; places and times, never persons."),
            ("Where", HotspotWords.Place(sheet)),
            (
                "When",
                $"{DemandWords.Window(demand.From, demand.To)}, {DemandWords.Weeks(demand)}; {HourWords.Of(demand.Hours)}"
            ),
            ("Categories", string.Join(", ", sheet.CategoryNames)),
            ("Counted", Counted(sheet)),
            ("Method", $"{HotspotWords.MethodBrief(map)}; {HotspotWords.MethodReason(map.MethodReason)}"),
        ];
        if (map.BandwidthMeters is not null)
        {
            lines.Add(("Radius", Radius(map)));
        }
        lines.Add(
            (
                "Cells",
                $"{DemandWords.Number(map.Cells)} of {DemandWords.Number(map.CellMeters)} m; {DemandWords.Number(map.TotalPerWeek)} incidents a week in all"
            )
        );
        if (map.Significance is { } found)
        {
            lines.Add(("What stands out", StandsOut(found)));
        }
        if (map.Patterns?.Where(one => one.Value > 0).ToArray() is { Length: > 0 } patterns)
        {
            var told = patterns.Select(one =>
                $"{HotspotWords.Pattern(one.Key)} {DemandWords.Number(one.Value)}"
            );
            lines.Add(("Over time", $"{string.Join(", ", told)} cells"));
        }
        lines.Add(("Tried on later weeks", HotspotWords.Reading(map) ?? HotspotWords.Limit("no-reading")));
        if (demand.Gaps.Count > 0)
        {
            lines.Add(
                (
                    "No records",
                    string.Join("; ", demand.Gaps.Select(gap => DemandWords.Window(gap.From, gap.To)))
                )
            );
        }
        lines.AddRange(map.Limits.Select(limit => ("Limit", HotspotWords.Limit(limit))));
        lines.Add(
            (
                "Small counts",
                isPaper
                    ? "Counts under five are held back."
                    : "For analysts: counts under five are exact. Hold them back before others see this."
            )
        );
        lines.Add(("Made", $"{DemandWords.Moment(sheet.Made)} by Patrol"));
        return lines;
    }

    private static string Counted(HotspotSheet sheet)
    {
        var demand = sheet.Map.Demand;
        var timed = $"{DemandWords.Number(demand.TimedIncidents)} with a time of day";
        return $"{DemandWords.Number(demand.Incidents)} incidents, {timed}; "
            + (
                demand.WithDiscovered
                    ? "with what police discovered, for a look only"
                    : "without what police discovered"
            )
            + "; never sensitive categories";
    }

    private static string Radius(HotspotMap map) =>
        map.BandwidthChosen ? "likeliest by later weeks"
        : map.Limits.Contains("bandwidth-not-chosen") ? "the usual one"
        : "asked for";

    private static string StandsOut(SignificanceSummary found)
    {
        var how = found.Permutations is { } draws
            ? $"{DemandWords.Number(draws)} permutations"
            : "normal approximation";
        return $"{HotspotWords.Statistic(found.Statistic)}, neighbors: {Neighbors(found.Neighbors)}, {how}. High at 95 %: {DemandWords.Number(found.High.ElementAtOrDefault(1))} cells by themselves, {DemandWords.Number(found.HighCorrected)} with false alarms held at 5 % (p ≤ {DemandWords.Number(found.PFdrThreshold)})";
    }

    private static string Neighbors(string code) =>
        code switch
        {
            "queen" => "the eight around",
            "rook" => "the four beside",
            _ => $"within {code} m",
        };
}
