using Microsoft.Extensions.Localization;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Resources;
using Patrol.Viewer.Surfaces;

namespace Patrol.Viewer.Hotspots;

/// <summary>What the map is told to show: where to fetch the values, how to read them, and the words for a cell.</summary>
internal static class ShownHotspots
{
    private const int ClassesOfAChange = 4;

    /// <summary>Says it.</summary>
    /// <param name="words">The words.</param>
    /// <param name="link">Where the page stands.</param>
    /// <param name="map">The map.</param>
    /// <param name="difference">The difference; null unless two windows are compared.</param>
    /// <param name="before">The earlier map; null unless both are shown beside each other.</param>
    public static object Of(
        IStringLocalizer<Words> words,
        HotspotLink link,
        HotspotMap map,
        HotspotDifference? difference,
        HotspotMap? before
    ) =>
        new
        {
            district = link.District,
            query = link.Asked,
            show = link.View,
            outline = link.Outline,
            scale = map.Scale,
            factor = Density.Factor("demand", null, map.CellMeters),
            difference = link.View == HotspotLink.Difference && difference is not null
                ? new
                {
                    query = link.AskedDifference,
                    scale = difference.Scale,
                    limits = LimitsOf(difference.Scale),
                }
                : null,
            before = before is null || difference is null
                ? null
                : new { query = HotspotLink.AskedOf(BeforeOf(link, difference)), scale = before.Scale },
            captions = difference is null
                ? null
                : new
                {
                    now = words["hot.caption.now", difference.Now.From, difference.Now.To].Value,
                    before = words["hot.caption.before", difference.Before.From, difference.Before.To].Value,
                },
            words = new
            {
                value = words["hot.hover.value"].Value,
                none = words["hover.none"].Value,
                same = words["hot.hover.same"].Value,
                more = words["hot.hover.more"].Value,
                fewer = words["hot.hover.fewer"].Value,
                levels = Levels.Select(level => words[$"hot.level.{level}"].Value).ToArray(),
                patterns = Patterns.Select(pattern => words[$"hot.pattern.{pattern}"].Value).ToArray(),
            },
        };

    /// <summary>Lower limits of the colored classes of a change, ascending: the larger half of the changes in four parts.</summary>
    public static IReadOnlyList<double> LimitsOf(ValueScale scale) =>
        [.. scale.ClassLimits.TakeLast(ClassesOfAChange)];

    /// <summary>The earlier window as a question of its own, drawn the same way.</summary>
    public static HotspotQuery BeforeOf(HotspotLink link, HotspotDifference difference) =>
        link.Query with
        {
            From = difference.Before.From,
            To = difference.Before.To,
            Weeks = null,
            Method = difference.Method,
            BandwidthMeters = difference.Kernel is null
                ? link.Query.BandwidthMeters
                : difference.BandwidthMeters,
        };

    private static readonly string[] Levels =
    [
        "high90",
        "high95",
        "high99",
        "low90",
        "low95",
        "low99",
        "highAmongLow",
        "lowAmongHigh",
    ];

    private static readonly string[] Patterns =
    [
        "none",
        "new",
        "intensifying",
        "persistent",
        "diminishing",
        "sporadic",
    ];
}
