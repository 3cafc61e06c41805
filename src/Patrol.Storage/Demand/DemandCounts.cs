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
    private const string Parts = """
        select cell, local_week, coalesce(hour_of_week, -1::smallint) as hour, category, source, sign as weight
        from {0} where part_slots is null
        union all
        select cell, local_week + 7 * (slot / 168), (slot % 168)::smallint, category, source, sign * share
        from {0} cross join lateral unnest(part_slots, part_shares) as part (slot, share)
        where part_slots is not null
        """;

    /// <summary>Adds the signed incidents of the temporary table <c>changed</c> to the counts of the current raster.</summary>
    internal static Task ApplyAsync(DistrictSession session, bool isExpired) =>
        Stage.ExecuteAsync(
            session,
            $"""
            merge into patrol.demand_count d
            using (
              select (select number from patrol.analysis_raster where is_current) as raster,
                cell, local_week, hour, category, source, sum(weight) as weight
              from ({string.Format(System.Globalization.CultureInfo.InvariantCulture, Parts, "changed")}) parts
              group by cell, local_week, hour, category, source
              having sum(weight) <> 0
            ) n
            on d.district_id = $1 and d.raster = n.raster and d.cell = n.cell and d.local_week = n.local_week
              and coalesce(d.hour_of_week, -1) = n.hour and d.category = n.category and d.source = n.source and d.is_expired = $2
            when matched and d.weight + n.weight = 0 then delete
            when matched then update set weight = d.weight + n.weight
            when not matched then insert values (
              $1, n.raster, n.cell, n.local_week, nullif(n.hour, -1), n.category, n.source, $2, n.weight)
            """,
            Stage.Of(session.District.Value),
            Stage.Of(isExpired)
        );

    /// <summary>Rebuilds the counts of incidents with detail; expired counts stay as they are.</summary>
    public static async Task RebuildAsync(DistrictSession session)
    {
        await Stage.ExecuteAsync(session, "select pg_advisory_xact_lock(7276544, $1)", Stage.Of(session.District.Value));
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
              from ({string.Format(System.Globalization.CultureInfo.InvariantCulture, Parts, "(select *, 1.0::float8 as sign from patrol.incident) i")}) parts
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
