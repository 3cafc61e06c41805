using System.Threading.Channels;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>What a file of incidents says of itself.</summary>
/// <param name="Dataset">Namespace of the source ids.</param>
/// <param name="Categories">Categories its rows may name.</param>
/// <param name="IsFullList">True when stored records of the dataset that the file lacks are withdrawn.</param>
/// <param name="Withdrawn">Source ids that the file takes back; asked for after the last row.</param>
public sealed record IncidentBatch(
    string Dataset,
    IReadOnlyList<IncidentCategory> Categories,
    bool IsFullList = false,
    Func<IReadOnlyCollection<string>>? Withdrawn = null
);

/// <summary>What a load did: rows taken = inserted + updated + unchanged + duplicates.</summary>
/// <param name="Inserted">Rows new to the district.</param>
/// <param name="Updated">Rows whose id was known, with other content.</param>
/// <param name="Unchanged">Rows known already.</param>
/// <param name="Withdrawn">Stored records taken back.</param>
/// <param name="Duplicates">Rows left out: same non-blank id, category, time and place as an earlier one of the file.</param>
/// <param name="MendedDuplicates">Of these, rows that had been mended.</param>
/// <param name="DuplicateRows">The first hundred of them, with their ids.</param>
public sealed record IncidentLoad(
    int Inserted,
    int Updated,
    int Unchanged,
    int Withdrawn,
    int Duplicates,
    int MendedDuplicates,
    IReadOnlyList<(int Row, string Id)> DuplicateRows
);

/// <summary>Incidents: merged by source id, with the running counts adjusted by exactly what changed.</summary>
public static class IncidentStore
{
    private const int Samples = 100;

    /// <summary>Merges a stream of rows into the district. Everything or nothing: the caller's transaction decides.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="openBatch">
    /// Asked once for the number of the import batch, when the rows are in the database or a new category needs a number;
    /// it may wait for an import that comes before.
    /// </param>
    /// <param name="batch">What the file says of itself.</param>
    /// <param name="rows">Rows in the order of the file; read on a thread of their own while others are written.</param>
    public static async Task<IncidentLoad> LoadAsync(
        DistrictSession session,
        Func<Task<int>> openBatch,
        IncidentBatch batch,
        IEnumerable<IncidentRow> rows
    )
    {
        int? batchNumber = null;
        var categories = await LoadCategoriesAsync(session);
        if (batch.Categories.Any(category => !categories.ContainsKey(category.Code)))
        {
            batchNumber = await TakeTurnAsync(session, openBatch);
            categories = await SaveCategoriesAsync(session, batch.Categories);
        }
        await CopyAsync(session, rows, categories);
        var repeats = await SettleRepeatsAsync(session);
        await NumberBlankIdsAsync(session);
        if (batchNumber is null)
        {
            batchNumber = await TakeTurnAsync(session, openBatch);
            await SaveCategoriesAsync(session, batch.Categories);
        }
        var load = await MergeAsync(session, batchNumber.Value, batch, repeats);
        await Stage.ExecuteAsync(session, "drop table incident_stage, superseded, met, changed");
        return load;
    }

    // Rows come in before; from here on the imports of one district wait for each other: both would read the same stored rows.
    private static async Task<int> TakeTurnAsync(DistrictSession session, Func<Task<int>> openBatch)
    {
        var number = await openBatch();
        await Stage.ExecuteAsync(
            session,
            "select pg_advisory_xact_lock(7276544, $1)",
            Stage.Of(session.District.Value)
        );
        return number;
    }

