using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Planning;

/// <summary>How a week's patrols keep the policy of their surface.</summary>
/// <param name="UnderFloor">Communities that get less than their share of the patrol minutes.</param>
/// <param name="OverCap">Cells and days in which patrols stay longer than they may.</param>
public sealed record WeekPresence(int UnderFloor, int OverCap)
{
    // Of rounding to whole patrols.
    private const double Tolerance = 1e-9;

    /// <summary>Checks patrols and their routes.</summary>
    /// <param name="policy">What is to be kept.</param>
    /// <param name="zone">Clock of the district, for its days.</param>
    /// <param name="raster">Cells.</param>
    /// <param name="communities">Codes of the communities.</param>
    /// <param name="patrols">Patrols that are served.</param>
    /// <param name="routes">Routes of these patrols.</param>
    public static WeekPresence Of(
        PresencePolicy policy,
        DateTimeZone zone,
        AnalysisRaster raster,
        IEnumerable<string> communities,
        IReadOnlyCollection<DutySlot> patrols,
        IEnumerable<Route> routes
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(communities);
        ArgumentNullException.ThrowIfNull(patrols);
        ArgumentNullException.ThrowIfNull(routes);
        var minutes = patrols.ToLookup(slot => slot.Area, slot => (slot.To - slot.From).TotalMinutes);
        var all = patrols.Sum(slot => (slot.To - slot.From).TotalMinutes);
        var stays = new Dictionary<(int Cell, LocalDate Day), double>();
        foreach (var stop in routes.SelectMany(route => route.Stops))
        {
            if (raster.FindCell(stop.X, stop.Y) is >= 0 and var cell)
            {
                var key = (cell, stop.Arrive.InZone(zone).Date);
                stays[key] = stays.GetValueOrDefault(key) + (stop.Leave - stop.Arrive).TotalMinutes;
            }
        }
        return new WeekPresence(
            communities.Count(code => minutes[code].Sum() < policy.FloorShare * all - Tolerance),
            stays.Values.Count(stay => stay > policy.CapMinutes + Tolerance)
        );
    }
}
