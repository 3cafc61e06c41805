using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>How exactly the time of an incident is known.</summary>
public enum TimePrecision
{
    /// <summary>To the minute: <c>[t, t + 1 min)</c>.</summary>
    Minute = 1,

    /// <summary>Between two times, such as while the owner was away.</summary>
    Interval = 2,

    /// <summary>To the local date: <c>[00:00, next 00:00)</c>; never part of an hour profile.</summary>
    Date = 3,

    /// <summary>To the local month; never part of an hour profile.</summary>
    Month = 4,
}

/// <summary>Who brought an incident to notice.</summary>
public enum IncidentSource
{
    /// <summary>Called in by the public.</summary>
    Reported = 1,

    /// <summary>Reported by a volunteer.</summary>
    Volunteer = 2,

    /// <summary>Found by police on patrol; never feeds a surface.</summary>
    Discovered = 3,
}

/// <summary>A category of incidents.</summary>
/// <param name="Code">Unique within the district, such as <c>theft</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="SeverityWeight">Weight in a surface; 1 counts each incident once.</param>
/// <param name="IsSensitive">True for domestic, sexual, child and self-harm cases: never on a surface or a card.</param>
public sealed record IncidentCategory(string Code, string Name, double SeverityWeight, bool IsSensitive);

/// <summary>
/// One incident, ready to be stored: placed, timed and cut into hours. Times and places only, never persons.
/// </summary>
/// <param name="Row">1-based row of the source file, the header not counted.</param>
/// <param name="SourceId">Number of the record at its source; null when blank there.</param>
/// <param name="Category">Code of the category.</param>
/// <param name="Source">Who brought it to notice.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Precision">How exactly the time is known.</param>
/// <param name="X">Easting in the district's metric CRS, meters.</param>
/// <param name="Y">Northing in the district's metric CRS, meters.</param>
/// <param name="Cell">Analysis cell; a place in the district but in no cell goes to the nearest one.</param>
/// <param name="LocalWeek">Monday of the local week of <paramref name="From"/>.</param>
/// <param name="HourOfWeek">0 = Monday 00:00 local, of <paramref name="From"/>; null for dates and months.</param>
/// <param name="Parts">Aoristic shares of an interval; null for any other precision (one hour, weight 1).</param>
/// <param name="IsMended">True when a value was mended on the way in, as the report says.</param>
public sealed record IncidentRow(
    int Row,
    string? SourceId,
    string Category,
    IncidentSource Source,
    Instant From,
    Instant To,
    TimePrecision Precision,
    double X,
    double Y,
    CellId Cell,
    LocalDate LocalWeek,
    short? HourOfWeek,
    AoristicParts? Parts,
    bool IsMended
);

/// <summary>
/// The hours that an interval touches, with the share of it in each. Shares are multiples of 2^-20 that sum to
/// exactly 1, so that sums and differences of them in double precision are exact and a running count equals a
/// recount bit for bit.
/// </summary>
/// <param name="Slots">Hours since Monday 00:00 of the incident's local week, local wall clock; 168 and more lie in later weeks.</param>
/// <param name="Shares">Share of the interval in each slot, in the same order.</param>
public sealed record AoristicParts(int[] Slots, float[] Shares);
