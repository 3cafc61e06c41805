using System.Threading.Channels;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>
/// The rows of one file in the temporary table <c>incident_stage</c>, each id once: repeats within the file are settled
/// before anything stored is looked at.
/// </summary>
internal static class IncidentStage
{
    private const int Samples = 100;

    /// <summary>Loads rows by COPY.</summary>
    public static async Task CopyAsync(
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

    /// <summary>Leaves out rows that a later row of the file takes back.</summary>
    /// <param name="session">The session that loads.</param>
    /// <param name="withdrawn">Source ids, each with the last row that takes it back.</param>
    public static async Task<(int Count, int Mended, IReadOnlyList<(int Row, string Id)> Rows)> TakeBackAsync(
        DistrictSession session,
        IReadOnlyDictionary<string, int> withdrawn
    )
    {
        if (withdrawn.Count == 0)
        {
            return (0, 0, []);
        }
        var gone = (
            await session.Connection.QueryAsync<(int Row, string Id, bool Mended)>(
                """
                delete from incident_stage s using unnest(@ids, @rows) as w (id, row)
                where s.source_id = w.id and s.row_number < w.row
                returning s.row_number, s.source_id, s.mended
                """,
                new { ids = withdrawn.Keys.ToArray(), rows = withdrawn.Values.ToArray() }
            )
        ).AsList();
        return (
            gone.Count,
            gone.Count(row => row.Mended),
            [.. gone.OrderBy(row => row.Row).Take(Samples).Select(row => (row.Row, row.Id))]
        );
    }

    /// <summary>Rows of an id that the file says more than once: the same again is a duplicate, and what was said last holds.</summary>
    public static async Task<Repeats> SettleRepeatsAsync(DistrictSession session)
    {
        await Stage.ExecuteAsync(
            session,
            """
            create temporary table repeated on commit drop as
            select row_number, source_id, mended, row_number() over same_before > 1 as is_duplicate,
              max(row_number) over same as last_said
            from incident_stage
            join (select source_id from incident_stage where source_id is not null group by source_id having count(*) > 1) r
              using (source_id)
            window same as (partition by source_id, category, from_time, to_time, x, y),
              same_before as (same order by row_number)
            """
        );
        // A repeat may name another source or precision: what is stored is as said last.
        await Stage.ExecuteAsync(
            session,
            """
            update incident_stage s
            set (source, precision, hour_of_week, part_slots, part_shares)
              = (l.source, l.precision, l.hour_of_week, l.part_slots, l.part_shares)
            from repeated r join incident_stage l on l.row_number = r.last_said
            where s.row_number = r.row_number and not r.is_duplicate and r.last_said > r.row_number
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
              where later.source_id = r.source_id and not later.is_duplicate and later.last_said > r.last_said)
            """
        );
        var superseded = await Stage.ExecuteAsync(
            session,
            "delete from incident_stage s using superseded o where s.row_number = o.row_number"
        );
        await Stage.ExecuteAsync(session, "drop table repeated");
        return new Repeats(count, mended, rows, superseded);
    }

    /// <summary>A row without an id is known again by what it says, and by how often the file says it.</summary>
    public static Task NumberBlankIdsAsync(DistrictSession session) =>
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
}

/// <summary>What a file says more than once.</summary>
/// <param name="Duplicates">Rows that say the same again; left out.</param>
/// <param name="MendedDuplicates">Of these, rows that had been mended.</param>
/// <param name="Rows">The first hundred of them, with their ids.</param>
/// <param name="Superseded">Rows whose id a later row says otherwise; they stand in the table <c>superseded</c>.</param>
internal sealed record Repeats(
    int Duplicates,
    int MendedDuplicates,
    IReadOnlyList<(int Row, string Id)> Rows,
    int Superseded
);
