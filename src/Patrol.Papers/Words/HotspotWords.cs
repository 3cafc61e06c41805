using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;

namespace Patrol.Papers.Words;

/// <summary>What a hotspot map's codes are called on paper.</summary>
internal static class HotspotWords
{
    private const int FewCategories = 3;

    /// <summary>What the map shows, and of where.</summary>
    public static string Title(HotspotSheet sheet) => $"Reported demand · {Place(sheet)}";

    /// <summary>The district, or the community and its district.</summary>
    public static string Place(HotspotSheet sheet) =>
        Community(sheet) is { } community ? $"{community}, {sheet.DistrictName}" : sheet.DistrictName;

    /// <summary>Which demand: categories, weeks, hours.</summary>
    public static string Subtitle(HotspotSheet sheet)
    {
        var demand = sheet.Map.Demand;
        return $"{Categories(sheet)} · {DemandWords.Window(demand.From, demand.To)} · {HourWords.Of(demand.Hours)}";
    }

    /// <summary>Name of the community the map stays in; null for the district.</summary>
    public static string? Community(HotspotSheet sheet) =>
        sheet.Map.Demand.Community is { } code
            ? sheet.Cells.Communities.FirstOrDefault(one => one.Code == code)?.Name ?? code
            : null;

    /// <summary>Names of few categories, the number of many.</summary>
    public static string Categories(HotspotSheet sheet) =>
        sheet.CategoryNames.Count <= FewCategories
            ? string.Join(", ", sheet.CategoryNames)
            : $"{sheet.CategoryNames.Count} categories";

    /// <summary>Where the counts are from.</summary>
    public static string Source(HotspotSheet sheet)
    {
        var demand = sheet.Map.Demand;
        var of = demand.WithDiscovered
            ? "reported and discovered incidents, for a look only"
            : "reported incidents, without what police discovered";
        return $"{DemandWords.Number(demand.Incidents)} {of}, {DemandWords.Weeks(demand)}. {MethodBrief(sheet.Map)}. Cells of {DemandWords.Number(sheet.Map.CellMeters)} m.";
    }

    /// <summary>The method with its radius.</summary>
    public static string MethodBrief(HotspotMap map)
    {
        var kernel = map.Kernel is { } name ? $", {name}" : "";
        var radius = map.BandwidthMeters is { } meters ? $", radius {DemandWords.Number(meters)} m" : "";
        return $"{Method(map.Method)}{kernel}{radius}";
    }

    /// <summary>What a method is called.</summary>
    public static string Method(string code) =>
        code switch
        {
            "kernelDensity" => "Kernel density",
            "counts" => "Plain counts",
            "smoothedCounts" => "Smoothed counts of the last weeks",
            "yearCounts" => "Smoothed counts of a year",
            "prospective" => "Prospective hotspots",
            "selfExciting" => "Self-exciting model",
            "kernelPrior" => "Counts drawn toward a density",
            _ => code,
        };

    /// <summary>Why this method.</summary>
    public static string MethodReason(string code) =>
        code switch
        {
            "asked" => "asked for",
            "backtest" => "did best on this district's own later weeks",
            "no-backtest" => "not tried on this district yet",
            "switched-off" =>
                "the chosen method has not beaten the plain count for three months: the plain count is shown",
            _ => code,
        };

    /// <summary>What a pattern is called.</summary>
    public static string Pattern(string code) =>
        code switch
        {
            "new" => "new",
            "intensifying" => "rising",
            "persistent" => "persistent",
            "diminishing" => "falling",
            "sporadic" => "on and off",
            _ => code,
        };

    /// <summary>What a statistic is called.</summary>
    public static string Statistic(string code) =>
        code switch
        {
            "gistar" => "Getis-Ord Gi*",
            "moran" => "local Moran's I",
            _ => code,
        };

    /// <summary>The map's reading, in plain words; null with too little data.</summary>
    public static string? Reading(HotspotMap map)
    {
        if (map.Reading is not { } reading)
        {
            return null;
        }
        var (held, plain) = DemandWords.Apart(reading.Held, reading.PlainCount);
        var area = DemandWords.Percent(reading.AreaShare);
        return $"Drawn without the last weeks, the top {area} of the area held {held} of the {DemandWords.Number(reading.Incidents)} reports that followed ({DemandWords.Window(reading.From, reading.To)}). A plain count held {plain}; chance would hold {area}.";
    }

    /// <summary>What a reader must know.</summary>
    public static string Limit(string code) =>
        code switch
        {
            "no-edge-correction" => "Values fall off at the border: nothing outside is counted.",
            "no-hour-profile" => "No times of day: every hour has the same share.",
            "dates-only" => "Most incidents are dated only.",
            "mostly-coincident" =>
                "Most incidents share their exact place with others, such as block centers.",
            "one-incident" => "A single incident: a place, not a pattern.",
            "few-incidents" => "Few incidents: read with care.",
            "one-cell" => "All incidents lie in one cell.",
            "long-gaps" => "The data has long gaps.",
            "short-window" => "Under eight weeks of data.",
            "narrow-kernel" => "The radius is smaller than a cell.",
            "bandwidth-at-bound" =>
                "The best radius is the narrowest or widest tried: a better one may lie beyond.",
            "bandwidth-not-chosen" => "Too little data to choose a radius by: it is the usual one.",
            "normal-approximation" =>
                "Few incidents around a cell: too many are called significant; permutations are safer.",
            "nothing-recent" => "Nothing happened in the weeks that the method looks at: the map is empty.",
            "discovered-counted" =>
                "Discovered incidents are counted: the map also shows where police looked.",
            "untimed-left-out" => "Incidents without a time of day are left out of these hours.",
            "no-reading" => "Too little data to try the map on later weeks.",
            "plain-count-better" => "A plain count did better on later weeks.",
            _ => code,
        };
}
