using Npgsql;

namespace Patrol.Storage.Tests;

/// <summary>What every table of the schema holds, so that "nothing was changed" can be shown and not only hoped.</summary>
internal static class DatabaseDigest
{
    /// <summary>Rows of each table, counted and hashed, in the order of the tables' names.</summary>
    /// <param name="connection">A superuser's: row-level security hides rows from others.</param>
    public static async Task<IReadOnlyList<string>> TakeAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead
        );
        var digest = new List<string>();
        foreach (var table in await CatalogRows.TablesAsync(connection))
        {
            await using var command = new NpgsqlCommand(
                $"""
                select format('%s: %s rows, %s', $1, count(*), md5(coalesce(string_agg(row, '' order by row), '')))
                from (select md5(t::text) as row from patrol."{table}" t) hashed
                """,
                connection,
                transaction
            );
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
            digest.Add((string)(await command.ExecuteScalarAsync())!);
        }
        return digest;
    }
}
