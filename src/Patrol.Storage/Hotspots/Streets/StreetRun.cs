using Dapper;
using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>From stored incidents to their density along the streets; made anew when incidents or streets change.</summary>
public static class StreetRun
{
    /// <summary>Reach of an incident when none is asked for: two street blocks.</summary>
    public const double DefaultBandwidthMeters = 200;

    /// <summary>Farthest that an incident may lie from its street, meters.</summary>
    public const double ReachMeters = 250;

    /// <summary>Computes it, or recalls what was computed of the same incidents and streets.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up before it is computed.</param>
    /// <exception cref="InputException"><c>demand.*</c>, <c>hotspot.*</c>: it can't be computed.</exception>
    public static async Task<StreetMap> ComputeAsync(
        PatrolDatabase database,
        District district,
        StreetQuery query,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        var map = await database.ReadAsync(
            district.Id,
            async session =>
            {
                var selection = await StreetRequests.ResolveAsync(session, query);
                var state = await StateAsync(session);
                return await session.RecallAsync(
                    (session.District, nameof(StreetRun), query, state),
                    () => FindAsync(session, district, query, selection),
                    found => found.Values.Length
                );
            },
            cancel
        );
        if (query.WithDiscovered)
        {
            await database.WriteAsync(
                district.Id,
                actor,
                async session =>
                {
                    await DiscoveredDemand.LogAsync(session, isOn: true, "streets");
                    return 0;
                },
                cancel
            );
        }
        return map;
    }

    private static async Task<StreetMap> FindAsync(
        DistrictSession session,
        District district,
        StreetQuery query,
        DemandSelection selection
    )
    {
        var streets = await GeographyStore.LoadStreetsAsync(session);
        if (streets.Count == 0)
        {
            throw Missing("hotspot.no-streets", "Import the streets of the district first.");
        }
        var places = await StreetPlaces.LoadAsync(session, selection);
        var expired = await CountStore.CountExpiredAsync(session, selection);
        var incidents = StreetIncidents.Snapped(
            new StreetSnap(streets, TravelMode.Foot),
            places.X,
            places.Y,
            places.Weight,
            ReachMeters
        );
        if (incidents.Weight.Length == 0)
        {
            throw Missing(
                "demand.no-incidents",
                expired > 0
                    ? "The detail of all incidents asked for has expired: only their cells are known. Ask for later weeks."
                    : "Nothing is on record of these categories, hours, weeks and community near a street: ask for more of them."
            );
        }
        var meters = query.BandwidthMeters ?? DefaultBandwidthMeters;
        var kernel = Kernels.Find(query.Kernel) ?? Kernel.Quartic;
        return StreetDocument.Of(
            district,
            new StreetGround(
                selection,
                streets,
                (await RasterStore.LoadCurrentAsync(session))!,
                await GeographyStore.LoadAreasAsync(session, AreaKind.Community),
                incidents,
                expired
            ),
            kernel,
            meters,
            StreetDensity.Of(new StreetGraph(streets), incidents, meters, kernel)
        );
    }

    private static InputException Missing(string code, string remedy) =>
        new(new InputIssue(code, null, null, null, null, remedy));

    // What changes incidents or streets changes one of these.
    private static Task<(int Batch, long Tiles, LocalDate? Expired)> StateAsync(DistrictSession session) =>
        session.Connection.QuerySingleAsync<(int, long, LocalDate?)>(
            """
            select (select coalesce(max(number), 0) from patrol.import_batch), tiles_version, expired_before
            from patrol.district
            """
        );
}
