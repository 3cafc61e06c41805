namespace Patrol.Contracts.Hotspots;

/// <summary>
/// Which demand is meant, the same for maps, periods, back-tests and comparisons. Sensitive categories never count.
/// </summary>
/// <param name="Categories">Codes of categories, comma-separated; null for all that are not sensitive.</param>
/// <param name="From">First local date; its week is the first counted. Null for a year before <paramref name="To"/>.</param>
/// <param name="To">Local date after the last; its week is the first not counted, unless it is a Monday of its own. Null for the
/// Monday after the last whole week on record.</param>
/// <param name="Hours">
/// Hours of the week, half-open ranges such as <c>90-94,114-118</c> (0 = Monday 00:00, up to 168); null for all. Incidents
/// without a time of day count only where it is null.
/// </param>
/// <param name="Community">Code of the community to stay in; null for the district.</param>
/// <param name="WithDiscovered">True to count what police discovered too, for a look only; each time is logged.</param>
public record DemandQuery(
    string? Categories = null,
    string? From = null,
    string? To = null,
    string? Hours = null,
    string? Community = null,
    bool WithDiscovered = false
);
