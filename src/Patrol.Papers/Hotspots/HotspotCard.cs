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
            lines.Add(
                ("Radius", map.BandwidthChosen ? "likeliest by later weeks" : "asked for, or the usual one")
            );
        }
        lines.Add(
            (
                "Cells",
                $"{map.Cells:N0} of {DemandWords.Number(map.CellMeters)} m; {DemandWords.Number(map.TotalPerWeek)} incidents a week in all"
            )
        );
        if (map.Significance is { } found)
        {
            var p = found.Permutations is { } draws ? $"{draws:N0} permutations" : "normal approximation";
            lines.Add(
                (
                    "What stands out",
                    $"{HotspotWords.Statistic(found.Statistic)}, neighbors: {Neighbors(found.Neighbors)}, {p}. High at 95 %: {found.High.ElementAtOrDefault(1):N0} cells alone, {found.HighCorrected:N0} with false discoveries held at 5 % (p ≤ {found.PFdrThreshold:0.#####})"
                )
            );
        }
        if (map.Patterns is { Count: > 0 } patterns)
        {
            lines.Add(
                (
                    "Over time",
                    string.Join(
                        ", ",
                        patterns.Select(one => $"{HotspotWords.Pattern(one.Key)} {one.Value:N0}")
                    ) + " cells"
                )
            );
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

    private static string Neighbors(string code) =>
        code switch
        {
            "queen" => "the eight around",
            "rook" => "the four beside",
            _ => $"within {code} m",
        };
}
