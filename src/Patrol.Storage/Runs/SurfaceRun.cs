using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>
/// From stored counts to a stored surface; the incidents themselves are not read. The method is chosen first, see
/// <see cref="SurfaceChoice"/>; then load, build and save in one transaction.
/// </summary>
public static class SurfaceRun
{
    private const double FewestMinutes = 10;
    private const double MostMinutes = 24 * 60;

    /// <summary>Computes and stores a surface of the current raster, from a year of counts at most.</summary>
    /// <exception cref="InputException"><c>surface.*</c>: there is nothing to compute it from, or the request is unfit.</exception>
    public static async Task<SurfaceView> ComputeAsync(
        PatrolDatabase database,
        District district,
        SurfaceRequest request,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(request);
        await database.ReadAsync(district.Id, session => PolicyAsync(session, request), cancel);
        var options = await SurfaceChoice.FindAsync(database, district, request, actor, cancel);
        return await database.WriteAsync(
            district.Id,
            actor,
            async session =>
            {
                // All its statements see the same demand: no import is committed between them.
                await DistrictLocks.TakeDemandTurnAsync(session);
                var (demand, counts) = await LoadAsync(session, request.WithDiscovered);
                var surface = SurfaceBuilder.Build(
                    demand,
                    options with
                    {
                        Policy = await PolicyAsync(session, request),
                    }
                );
                cancel.ThrowIfCancellationRequested();
                await DiscoveredDemand.LogAsync(session, request.WithDiscovered, "surface");
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
    }

    private static async Task<(SurfaceDemand Demand, float[] Counts)> LoadAsync(
        DistrictSession session,
        bool withDiscovered
    )
    {
        var raster =
            await RasterStore.LoadCurrentAsync(session)
            ?? throw Nothing(
                "surface.no-cells",
                "Import the areas of the district first: the raster is laid over them."
            );
        var selection = await ResolveAsync(session, withDiscovered);
        var communities = await GeographyStore.CountAreasAsync(session, AreaKind.Community);
        var (discovered, sensitive) = await CountStore.CountLeftOutAsync(session, selection);
        var (hours, counts) = await DemandStore.LoadCountsAsync(session, raster, communities, withDiscovered);
        return (
            new SurfaceDemand(
                raster,
                await CountStore.LoadAsync(session, selection, isWeighted: true),
                selection.Observed,
                hours,
                [.. selection.Categories.Select(one => new CategoryWeight(one.Code, one.SeverityWeight))]
            )
            {
                Incidents = Math.Max(1, (int)Math.Round(selection.Summary.Incidents)),
                TimedIncidents = (int)Math.Round(selection.Summary.TimedIncidents),
                ExcludedDiscovered = discovered,
                ExcludedSensitive = sensitive,
                WithDiscovered = withDiscovered,
            },
            counts
        );
    }

    private static async Task<DemandSelection> ResolveAsync(DistrictSession session, bool withDiscovered)
    {
        try
        {
            return await DemandQueries.ResolveAsync(
                session,
                new DemandQuery { WithDiscovered = withDiscovered }
            );
        }
        catch (InputException fault) when (fault.Issues.Any(issue => issue.Code == "demand.no-incidents"))
        {
            throw Nothing(
                "surface.no-incidents",
                "Import incidents first; discovered and sensitive ones do not count."
            );
        }
    }

    // What is not stated stays as it was.
    private static async Task<PresencePolicy> PolicyAsync(DistrictSession session, SurfaceRequest request)
    {
        var communities = await GeographyStore.CountAreasAsync(session, AreaKind.Community);
        var most = 1.0 / Math.Max(1, communities);
        var issues = new List<InputIssue>();
        issues.Require(
            request.CapMinutes is null or (>= FewestMinutes and <= MostMinutes),
            "surface.policy",
            "capMinutes",
            request.CapMinutes,
            $"Give {FewestMinutes} to {MostMinutes} minutes for one cell and day."
        );
        issues.Require(
            request.FloorShare is null || (request.FloorShare >= 0 && request.FloorShare <= most),
            "surface.policy",
            "floorShare",
            request.FloorShare,
            FormattableString.Invariant(
                $"Give 0 to {most:0.####}: {communities} communities can't each have more of the patrol time."
            )
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var stated = await SurfaceStore.FindLatestPolicyAsync(session) ?? PresencePolicy.Usual(communities);
        return new PresencePolicy(
            request.CapMinutes ?? stated.CapMinutes,
            request.FloorShare ?? Math.Min(stated.FloorShare, most)
        );
    }

    private static InputException Nothing(string code, string remedy) =>
        new(new InputIssue(code, null, null, null, null, remedy));
}
