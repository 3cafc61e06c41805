namespace Patrol.Contracts.Hotspots;

/// <summary>
/// Which demand is meant, the same for maps, periods, back-tests and comparisons. Sensitive categories never count.
/// </summary>
public record DemandQuery
{
    /// <summary>Codes of categories, comma-separated; null for all that are not sensitive.</summary>
    public string? Categories { get; init; }

    /// <summary>First local date; its week is the first counted. Null for <see cref="Weeks"/> before <see cref="To"/>.</summary>
    public string? From { get; init; }

    /// <summary>Weeks before <see cref="To"/> where <see cref="From"/> is null; null for a year.</summary>
    public int? Weeks { get; init; }

    /// <summary>
    /// Local date after the last, rounded up to a Monday. Null for the Monday after the last whole week on record.
    /// </summary>
    public string? To { get; init; }

    /// <summary>
    /// Hours of the week, half-open ranges such as <c>90-94,114-118</c> (0 = Monday 00:00, up to 168); null for all. Incidents
    /// without a time of day count only where it is null.
    /// </summary>
    public string? Hours { get; init; }

    /// <summary>Code of the community to stay in; null for the district.</summary>
    public string? Community { get; init; }

    /// <summary>True to count what police discovered too, for a look only; each time is logged.</summary>
    public bool WithDiscovered { get; init; }
}
