using Npgsql;
using Patrol.Storage.Tests;

namespace Patrol.Api.Tests.Imports;

/// <summary>Rows of every table as a count and a hash: two equal digests mean that nothing was changed.</summary>
internal static class DatabaseDigest
{
    /// <summary>One line a table: name, number of rows, hash of all rows in any order.</summary>
    /// <param name="connectionString">A superuser, whom row-level security does not blind.</param>
    public static async Task<IReadOnlyList<string>> TakeAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in await CatalogRows.TablesAsync(connection))
        {
            await using var command = new NpgsqlCommand(
                $"""
                select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
                from patrol."{table}" t
                """,
                connection
            );
            lines.Add($"{table} {await command.ExecuteScalarAsync()}");
        }
        return lines;
    }
}
