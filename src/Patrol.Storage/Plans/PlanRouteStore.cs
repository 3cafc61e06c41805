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

    /// <summary>Routes by start and slot: of the patrols on duty at an instant, or all.</summary>
    public static async Task<IReadOnlyList<RouteView>> ListAsync(
        DistrictSession session,
        int version,
        Instant? at
    ) => (
            await session.Connection.QueryAsync<string>(
                """
                select route::text from patrol.plan_route r
                join patrol.plan_version v on v.plan = r.plan and v.number = @version
                where during @> @at::timestamptz or @at::timestamptz is null
                order by lower(during), slot collate "C"
                """,
                new { version, at }
            )
        ).Select(JsonDocumentStore.Read<RouteView>).ToArray();
}
