using Dapper;
using NodaTime;
using NpgsqlTypes;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;

namespace Patrol.Storage.Plans;

/// <summary>Routes of planning runs as they are shown.</summary>
public static class PlanRouteStore
{
    /// <summary>Stores the routes of a planning run.</summary>
    internal static async Task AddAsync(
        DistrictSession session,
        int run,
        IReadOnlyList<DutySlot> slots,
        IReadOnlyList<RouteView> routes
    )
    {
        var slotOf = slots.ToDictionary(slot => slot.Code);
        await Stage.LoadAsync(
            session,
            "route_stage",
            "slot text, during tstzrange, route jsonb",
            routes,
            (copy, route) =>
            {
                var slot = slotOf[route.Slot];
                copy.Write(route.Slot);
                copy.Write(new Interval(slot.From, slot.To), NpgsqlDbType.TimestampTzRange);
                copy.Write(JsonDocumentStore.Text(route), NpgsqlDbType.Jsonb);
            }
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.plan_route select $1, $2, * from route_stage",
            Stage.Of(session.District.Value),
            Stage.Of(run)
        );
        await Stage.ExecuteAsync(session, "drop table route_stage");
    }

    /// <summary>The route of a slot; null when it has none.</summary>
    /// <param name="session">A session.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="slot">Code of the slot.</param>
    public static async Task<RouteView?> FindAsync(DistrictSession session, int version, string slot) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            """
            select route::text from patrol.plan_route r
            join patrol.plan_version v on v.plan = r.plan and v.number = @version
            where slot = @slot
            """,
            new { version, slot }
        )
            is { } text
            ? JsonDocumentStore.Read<RouteView>(text)
            : null;

    /// <summary>Routes of a version by start and slot, without those of patrols that are called off.</summary>
    /// <param name="session">A session.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="at">Of the patrols on duty at this instant; null for any time.</param>
    public static Task<IReadOnlyList<RouteView>> ListAsync(
        DistrictSession session,
        int version,
        Instant? at
    ) =>
        ListAsync(
            session,
            """
            (during @> @at::timestamptz or @at::timestamptz is null)
                and not jsonb_exists(coalesce(v.roster -> 'calledOff', '[]'), slot)
            """,
            new { version, at }
        );

    /// <summary>Routes of a version by start and slot.</summary>
    /// <param name="session">A session.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="slots">Codes of slots; null for all.</param>
    internal static Task<IReadOnlyList<RouteView>> ListAsync(
        DistrictSession session,
        int version,
        IEnumerable<string>? slots
    ) =>
        ListAsync(
            session,
            "slot = any(@slots) or @slots::text[] is null",
            new { version, slots = slots?.ToArray() }
        );

    private static async Task<IReadOnlyList<RouteView>> ListAsync(
        DistrictSession session,
        string which,
        object parameters
    ) => (
            await session.Connection.QueryAsync<string>(
                $"""
                select route::text from patrol.plan_route r
                join patrol.plan_version v on v.plan = r.plan and v.number = @version
                where {which}
                order by lower(during), slot collate "C"
                """,
                parameters
            )
        ).Select(JsonDocumentStore.Read<RouteView>).ToArray();
}
