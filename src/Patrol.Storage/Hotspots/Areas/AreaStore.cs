using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Analyses;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>Walkable areas: stored once checked, never changed.</summary>
public static class AreaStore
{
    private const string Kind = "areas";

    /// <summary>Stores areas that their checker found clean.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="areas">The areas, without id.</param>
    /// <param name="now">When they were made.</param>
    /// <returns>The areas with their id.</returns>
    public static async Task<WalkableAreas> SaveAsync(
        DistrictSession session,
        string districtCode,
        WalkableAreas areas,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        await DiscoveredDemand.LogAsync(session, areas.Demand.WithDiscovered, Kind);
        return await AnalysisStore.SaveAsync(
            session,
            districtCode,
            Kind,
            areas.Request,
            id => areas with { Id = id, Created = Codes.Of(now) },
            now
        );
    }

    /// <summary>Areas; null when there are none of that number.</summary>
    public static Task<WalkableAreas?> FindAsync(DistrictSession session, int number) =>
        AnalysisStore.FindAsync<WalkableAreas>(session, Kind, number);

    /// <summary>The latest, newest first.</summary>
    public static Task<IReadOnlyList<WalkableAreas>> ListAsync(DistrictSession session) =>
        AnalysisStore.ListAsync<WalkableAreas>(session, Kind);
}
