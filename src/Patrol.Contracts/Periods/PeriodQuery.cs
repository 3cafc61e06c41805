using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Periods;

/// <summary>
/// Asks when in the week reported demand is high: of which demand, and what windows may be cut. The same query gives the
/// same answer. Periods are cut from the whole week, so that <see cref="DemandQuery.Hours"/> must be null.
/// </summary>
public sealed record PeriodQuery : DemandQuery
{
    /// <summary>Most windows unless asked for.</summary>
    public const int UsualWindows = 7;

    /// <summary>Hours of the shortest window unless asked for.</summary>
    public const int UsualShortestHours = 2;

    /// <summary>Most windows that can be asked for.</summary>
    public const int LargestWindows = 14;

    /// <summary>Hours of the shortest window that can be asked for.</summary>
    public const int LargestShortestHours = 12;

    /// <summary>Most hours in all that can be asked for: half the week.</summary>
    public const int LargestMostHours = 84;

    /// <summary>At most so many windows, 1–14.</summary>
    public int Windows { get; init; } = UsualWindows;

    /// <summary>Each of at least so many hours, 1–12.</summary>
    public int ShortestHours { get; init; } = UsualShortestHours;

    /// <summary>
    /// At most so many hours in all, from the shortest window's to 84: then the windows hold the most demand. Null for no
    /// such limit: then they hold the most beyond an even spread.
    /// </summary>
    public int? MostHours { get; init; }
}
