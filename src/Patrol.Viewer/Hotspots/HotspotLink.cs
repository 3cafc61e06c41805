using System.Globalization;
using Patrol.Contracts.Hotspots;

namespace Patrol.Viewer.Hotspots;

/// <summary>Everything that the page of hotspots shows, as its address, so that two people see the same.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Query">What is drawn, and how.</param>
/// <param name="View"><c>map</c>, <c>patterns</c>, <c>side</c> or <c>difference</c>.</param>
/// <param name="Outline"><c>corrected</c>, <c>classes</c> or <c>none</c>: what is outlined as standing out.</param>
/// <param name="BeforeFrom">First date to compare with; null for the weeks before.</param>
/// <param name="BeforeTo">Date after the last to compare with; null for the start of the window.</param>
public sealed record HotspotLink(
    string District,
    HotspotQuery Query,
    string View = HotspotLink.Map,
    string Outline = HotspotLink.Corrected,
    string? BeforeFrom = null,
    string? BeforeTo = null
)
{
    /// <summary>Values by color.</summary>
    public const string Map = "map";

    /// <summary>Patterns over time.</summary>
    public const string Patterns = "patterns";

    /// <summary>Two windows beside each other.</summary>
    public const string Side = "side";

    /// <summary>Two windows as a difference.</summary>
    public const string Difference = "difference";

    /// <summary>What holds when so many cells are tested at once.</summary>
    public const string Corrected = "corrected";

    /// <summary>Weeks of the shorter of the two usual windows, which is the first shown.</summary>
    public const int ShortWeeks = 12;

    /// <summary>Names of the views in their order.</summary>
    public static readonly string[] Views = [Map, Patterns, Side, Difference];

    /// <summary>Names of what can be outlined.</summary>
    public static readonly string[] Outlines = [Corrected, "classes", "none"];

    /// <summary>True when two windows are compared.</summary>
    public bool IsComparing => View is Side or Difference;

    /// <summary>The address.</summary>
    public string Href
    {
        get
        {
            var text = Text([
                .. Parts(Query),
                ("view", View == Map ? null : View),
                ("outline", Outline == Corrected ? null : Outline),
                .. Before,
            ]);
            return $"/d/{District}/hotspots{(text.Length == 0 ? "" : "?")}{text}";
        }
    }

    /// <summary>The map, as the server is asked for it.</summary>
    public string Asked => Text(Parts(Query));

    /// <summary>The difference, as the server is asked for it.</summary>
    public string AskedDifference => Text([.. Parts(Query), .. Before]);

    /// <summary>Another map, as the server is asked for it.</summary>
    public static string AskedOf(HotspotQuery query) => Text(Parts(query));

    /// <summary>The same with other demand or drawing.</summary>
    public HotspotLink With(Func<HotspotQuery, HotspotQuery> change) => this with { Query = change(Query) };

    /// <summary>Reads what an address asks for; what it can't mean is as if it were not there, and the server says the rest.</summary>
    public static HotspotLink Of(string district, string address)
    {
        var asked = address
            .Split('#')[0]
            .Split('?', 2)
            .ElementAtOrDefault(1)
            ?.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(
                group => group.Key,
                group => Uri.UnescapeDataString(group.Last()[1].Replace('+', ' '))
            );
        string? Find(string name) =>
            asked is not null && asked.TryGetValue(name, out var found) && found.Length > 0 ? found : null;
        double? Number(string name) =>
            double.TryParse(Find(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
        int? Whole(string name) =>
            int.TryParse(Find(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
        string OneOf(string name, string[] known) =>
            Find(name) is { } found && known.Contains(found) ? found : known[0];
        return new HotspotLink(
            district,
            new HotspotQuery
            {
                Categories = Find("categories"),
                From = Find("from"),
                Weeks = Whole("weeks"),
                To = Find("to"),
                Hours = Find("hours"),
                Community = Find("community"),
                WithDiscovered = Find("withDiscovered") == "true",
                Method = Find("method"),
                Kernel = Find("kernel"),
                BandwidthMeters = Number("bandwidthMeters"),
                Adaptive = Find("adaptive") == "true",
                Edge = Find("edge") == "true",
                Neighbors = Find("neighbors"),
                Statistic = Find("statistic"),
                Permutations = Whole("permutations"),
            },
            OneOf("view", Views),
            OneOf("outline", Outlines),
            Find("beforeFrom"),
            Find("beforeTo")
        );
    }

    private (string, string?)[] Before =>
        IsComparing ? [("beforeFrom", BeforeFrom), ("beforeTo", BeforeTo)] : [];

    private static (string Name, string? Value)[] Parts(HotspotQuery query) =>
        [
            ("categories", query.Categories),
            ("from", query.From),
            ("weeks", Of(query.Weeks)),
            ("to", query.To),
            ("hours", query.Hours),
            ("community", query.Community),
            ("withDiscovered", query.WithDiscovered ? "true" : null),
            ("method", query.Method),
            ("kernel", query.Kernel),
            ("bandwidthMeters", Of(query.BandwidthMeters)),
            ("adaptive", query.Adaptive ? "true" : null),
            ("edge", query.Edge ? "true" : null),
            ("neighbors", query.Neighbors),
            ("statistic", query.Statistic),
            ("permutations", Of(query.Permutations)),
        ];

    private static string? Of(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(IEnumerable<(string Name, string? Value)> parts) =>
        string.Join(
            '&',
            parts
                .Where(part => !string.IsNullOrEmpty(part.Value))
                .Select(part =>
                    $"{part.Name}={Uri.EscapeDataString(part.Value!).Replace("%2C", ",", StringComparison.Ordinal)}"
                )
        );
}
