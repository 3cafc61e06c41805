using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Api.Surfaces;

/// <summary>24 × 7 tables of a surface.</summary>
internal static class HourTables
{
    /// <summary>The table of the district, or of one community; null when there is none of that code.</summary>
    public static async Task<HourTable?> FindAsync(
        DistrictSession session,
        SurfaceValues surface,
        string? community
    )
    {
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var hours = await DemandStore.LoadHoursAsync(session, communities.Count);
        var profiles = surface.Rates.Profiles[RiskSurface.AnyDay];
        if (community is null)
        {
            return new HourTable(
                null,
                DistrictShare(surface, profiles),
                Sum(hours.Sums),
                surface.View.Card.HighIncidencePeriods
            );
        }
        var index = communities.ToList().FindIndex(area => area.Code == community);
        return index < 0
            ? null
            : new HourTable(
                community,
                profiles[Math.Min(index, profiles.Length - 1)],
                Sum([hours.Sums[index]]),
                SurfaceDocuments.PeriodsOf(profiles[Math.Min(index, profiles.Length - 1)])
            );
    }

    // The district's week is its cells' weeks added up.
    private static float[] DistrictShare(SurfaceValues surface, float[][] profiles)
    {
        var rates = new double[profiles.Length];
        for (var cell = 0; cell < surface.Rates.RatePerWeek.Length; cell++)
        {
            rates[surface.Rates.ProfileOfCell[cell]] += surface.Rates.RatePerWeek[cell];
        }
        var total = rates.Sum();
        var share = new float[WeekClock.HoursPerWeek];
        for (var hour = 0; hour < share.Length; hour++)
        {
            share[hour] =
                total > 0
                    ? (float)(rates.Select((rate, profile) => rate * profiles[profile][hour]).Sum() / total)
                    : 1f / share.Length;
        }
        return share;
    }

    private static float[] Sum(IReadOnlyList<double[]> sums) =>
        Enumerable
            .Range(0, WeekClock.HoursPerWeek)
            .Select(hour => (float)sums.Sum(one => one[hour]))
            .ToArray();
}
