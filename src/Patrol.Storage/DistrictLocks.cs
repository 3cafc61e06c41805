using Dapper;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>What waits for what inside a district; each lock holds until its transaction ends.</summary>
internal static class DistrictLocks
{
    private const int DemandTurn = 7276544;
    private const int Expiry = 7276545;
    private const int Numbers = 7276546;
    private const int Weeks = 7276547;

    /// <summary>Imports, expiry, rebuilds and surfaces one after the other: each reads what another may be changing.</summary>
    public static Task TakeDemandTurnAsync(DistrictSession session) => TakeAsync(session, DemandTurn);

    /// <summary>Nothing expires meanwhile; any number of imports may hold it.</summary>
    public static Task HoldExpiryAsync(DistrictSession session) =>
        TakeAsync(session, Expiry, "pg_advisory_xact_lock_shared");

    /// <summary>Waits for every import that holds expiry, and keeps others from starting.</summary>
    public static Task TakeExpiryAsync(DistrictSession session) => TakeAsync(session, Expiry);

    /// <summary>
    /// The next number in a table whose rows are numbered within the district; who asks next waits until this
    /// transaction has ended, so that no number is left out.
    /// </summary>
    public static async Task<int> TakeNumberAsync(DistrictSession session, string table)
    {
        await TakeNamedAsync(session, Numbers, $"{table} {session.District.Value}");
        return await session.Connection.ExecuteScalarAsync<int>(
            $"select coalesce(max(number), 0) + 1 from patrol.{table}"
        );
    }

    /// <summary>Work on the plans of one week, one after the other; taken before any number is.</summary>
    public static Task TakeWeekAsync(DistrictSession session, LocalDate week) =>
        TakeNamedAsync(session, Weeks, $"{IsoWeek.NameOf(week)} {session.District.Value}");

    // Two that share a hash only wait for each other.
    private static Task TakeNamedAsync(DistrictSession session, int key, string of) =>
        Stage.ExecuteAsync(
            session,
            "select pg_advisory_xact_lock($1, hashtext($2))",
            Stage.Of(key),
            Stage.Of(of)
        );

    private static Task TakeAsync(
        DistrictSession session,
        int key,
        string function = "pg_advisory_xact_lock"
    ) =>
        Stage.ExecuteAsync(
            session,
            $"select {function}($1, $2)",
            Stage.Of(key),
            Stage.Of(session.District.Value)
        );
}
