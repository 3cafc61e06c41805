using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// Tables of the district, of each category and of each community, without what must not feed them: incidents that police
/// discovered, sensitive categories, and times at 00:00 that are really dates.
/// </summary>
/// <param name="District">All categories, all communities.</param>
/// <param name="Categories">Tables by category, ordered by code.</param>
/// <param name="Communities">Tables by community, ordered by index; -1, places in none, first where there are any.</param>
/// <param name="Midnights">Categories whose times at 00:00 were left out, ordered by code.</param>
public sealed record HourTables(
    HourTable District,
    IReadOnlyList<HourTable> Categories,
    IReadOnlyList<HourTable> Communities,
    IReadOnlyList<MidnightFinding> Midnights
)
{
    /// <summary>Makes tables of incidents.</summary>
    /// <param name="incidents">Incidents of the time that <paramref name="occurred"/> counts.</param>
    /// <param name="raster">Says in which community a cell lies.</param>
    /// <param name="zone">The district's clock.</param>
    /// <param name="occurred">Hours that occurred.</param>
    /// <param name="sensitive">Codes of sensitive categories; null for none.</param>
    /// <exception cref="ArgumentException">A cell is not of the raster.</exception>
    public static HourTables Of(
        IReadOnlyList<IncidentRow> incidents,
        AnalysisRaster raster,
        DateTimeZone zone,
        HourOccurrences occurred,
        IReadOnlySet<string>? sensitive = null
    )
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(zone);
        var (kept, midnights) = Sift(incidents, zone, sensitive);
        return Of(HourSums.Of(kept, raster), occurred, midnights);
    }

    /// <summary>Makes tables of sums by category and community.</summary>
    /// <param name="rows">Sums; each names its category and community.</param>
    /// <param name="occurred">Hours that occurred.</param>
    /// <param name="midnights">What was left out of them; null for nothing.</param>
    /// <exception cref="ArgumentException">A row does not have 168 sums of 0 or more, or names no category or community.</exception>
    public static HourTables Of(
        IReadOnlyList<HourSums> rows,
        HourOccurrences occurred,
        IReadOnlyList<MidnightFinding>? midnights = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(occurred);
        if (rows.Any(row => row.Category is null || row.Community is null))
        {
            throw new ArgumentException("A row must name its category and community.", nameof(rows));
        }
        HourTable Table(string? category, int? community, IEnumerable<HourSums> part) =>
            HourTable.Of(new HourSums(category, community, HourSums.Add(part)), occurred);
        return new HourTables(
            Table(null, null, rows),
            [
                .. rows.GroupBy(row => row.Category)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Table(group.Key, null, group)),
            ],
            [
                .. rows.GroupBy(row => row.Community)
                    .OrderBy(group => group.Key)
                    .Select(group => Table(null, group.Key, group)),
            ],
            midnights ?? []
        );
    }

    /// <summary>Incidents that may feed hour profiles, and the categories whose times at 00:00 may not.</summary>
    /// <param name="incidents">Incidents.</param>
    /// <param name="zone">The district's clock.</param>
    /// <param name="sensitive">Codes of sensitive categories; null for none.</param>
    public static (IReadOnlyList<IncidentRow> Kept, IReadOnlyList<MidnightFinding> Midnights) Sift(
        IReadOnlyList<IncidentRow> incidents,
        DateTimeZone zone,
        IReadOnlySet<string>? sensitive = null
    )
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(zone);
        var byCategory = incidents
            .Where(row => row.Source != IncidentSource.Discovered && row.HourOfWeek is not null)
            .Where(row => !(sensitive?.Contains(row.Category) ?? false))
            .GroupBy(row => row.Category)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Rows: group, Finding: MidnightShare.Of(group, zone)))
            .ToArray();
        return (
            [.. byCategory.SelectMany(one => one.Rows.Where(row => !one.Finding.LeavesOut(row, zone)))],
            [
                .. byCategory
                    .Where(one => one.Finding.IsSuspicious)
                    .Select(one => new MidnightFinding(one.Rows.Key, one.Finding)),
            ]
        );
    }
}

/// <summary>A category whose times at 00:00 were left out of hour profiles: message <c>midnight-times</c>.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Finding">How many, and how many were expected.</param>
public sealed record MidnightFinding(string Category, MidnightShare Finding);
