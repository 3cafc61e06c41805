using Npgsql;

namespace Patrol.Storage.Tests;

/// <summary>Makes a row of any table from the catalog alone, so that a table added later is covered without a word.</summary>
internal static class CatalogRows
{
    /// <summary>Names of all tables of the schema.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select relname from pg_class where relnamespace = 'patrol'::regnamespace and relkind in ('r', 'p') order by 1",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }
        return tables;
    }

    /// <summary>An insert that fills every column without a default, with the district given.</summary>
    public static async Task<string> InsertAsync(NpgsqlConnection connection, string table, int district)
    {
        await using var command = new NpgsqlCommand(
            """
            select attname, format_type(atttypid, null), attnum from pg_attribute
            where attrelid = ('patrol.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped
              and attnotnull and (attname = 'district_id' or (not atthasdef and attidentity = ''))
            order by attnum
            """,
            connection
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        await using var reader = await command.ExecuteReaderAsync();
        var (columns, values) = (new List<string>(), new List<string>());
        while (await reader.ReadAsync())
        {
            var (name, type, position) = (reader.GetString(0), reader.GetString(1), reader.GetInt16(2));
            columns.Add($"\"{name}\"");
            values.Add(name == "district_id" ? $"{district}" : Value(table, name, type, position, district));
        }
        var overriding = table == "district" ? "overriding system value " : "";
        return $"insert into patrol.\"{table}\" ({string.Join(", ", columns)}) {overriding}values ({string.Join(", ", values)})";
    }

    // Numbers and times grow with the column, so that an end lies after its start.
    private static string Value(string table, string name, string type, short position, int district) =>
        (table, name) is ("district" or "district_code", "code")
            ? $"'w{district}'"
            : type switch
            {
                "boolean" => "true",
                "smallint" or "integer" or "bigint" or "real" or "double precision" => $"{position}",
                "text" => "'x'",
                "date" when name == "week" => "date '2024-01-01'",
                "date" => $"date '2024-01-01' + {position}",
                "timestamp with time zone" => $"timestamptz '2024-01-01Z' + interval '{position} hours'",
                "jsonb" => "'{}'",
                "tstzrange" => "tstzrange('2024-01-01Z', '2024-01-02Z')",
                "geometry" => "'srid=26985;point(400000 130000)'::geometry",
                "real[]" => "array_fill(1::real, array[168])",
                _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{1}'",
                _ => throw new NotSupportedException(
                    $"No value for {table}.{name} of type {type}: add one here."
                ),
            };
}
