using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>What walkable areas are drawn on, of one snapshot.</summary>
/// <param name="Selection">The demand.</param>
/// <param name="Demand">Its counts on the cells to choose from.</param>
/// <param name="Options">How the map is drawn.</param>
/// <param name="Scope">The cells to choose from: the district's, or those of one community.</param>
/// <param name="Barriers">Cells of the scope between which nobody walks.</param>
/// <param name="Streets">The street network.</param>
/// <param name="Communities">Communities, ordered by code.</param>
internal sealed record AreaGround(
    DemandSelection Selection,
    MapDemand Demand,
    MapOptions Options,
    RasterPart Scope,
    IReadOnlyList<CellPair> Barriers,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<Area> Communities
)
{
    /// <summary>Loads it.</summary>
    /// <exception cref="InputException">The request can't be met: <c>demand.*</c>, <c>hotspot.*</c>.</exception>
    public static async Task<AreaGround> LoadAsync(DistrictSession session, WalkableAreasRequest request)
    {
        var (raster, options, selection) = await AreaRequests.ResolveAsync(session, request);
        var counts = await CountStore.LoadAsync(session, selection);
        if (counts.Weight.Length == 0)
        {
            throw HotspotMaps.Nothing(selection);
        }
        var streets = await GeographyStore.LoadStreetsAsync(session);
        var scope = RasterPart.Of(raster, selection.Community);
        return new AreaGround(
            selection,
            new MapDemand(scope.Raster, scope.Within(counts), selection.Observed),
            options,
            scope,
            scope.Within(await BarrierStore.FindAsync(session, raster, streets)),
            streets,
            await GeographyStore.LoadAreasAsync(session, AreaKind.Community)
        );
    }

    /// <summary>[cell of the scope] the map drawn of the weeks before a date.</summary>
    public double[] ValuesBefore(LocalDate date) =>
        CellMapBuilder.RatesBefore(Demand, Options, Demand.WeekOf(date));
}
