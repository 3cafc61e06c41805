using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>From stored demand to a stored surface: load, build, save, in one transaction.</summary>
public static class SurfaceRun
{
    /// <summary>Computes and stores a surface of the current raster.</summary>
    /// <exception cref="InputException"><c>surface.*</c>: there is nothing to compute it from, or the bandwidth is unfit.</exception>
    public static Task<SurfaceView> ComputeAsync(
        PatrolDatabase database,
        District district,
        double bandwidthMeters,
        Actor actor,
        CancellationToken cancel = default
    ) =>
        database.WriteAsync(
            district.Id,
            actor,
            async session =>
            {
                // All its statements see the same demand: no import is committed between them.
                await DistrictLocks.TakeDemandTurnAsync(session);
                var raster =
                    await RasterStore.LoadCurrentAsync(session)
                    ?? throw Nothing(
                        "surface.no-cells",
                        "Import the areas of the district first: the raster is laid over them."
                    );
                var weeks =
                    await DemandStore.LoadWeeksAsync(session, district.TimeZone)
                    ?? throw Nothing(
                        "surface.no-incidents",
                        "Import incidents first; discovered and sensitive ones do not count."
                    );
                var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
                var places = await DemandStore.LoadPlacesAsync(session, HeldOut.Choose(weeks));
                var (hours, counts) = await DemandStore.LoadCountsAsync(session, raster, communities.Count);
                var surface = SurfaceBuilder.Build(
                    raster,
                    weeks,
                    places,
                    hours,
                    new SurfaceOptions { BandwidthMeters = bandwidthMeters }
                );
                cancel.ThrowIfCancellationRequested();
                return await SurfaceStore.SaveAsync(
                    session,
                    district.Code,
                    surface,
                    counts,
                    SystemClock.Instance.GetCurrentInstant()
                );
            },
            cancel
        );

    private static InputException Nothing(string code, string remedy) =>
        new(new InputIssue(code, null, null, null, null, remedy));
}