    /// <summary>
    /// Deletes the detail of incidents of local weeks before a date; their counts stay. Later imports refuse such rows.
    /// </summary>
    /// <returns>Number of incidents whose detail is gone.</returns>
    public static async Task<int> ExpireAsync(DistrictSession session, LocalDate before)
    {
        var monday = WeekClock.WeekOf(before);
        // Imports under way end first: they read rows that this would refuse.
        await Stage.ExecuteAsync(
            session,
            "select pg_advisory_xact_lock(7276545, $1)",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(
            session,
            "select pg_advisory_xact_lock(7276544, $1)",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(
            session,
            "create temporary table changed on commit drop as select *, -1.0::float8 as sign from patrol.incident where local_week < $1",
            Stage.Of(monday)
        );
        await DemandCounts.ApplyAsync(session, isExpired: false);
        await Stage.ExecuteAsync(session, "update changed set sign = 1");
        await DemandCounts.ApplyAsync(session, isExpired: true);
        var gone = await Stage.ExecuteAsync(
            session,
            "delete from patrol.incident where local_week < $1",
            Stage.Of(monday)
        );
        await Stage.ExecuteAsync(
            session,
            "update patrol.district set expired_before = greatest(expired_before, $1)",
            Stage.Of(monday)
        );
        await WriteAuditAsync(session, "expire", gone);
        await Stage.ExecuteAsync(session, "drop table changed");
        return gone;
    }

    private static async Task<Dictionary<string, short>> SaveCategoriesAsync(
        DistrictSession session,
        IReadOnlyList<IncidentCategory> categories
    )
    {
        foreach (var category in categories)
        {
            await Stage.ExecuteAsync(
                session,
                """
                insert into patrol.incident_category as stored
                select $1, coalesce(max(category), 0) + 1, $2, $3, $4, $5 from patrol.incident_category
                on conflict (district_id, code) do update
                set name = excluded.name, severity_weight = excluded.severity_weight, is_sensitive = excluded.is_sensitive
                where (stored.name, stored.severity_weight, stored.is_sensitive)
                  is distinct from (excluded.name, excluded.severity_weight, excluded.is_sensitive)
                """,
                Stage.Of(session.District.Value),
                Stage.Of(category.Code),
                Stage.Of(category.Name),
                Stage.Of((float)category.SeverityWeight),
                Stage.Of(category.IsSensitive)
            );
        }
        return await LoadCategoriesAsync(session);
    }

    private static async Task<Dictionary<string, short>> LoadCategoriesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(string Code, short Number)>(
                "select code, category from patrol.incident_category"
            )
        ).ToDictionary(row => row.Code, row => row.Number);

    private static async Task CopyAsync(
        DistrictSession session,
        IEnumerable<IncidentRow> rows,
        Dictionary<string, short> categories
    )
    {
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table incident_stage (
              row_number integer, source_id text, category smallint, source smallint, precision smallint, cell integer,
              local_week date, hour_of_week smallint, from_time timestamptz, to_time timestamptz,
              x double precision, y double precision, part_slots integer[], part_shares real[], mended boolean
            ) on commit drop
            """
        );
        // The file is read on one thread while the rows before go to the database on another.
        var channel = Channel.CreateBounded<List<IncidentRow>>(
            new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true }
        );
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            try
            {
                foreach (var chunk in rows.Chunk(1024))
                {
                    await channel.Writer.WriteAsync([.. chunk], stop.Token);
                }
                channel.Writer.Complete();
            }
            catch (Exception fault)
            {
                channel.Writer.Complete(fault);
            }
        });
        try
        {
            await using var copy = await session.Connection.BeginBinaryImportAsync(
                "copy incident_stage from stdin (format binary)"
            );
            await foreach (var chunk in channel.Reader.ReadAllAsync())
            {
                foreach (var row in chunk)
                {
                    Write(copy, row, categories[row.Category]);
                }
            }
            await copy.CompleteAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, IncidentRow row, short category)
    {
        copy.StartRow();
        copy.Write(row.Row, NpgsqlDbType.Integer);
        copy.WriteOrNull(row.SourceId);
        copy.Write(category, NpgsqlDbType.Smallint);
        copy.Write((short)row.Source, NpgsqlDbType.Smallint);
        copy.Write((short)row.Precision, NpgsqlDbType.Smallint);
        copy.Write(row.Cell.Value, NpgsqlDbType.Integer);
        copy.Write(row.LocalWeek, NpgsqlDbType.Date);
        if (row.HourOfWeek is { } hour)
        {
            copy.Write(hour, NpgsqlDbType.Smallint);
        }
        else
        {
            copy.WriteNull();
        }
        copy.Write(row.From, NpgsqlDbType.TimestampTz);
        copy.Write(row.To, NpgsqlDbType.TimestampTz);
        copy.Write(row.X, NpgsqlDbType.Double);
        copy.Write(row.Y, NpgsqlDbType.Double);
        if (row.Parts is { } parts)
        {
            copy.Write(parts.Slots, NpgsqlDbType.Array | NpgsqlDbType.Integer);
            copy.Write(parts.Shares, NpgsqlDbType.Array | NpgsqlDbType.Real);
        }
        else
        {
            copy.WriteNull();
            copy.WriteNull();
        }
        copy.Write(row.IsMended, NpgsqlDbType.Boolean);
    }

    /// <summary>Rows of an id that the file says more than once: the same again is a duplicate, else the last one holds.</summary>
    private static async Task<Repeats> SettleRepeatsAsync(DistrictSession session)
    {
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table repeated on commit drop as
            select row_number, source_id, mended, row_number() over (
              partition by source_id, category, from_time, to_time, x, y order by row_number) > 1 as is_duplicate
            from incident_stage
            join (select source_id from incident_stage where source_id is not null group by source_id having count(*) > 1) r
              using (source_id)
            """
        );
        var (count, mended) = await session.Connection.QuerySingleAsync<(int, int)>(
            "select (count(*) filter (where is_duplicate))::int, (count(*) filter (where is_duplicate and mended))::int from repeated"
        );
        var rows = (
            await session.Connection.QueryAsync<(int, string)>(
                $"select row_number, source_id from repeated where is_duplicate order by row_number limit {Samples}"
            )
        ).AsList();
        await Stage.ExecuteAsync(
            session,
            "delete from incident_stage s using repeated r where r.is_duplicate and s.row_number = r.row_number"
        );
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table superseded on commit drop as
            select r.row_number, r.source_id from repeated r
            where not r.is_duplicate and exists (
              select from repeated later
              where later.source_id = r.source_id and not later.is_duplicate and later.row_number > r.row_number)
            """
        );
        var superseded = await Stage.ExecuteAsync(
            session,
            "delete from incident_stage s using superseded o where s.row_number = o.row_number"
        );
        await Stage.ExecuteAsync(session, "drop table repeated");
        return new Repeats(count, mended, rows, superseded);
    }

    // A row without an id is known again by what it says, and by how often the file says it.
    private static Task NumberBlankIdsAsync(DistrictSession session) =>
        Stage.ExecuteAsync(
            session,
            """
            update incident_stage s set source_id = n.id
            from (
              select row_number, '~' || md5(concat_ws('|', category, source, precision, from_time at time zone 'UTC', to_time at time zone 'UTC', x, y))
                || ':' || row_number() over (
                  partition by category, source, precision, from_time, to_time, x, y order by row_number) as id
              from incident_stage where source_id is null
            ) n
            where s.row_number = n.row_number
            """
        );

    private static async Task<IncidentLoad> MergeAsync(
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
            select $1, $2, s.source_id, left(s.source_id, 1) <> '~', s.category, s.source, s.precision, s.cell, s.local_week,
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
        await WriteAuditAsync(session, "import", inserted + other + gone);
        return new IncidentLoad(
            inserted,
            other + repeats.Superseded - restated,
            same + restated,
            gone,
            repeats.Duplicates,
            repeats.MendedDuplicates,
            repeats.Rows
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
        var ids = batch.Withdrawn?.Invoke() ?? [];
        if (!batch.IsFullList && ids.Count == 0)
        {
            return false;
        }
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table withdrawn on commit drop as
            select ctid as at from patrol.incident old
            where dataset = $1 and (source_id = any($2) or $3)
              and not exists (select from incident_stage s where s.source_id = old.source_id)
            """,
            Stage.Of(batch.Dataset),
            Stage.Of(ids.ToArray()),
            Stage.Of(batch.IsFullList)
        );
        return true;
    }

    private static Task WriteAuditAsync(DistrictSession session, string operation, int rows) =>
        rows == 0
            ? Task.CompletedTask
            : Stage.ExecuteAsync(
                session,
                "insert into patrol.audit (district_id, actor, reason, relation, operation, rows) values ($1, $2, $3, 'incident', $4, $5)",
                Stage.Of(session.District.Value),
                Stage.Of(session.Actor!.Name),
                Stage.Of(session.Actor.Reason),
                Stage.Of(operation),
                Stage.Of((long)rows)
            );

    private sealed record Repeats(
        int Duplicates,
        int MendedDuplicates,
        IReadOnlyList<(int Row, string Id)> Rows,
        int Superseded
    );
}
