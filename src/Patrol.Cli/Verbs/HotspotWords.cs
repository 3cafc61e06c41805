using Patrol.Contracts.Hotspots;

namespace Patrol.Cli.Verbs;

/// <summary>What a hotspot map says, in sentences.</summary>
internal static class HotspotWords
{
    /// <summary>How the map was drawn, and why so.</summary>
    public static string Method(HotspotMap map)
    {
        var radius = map.BandwidthMeters is { } meters
            ? $", radius {meters:N0} m{(map.BandwidthChosen ? " (the likeliest by later weeks)" : "")}"
            : "";
        var why = map.MethodReason switch
        {
            "backtest" => "it did best in the district's back-test",
            "switched-off" => "the chosen method has not beaten the plain count for three months",
            "no-backtest" => "no back-test has been run yet",
            _ => "as asked",
        };
        return $"Method {map.Method}{(map.Kernel is null ? "" : $", {map.Kernel} kernel")}{radius}: {why}.";
    }

    /// <summary>Reading, significance and patterns.</summary>
    public static IEnumerable<string> Findings(HotspotMap map)
    {
        if (map.Reading is { } reading)
        {
            yield return $"{reading.AreaShare:P0} of the area held {reading.Held:P0} of the calls from {reading.From} to {reading.To}, which the map had not seen; a plain count {reading.PlainCount:P0}; chance {reading.AreaShare:P0}.";
        }
        if (map.Significance is { } found)
        {
            var how = found.Permutations is { } draws ? $"{draws:N0} permutations" : "normal approximation";
            yield return $"{Name(found.Statistic)}, neighbors {found.Neighbors}, {how}: high {Levels(found.High)}, low {Levels(found.Low)} cells at 90, 95, 99 %; with false discoveries held at 5 %: {found.HighCorrected:N0} high, {found.LowCorrected:N0} low (p ≤ {found.PFdrThreshold:G2}).";
            if (found.Outliers is [var high, var low])
            {
                yield return $"Unlike their neighbors at 95 %: {high:N0} high among low, {low:N0} low among high.";
            }
        }
        else
        {
            yield return "All cells are alike: nothing stands out.";
        }
        yield return map.Patterns is { } patterns
            ? $"Patterns: {string.Join(", ", patterns.Select(one => $"{one.Key} {one.Value:N0}"))} cells."
            : "Patterns over time need at least 32 weeks.";
    }

    /// <summary>A class as it stands in a table.</summary>
    public static string Class(int level) =>
        level switch
        {
            > 0 => $"high {level} %",
            < 0 => $"low {-level} %",
            _ => "–",
        };

    /// <summary>A limit as a sentence.</summary>
    public static string Limit(string code) =>
        code switch
        {
            "one-incident" => "A single incident: a place, not a pattern.",
            "one-cell" => "All incidents lie in one cell.",
            "few-incidents" => "Fewer than 100 incidents: the map rests on little.",
            "nothing-recent" => "The method looks at the last weeks, and nothing happened in them.",
            "short-window" => "Fewer than 8 observed weeks.",
            "long-gaps" => "Weeks without any record are left out.",
            "no-edge-correction" =>
                "Demand beyond the boundary is unknown: cells within the radius of it read low.",
            "narrow-kernel" => "The radius is shorter than a cell.",
            "bandwidth-at-bound" =>
                "The best radius is the narrowest or widest tried: a better one may lie beyond.",
            "bandwidth-not-chosen" => "Too little data to choose a radius by: it is the usual one.",
            "normal-approximation" =>
                "Few incidents for each neighborhood: the normal approximation calls too many cells significant; --permutations 999 does not.",
            "no-reading" => "Too little data to judge the map on weeks it has not seen.",
            "plain-count-better" => "On the weeks held out a plain count held more than this map.",
            "discovered-counted" =>
                "Discovered incidents are counted: the map also shows where police looked. This look was logged.",
            "untimed-left-out" => "More than a fifth of the incidents have no time of day and are left out.",
            _ => code,
        };

    private static string Name(string statistic) => statistic == "moran" ? "Local Moran" : "Gi*";

    private static string Levels(IReadOnlyList<int> counts) =>
        string.Join(", ", counts.Select(count => $"{count:N0}"));
}
