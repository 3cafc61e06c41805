using Npgsql;

namespace Patrol.Storage;

/// <summary>
/// Loads rows into a temporary table by binary COPY, from where one statement moves them on: COPY itself is refused
/// on tables with row-level security.
/// </summary>
internal static class Stage
{
    public static async Task<int> LoadAsync<T>(
        DistrictSession session,
        string table,
        string columns,
        IEnumerable<T> rows,
        Action<NpgsqlBinaryImporter, T> write
    )
    {
        await ExecuteAsync(session, $"create temporary table {table} ({columns}) on commit drop");
        await using var copy = await session.Connection.BeginBinaryImportAsync(
            $"copy {table} from stdin (format binary)"
        );
        var count = 0;
        foreach (var row in rows)
        {
            copy.StartRow();
            write(copy, row);
            count++;
        }
        await copy.CompleteAsync();
        return count;
    }

    public static async Task<int> ExecuteAsync(
        DistrictSession session,
        string sql,
        params NpgsqlParameter[] parameters
    )
    {
        await using var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Runs a statement that meets stored rows by their place (ctid), so that its cost grows with what changes and not
    /// with what is stored, whatever the planner guesses of tables filled a moment ago.
    /// </summary>
    public static async Task<int> ByPlaceAsync(
        DistrictSession session,
        string sql,
        params NpgsqlParameter[] parameters
    )
    {
        await ExecuteAsync(
            session,
            "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off"
        );
        var rows = await ExecuteAsync(session, sql, parameters);
        await ExecuteAsync(
            session,
            "set local enable_hashjoin = on; set local enable_mergejoin = on; set local enable_seqscan = on"
        );
        return rows;
    }

    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static void WriteOrNull(this NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value);
        }
    }
}
