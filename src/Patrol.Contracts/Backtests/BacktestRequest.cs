using System.Text.Json.Serialization;
using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Backtests;

/// <summary>Asks which method foretells reported demand best, on weeks that it has not seen.</summary>
/// <param name="Demand">
/// The demand; its <c>from</c> null for as many weeks as the test can use: those tested, a year before the first, and a quarter
/// by which the choice for it is made.
/// </param>
/// <param name="Weeks">Weeks to test, the last ones, 1–104; fewer where eight would not be left before the first.</param>
/// <param name="Bands">
/// True to foretell six blocks of four hours of the day apart, each with its own best cells. Incidents without a time of day
/// don't count then.
/// </param>
public sealed record BacktestRequest(
    DemandQuery Demand,
    int Weeks = BacktestRequest.UsualWeeks,
    bool Bands = false
)
{
    /// <summary>Weeks tested where nothing else is asked for.</summary>
    public const int UsualWeeks = 12;

    /// <summary>
    /// True when maps follow it: all categories and hours of the whole district up to the last week on record, without discovered
    /// incidents, each day as one. Of a part of the demand another method may do best.
    /// </summary>
    [JsonIgnore]
    public bool IsForMaps =>
        !Bands
        && Demand
            is { From: null, To: null, Weeks: null, Hours: null, Community: null, WithDiscovered: false }
        && string.IsNullOrWhiteSpace(Demand.Categories);
}
