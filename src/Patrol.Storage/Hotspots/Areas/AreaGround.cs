using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>What walkable areas are drawn on, of one snapshot.</summary>
/// <param name="Selection">The demand.</param>
/// <param name="Counts">Its counts.</param>
/// <param name="Raster">The district's cells.</param>
/// <param name="Scope">Those to choose from.</param>
/// <param name="Barriers">Cells of the scope between which nobody walks.</param>
/// <param name="Streets">The street network.</param>
/// <param name="Communities">Communities, ordered by code.</param>
internal sealed record AreaGround(
    DemandSelection Selection,
    CellCounts Counts,
    AnalysisRaster Raster,
    AreaScope Scope,
    IReadOnlyList<CellPair> Barriers,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<Area> Communities
)
{
    /// <summary>Loads it.</summary>
    /// <exception cref="InputException">The request can't be met: <c>demand.*</c>, <c>hotspot.*</c>.</exception>
    public static async Task<AreaGround> LoadAsync(DistrictSession session, WalkableAreasRequest request)
    {
        var (raster, selection) = await AreaRequests.ResolveAsync(session, request);
        var counts = await CountStore.LoadAsync(session, selection);
        if (counts.Weight.Length == 0)
        {
            throw new InputException(
                new InputIssue(
                    "demand.no-incidents",
                    null,
                    null,
                    null,
                    "0",
                    "Nothing is on record of these categories, hours, weeks and community: ask for more of them."
                )
            );
        }
        var streets = await GeographyStore.LoadStreetsAsync(session);
        var scope = AreaScope.Of(raster, selection.Community);
        return new AreaGround(
            selection,
            counts,
            raster,
            scope,
            scope.Take(await BarrierStore.FindAsync(session, raster, streets)),
            streets,
            await GeographyStore.LoadAreasAsync(session, AreaKind.Community)
        );
    }

    /// <summary>[cell of the scope] the map drawn of the observed weeks before a Monday.</summary>
    public double[] ValuesBefore(HotspotQuery map, LocalDate date) =>
        Scope.Take(
            AreaMap.Values(
                map,
                Raster,
                Counts,
                (WeekOf(Selection.Observed.From), WeekOf(date)),
                Selection.Observed.WeeksBefore(date)
            )
        );

    /// <summary>Weeks from the first one counted to a Monday.</summary>
    public int WeekOf(LocalDate monday) => Period.DaysBetween(Selection.Window.From, monday) / 7;
}
