using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Planning;

/// <summary>What a week is planned on, of one district.</summary>
/// <param name="Zone">Clock of the district.</param>
/// <param name="Calendar">Day types.</param>
/// <param name="Raster">Analysis cells; their communities are indexes into <paramref name="Communities"/>.</param>
/// <param name="Surface">Expected reported demand on these cells.</param>
/// <param name="Communities">Communities, ordered by code.</param>
/// <param name="Bases">Bases that patrols start from; at least one.</param>
/// <param name="Sites">Sites; schools are protected.</param>
public sealed record WeekGround(
    DateTimeZone Zone,
    DayCalendar Calendar,
    AnalysisRaster Raster,
    DemandRates Surface,
    IReadOnlyList<Area> Communities,
    IReadOnlyList<PatrolBase> Bases,
    IReadOnlyList<Site> Sites
)
{
    /// <summary>What a plan on this surface has to keep; null where nothing is stated.</summary>
    public PresencePolicy? Presence { get; init; }
}
