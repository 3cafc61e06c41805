using Dapper;

namespace Patrol.Storage.Demand;

/// <summary>
/// The running counts that analysis reads: weight by cell, local week, hour of the week (none for dates), category and
/// source. Weights are sums of multiples of 2^-20 in double precision, so adding and taking away is exact.
/// </summary>
public static class DemandCounts
{
    // What a set of incidents weighs, hour by hour: a minute counts 1 in its hour, a date 1 in no hour, an interval its
    // shares in the hours it touches.
    private static string PartsOf(string incidents) =>
        $"""
            select cell, local_week, coalesce(hour_of_week, -1::smallint) as hour, category, source, sign as weight
            from {incidents} where part_slots is null
            union all
            select cell, local_week + 7 * (slot / 168), (slot % 168)::smallint, category, source, sign * share
            from {incidents} cross join lateral unnest(part_slots, part_shares) as part (slot, share)
            where part_slots is not null
            """;

    /// <summary>Adds the signed incidents of the temporary table <c>changed</c> to the counts of the current raster.</summary>
    internal static async Task ApplyAsync(DistrictSession session, bool isExpired)
    {
        // An insert meets each stored count by its index, so the cost grows with what changes, not with what is stored.
        await Stage.ExecuteAsync(
            session,
            $"""
            insert into patrol.demand_count as d
            select $1, (select number from patrol.analysis_raster where is_current), cell, local_week, nullif(hour, -1), category, source,
              $2, sum(weight)
            from ({PartsOf("changed")}) parts
            group by cell, local_week, hour, category, source
            having sum(weight) <> 0
            order by cell, local_week, hour, category, source
            on conflict (district_id, raster, cell, local_week, (coalesce(hour_of_week, -1)), category, source, is_expired)
            do update set weight = d.weight + excluded.weight
            """,
            Stage.Of(session.District.Value),
            Stage.Of(isExpired)
        );
        await Stage.ExecuteAsync(session, "delete from patrol.demand_count where weight = 0");
        if (
            await session.Connection.ExecuteScalarAsync<bool>(
                "select exists (select from patrol.demand_count where weight <= 0)"
            )
        )
        {
            throw new InvalidOperationException(
                "A demand count fell below zero: the counts and the incidents disagree."
            );
        }
    }

    /// <summary>Rebuilds the counts of incidents with detail; expired counts stay as they are.</summary>
    public static async Task RebuildAsync(DistrictSession session)
    {
        await DistrictLocks.TakeDemandTurnAsync(session);
        await Stage.ExecuteAsync(
            session,
            """
            delete from patrol.demand_count where not is_expired
              and raster = (select number from patrol.analysis_raster where is_current)
            """
        );
        await Stage.ExecuteAsync(
            session,
            "create temporary table changed on commit drop as select *, 1.0::float8 as sign from patrol.incident"
        );
        await ApplyAsync(session, isExpired: false);
        await Stage.ExecuteAsync(session, "drop table changed");
    }

    /// <summary>Number of count rows that a rebuild would make otherwise; 0 when the running counts are right.</summary>
    public static Task<int> CountDifferencesAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<int>(
            $"""
            with again as (
              select cell, local_week, hour, category, source, sum(weight) as weight
              from ({PartsOf("(select *, 1.0::float8 as sign from patrol.incident) i")}) parts
              group by cell, local_week, hour, category, source
            ), running as (
              select cell, local_week, coalesce(hour_of_week, -1::smallint) as hour, category, source, weight
              from patrol.demand_count
              where not is_expired and raster = (select number from patrol.analysis_raster where is_current)
            )
            select count(*)::int from again full join running using (cell, local_week, hour, category, source)
            where again.weight is distinct from running.weight
            """
        );
}
