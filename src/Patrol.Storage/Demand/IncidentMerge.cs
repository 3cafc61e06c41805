using Dapper;

namespace Patrol.Storage.Demand;

/// <summary>Merges <c>incident_stage</c> into the stored incidents and adjusts the counts by exactly what changed.</summary>
internal static class IncidentMerge
{
    public static async Task<IncidentLoad> RunAsync(
        DistrictSession session,
        int batchNumber,
        IncidentBatch batch,
        Repeats repeats
    )
    {
        // In the order of the key, each row with what is stored under its id. Offset 0 keeps the look-up a look-up by
        // the primary key, row by row.
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table met on commit drop as
            select s.*, old.at, old.category = s.category and old.source = s.source
              and old.precision = s.precision and old.from_time = s.from_time and old.to_time = s.to_time
              and st_x(old.place) = s.x and st_y(old.place) = s.y as is_same
            from (select * from incident_stage order by source_id) s left join lateral (
              select ctid as at, i.* from patrol.incident i
              where i.district_id = $1 and i.dataset = $2 and i.source_id = s.source_id offset 0) old on true
            """,
            Stage.Of(session.District.Value),
            Stage.Of(batch.Dataset)
        );
        var (other, same) = await session.Connection.QuerySingleAsync<(int, int)>(
            "select (count(*) filter (where not is_same))::int, (count(*) filter (where is_same))::int from met"
        );
        // What an id said before its last row changed nothing when that row says what is stored: the file is known.
        var restated = repeats.Superseded == 0 ? 0 : await CountRestatedAsync(session);
        var withdraws = await FindWithdrawnAsync(session, batch);
        await FindChangesAsync(session, withdraws);
        await DemandCounts.ApplyAsync(session, isExpired: false);
        if (other > 0)
        {
            await Stage.ByPlaceAsync(
                session,
                """
                update patrol.incident old
                set (category, source, precision, cell, local_week, hour_of_week, from_time, to_time, batch, place, part_slots, part_shares)
                  = (s.category, s.source, s.precision, s.cell, s.local_week, s.hour_of_week, s.from_time, s.to_time, $1,
                     st_setsrid(st_makepoint(s.x, s.y), st_srid(old.place)), s.part_slots, s.part_shares)
                from met s where not s.is_same and old.ctid = s.at
                """,
                Stage.Of(batchNumber)
            );
        }
        var inserted = await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.incident
            select $1, $2, s.source_id, s.source_id !~ '^~[0-9a-f]{32}:[0-9]+$', s.category, s.source, s.precision, s.cell, s.local_week,
              s.hour_of_week, s.from_time, s.to_time, $3, st_setsrid(st_makepoint(s.x, s.y), d.metric_srid), s.part_slots, s.part_shares
            from met s cross join patrol.district d
            where s.at is null
            """,
            Stage.Of(session.District.Value),
            Stage.Of(batch.Dataset),
            Stage.Of(batchNumber)
        );
        var gone = withdraws
            ? await Stage.ByPlaceAsync(
                session,
                "delete from patrol.incident i using withdrawn w where i.ctid = w.at"
            )
            : 0;
        if (withdraws)
        {
            await Stage.ExecuteAsync(session, "drop table withdrawn");
        }
        await IncidentStore.WriteAuditAsync(session, "import", inserted + other + gone);
        return new IncidentLoad(
            inserted,
            other + repeats.Superseded - restated,
            same + restated,
            gone,
            repeats.Duplicates,
            repeats.MendedDuplicates,
            repeats.Rows,
            0,
            0,
            []
        );
    }

    private static Task<int> CountRestatedAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<int>(
            """
            select count(*)::int from superseded o
            join met s using (source_id) where s.is_same
            """
        );

    /// <summary>The temporary table <c>changed</c>: new content with sign 1, what it replaces with sign -1.</summary>
    private static async Task FindChangesAsync(DistrictSession session, bool withdraws)
    {
        const string Columns = "cell, local_week, hour_of_week, category, source, part_slots, part_shares";
        await Stage.ExecuteAsync(
            session,
            $"""
            create temporary table changed on commit drop as
            select {Columns}, 1.0::float8 as sign from met where is_same is not true
            """
        );
        await Stage.ByPlaceAsync(
            session,
            $"insert into changed select {OldColumns}, -1.0 from met s join patrol.incident old on old.ctid = s.at where not s.is_same"
        );
        if (withdraws)
        {
            await Stage.ByPlaceAsync(
                session,
                $"insert into changed select {OldColumns}, -1.0 from withdrawn w join patrol.incident old on old.ctid = w.at"
            );
        }
    }

    private const string OldColumns =
        "old.cell, old.local_week, old.hour_of_week, old.category, old.source, old.part_slots, old.part_shares";

    private static async Task<bool> FindWithdrawnAsync(DistrictSession session, IncidentBatch batch)
    {
        string[] ids = [.. batch.Withdrawn?.Invoke().Keys ?? []];
        if (!batch.IsFullList && ids.Length == 0)
        {
            return false;
        }
        // What the planner knows of rows stored a moment ago may be that there are none; then it would compare each with
        // each.
        await Stage.ExecuteAsync(session, "set local enable_nestloop = off");
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table withdrawn on commit drop as
            select ctid as at from patrol.incident old
            where dataset = $1 and (source_id = any($2) or $3)
              and not exists (select from incident_stage s where s.source_id = old.source_id)
            """,
            Stage.Of(batch.Dataset),
            Stage.Of(ids),
            Stage.Of(batch.IsFullList)
        );
        await Stage.ExecuteAsync(session, "set local enable_nestloop = on");
        return true;
    }
}
