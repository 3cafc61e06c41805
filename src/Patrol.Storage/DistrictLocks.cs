namespace Patrol.Storage;

/// <summary>What waits for what inside a district; each lock holds until its transaction ends.</summary>
internal static class DistrictLocks
{
    private const int DemandTurn = 7276544;
    private const int Expiry = 7276545;
    private const int SurfaceNumbers = 7276546;
    private const int PlanNumbers = 7276547;
    private const int JobNumbers = 7276548;

    /// <summary>Imports, expiry, rebuilds and surfaces one after the other: each reads what another may be changing.</summary>
    public static Task TakeDemandTurnAsync(DistrictSession session) => TakeAsync(session, DemandTurn);

    /// <summary>Nothing expires meanwhile; any number of imports may hold it.</summary>
    public static Task HoldExpiryAsync(DistrictSession session) =>
        TakeAsync(session, Expiry, "pg_advisory_xact_lock_shared");

    /// <summary>Waits for every import that holds expiry, and keeps others from starting.</summary>
    public static Task TakeExpiryAsync(DistrictSession session) => TakeAsync(session, Expiry);

    /// <summary>The next number of a surface.</summary>
    public static Task TakeSurfaceNumbersAsync(DistrictSession session) => TakeAsync(session, SurfaceNumbers);

    /// <summary>The next number of a plan.</summary>
    public static Task TakePlanNumbersAsync(DistrictSession session) => TakeAsync(session, PlanNumbers);

    /// <summary>The next number of a job.</summary>
    public static Task TakeJobNumbersAsync(DistrictSession session) => TakeAsync(session, JobNumbers);

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
