using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Tests;

/// <summary>Every table of the schema, listed from the catalog, tried from one district against another.</summary>
public sealed class DistrictWallsTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Refused = "42501";
    private PatrolDatabase database = null!;
    private int here;
    private int there;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        here = await CreateAsync("here");
        there = await CreateAsync("there");
        await using var admin = await AdminAsync();
        // Foreign keys and audit are not what is tried here, and would need rows in a certain order.
        await ExecuteAsync(admin, "set session_replication_role = replica");
        foreach (var table in await CatalogRows.TablesAsync(admin))
        {
            if (table is not ("district" or "district_code"))
            {
                await ExecuteAsync(admin, await CatalogRows.InsertAsync(admin, table, here));
                await ExecuteAsync(admin, await CatalogRows.InsertAsync(admin, table, there));
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task EveryTable_FromAnotherDistrict_CantBeReadOrWritten()
    {
        await using var admin = await AdminAsync();
        var tables = await CatalogRows.TablesAsync(admin);
        Assert.True(tables.Count > 20, $"only {tables.Count} tables");
        var breaches = new List<string>();
        foreach (var table in tables)
        {
            var before = await RowsAsync(admin, table, there);
            Assert.Equal(1, before.Count);
            await TryAsync(
                breaches,
                table,
                "read",
                $"select count(*) from patrol.{table} where district_id = {there}"
            );
            await TryAsync(
                breaches,
                table,
                "read all",
                $"select count(*) from patrol.{table} where district_id <> {here}"
            );
            await TryAsync(
                breaches,
                table,
                "update",
                $"with hit as (update patrol.{table} set district_id = district_id where district_id = {there} returning 1) select count(*) from hit"
            );
            await TryAsync(
                breaches,
                table,
                "take over",
                $"with hit as (update patrol.{table} set district_id = {here} where district_id = {there} returning 1) select count(*) from hit"
            );
            await TryAsync(
                breaches,
                table,
                "delete",
                $"with hit as (delete from patrol.{table} where district_id = {there} returning 1) select count(*) from hit"
            );
            await TryRefusedAsync(
                breaches,
                table,
                "push over",
                $"update patrol.{table} set district_id = {there}"
            );
            await TryRefusedAsync(
                breaches,
                table,
                "insert",
                await CatalogRows.InsertAsync(admin, table, there)
            );
            if (await RowsAsync(admin, table, there) != before)
            {
                breaches.Add($"{table}: the other district's rows changed");
            }
        }
        Assert.Empty(breaches);
    }

    [Fact]
    public async Task EveryTable_BeforeADistrictIsChosen_IsClosed()
    {
        await using var admin = await AdminAsync();
        foreach (var table in await CatalogRows.TablesAsync(admin))
        {
            await using var connection = await database.Source.OpenConnectionAsync();
            await Assert.ThrowsAsync<PostgresException>(() =>
                ScalarAsync(connection, $"select count(*) from patrol.{table}")
            );
        }
    }

    [Fact]
    public async Task EveryTable_ThatTheProgramMayTouch_ForcesRowSecurityOnItsOwner()
    {
        await using var admin = await AdminAsync();
        await using var command = new NpgsqlCommand(
            """
            select count(*) from pg_class c
            where relnamespace = 'patrol'::regnamespace and relkind in ('r', 'p')
              and has_table_privilege('patrol_app', c.oid, 'select, insert, update, delete')
              and not (relrowsecurity and relforcerowsecurity
                and exists (select from pg_policy where polrelid = c.oid and polcmd = '*' and polwithcheck is not null))
            """,
            admin
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Program_ConnectsAsARole_ThatCantStepAroundTheWalls()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        Assert.Equal("patrol_app", await ScalarAsync(connection, "select session_user::text"));
        Assert.Equal(
            false,
            await ScalarAsync(
                connection,
                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = session_user"
            )
        );
        Assert.Equal(
            0L,
            await ScalarAsync(
                connection,
                "select count(*) from pg_auth_members where member = 'patrol_app'::regrole"
            )
        );
        await ExecuteAsync(connection, $"set app.district = {here}");
        foreach (
            var sql in new[]
            {
                "set role patrol_owner",
                "alter table patrol.site disable row level security",
                "create table patrol.mine (district_id integer)",
                "set session_replication_role = replica",
                "update patrol.audit set actor = 'nobody'",
            }
        )
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, sql));
            Assert.Equal(Refused, fault.SqlState);
        }
    }

    [Fact]
    public async Task DeletingADistrict_FromAnother_IsRefusedAndChangesNothing()
    {
        await using var admin = await AdminAsync();
        var before = await DatabaseDigest.TakeAsync(admin);
        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            InDistrictAsync($"select patrol.delete_district({there})")
        );
        Assert.Equal(Refused, fault.SqlState);
        Assert.Equal(before, await DatabaseDigest.TakeAsync(admin));
    }

    [Theory]
    [InlineData("select patrol.delete_district({0})")]
    [InlineData("select set_config('app.district', '', false), patrol.delete_district({0})")]
    [InlineData("select set_config('app.district', '{0}', false), patrol.delete_district(null)")]
    public async Task DeletingADistrict_WithoutItChosen_IsRefused(string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync(
                connection,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, there)
            )
        );
        Assert.Equal(Refused, fault.SqlState);
        Assert.Equal(["here", "there"], await DistrictStore.ListAsync(database));
    }

    [Fact]
    public async Task DeletingADistrict_ByTheDoor_LeavesTheOtherWhole()
    {
        await using var admin = await AdminAsync();
        await DistrictStore.DeleteAsync(database, new DistrictId(here));
        Assert.Equal(["there"], await DistrictStore.ListAsync(database));
        foreach (var table in await CatalogRows.TablesAsync(admin))
        {
            Assert.Equal(
                (table, 0L, 1L),
                (
                    table,
                    (await RowsAsync(admin, table, here)).Count,
                    (await RowsAsync(admin, table, there)).Count
                )
            );
        }
    }

    [Fact]
    public async Task DeletingADistrict_WithTablesMadeLater_EmptiesThemInTheOrderOfTheirReferences()
    {
        await using var admin = await AdminAsync();
        // Each refers to one that would be emptied before it by name, and none lets go of its row by itself.
        string[] later = ["z_of_area", "z_of_z", "z_to_itself"];
        await ExecuteAsync(
            admin,
            """
            create table patrol.z_of_area (
              district_id integer not null, number integer not null, kind smallint not null, code text not null,
              primary key (district_id, number), foreign key (district_id, kind, code) references patrol.area);
            create table patrol.z_of_z (
              district_id integer not null, number integer not null, other integer not null, member_code text not null,
              primary key (district_id, number), foreign key (district_id, other) references patrol.z_of_area,
              foreign key (district_id, member_code) references patrol.member);
            create table patrol.z_to_itself (
              district_id integer not null, number integer not null, above integer not null,
              primary key (district_id, number), foreign key (district_id, above) references patrol.z_to_itself);
            """
        );
        foreach (var table in later)
        {
            await ExecuteAsync(
                admin,
                $"alter table patrol.{table} owner to patrol_owner; select patrol.secure('patrol.{table}')"
            );
        }
        foreach (var district in new[] { here, there })
        {
            await ExecuteAsync(
                admin,
                $"""
                insert into patrol.z_of_area select district_id, 1, kind, code from patrol.area where district_id = {district};
                insert into patrol.z_of_z select district_id, 1, 1, code from patrol.member where district_id = {district};
                insert into patrol.z_to_itself values ({district}, 1, 1);
                """
            );
        }
        await DistrictStore.DeleteAsync(database, new DistrictId(here));
        foreach (var table in await CatalogRows.TablesAsync(admin))
        {
            Assert.Equal((table, 0L), (table, (await RowsAsync(admin, table, here)).Count));
        }
        foreach (var table in later)
        {
            Assert.Equal((table, 1L), (table, (await RowsAsync(admin, table, there)).Count));
        }
    }

    [Fact]
    public async Task ReadingSession_ThatWrites_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            database.ReadAsync(
                new DistrictId(here),
                session => Stage.ExecuteAsync(session, "delete from patrol.site")
            )
        );
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, fault.SqlState);
    }

    [Fact]
    public async Task WritingSession_OnceReturned_LeavesNoDistrictOnThePooledConnection()
    {
        await database.WriteAsync(
            new DistrictId(here),
            new Actor("tester", "test"),
            session => Stage.ExecuteAsync(session, "select 1")
        );
        await using var connection = await database.Source.OpenConnectionAsync();
        Assert.Equal(
            "",
            await ScalarAsync(connection, "select coalesce(current_setting('app.district', true), '')")
        );
    }

    private async Task<int> CreateAsync(string code)
    {
        var zone = NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"];
        return (await DistrictStore.CreateAsync(database, code, code, -77, 38.9, 26985, zone)).Id.Value;
    }

    private async Task TryAsync(List<string> breaches, string table, string attempt, string sql)
    {
        try
        {
            if (await InDistrictAsync(sql) is > 0)
            {
                breaches.Add($"{table}: {attempt}");
            }
        }
        catch (PostgresException fault)
        {
            // Any other fault means that the attempt got past the wall and stumbled later.
            if (fault.SqlState != Refused)
            {
                breaches.Add($"{table}: {attempt}, {fault.MessageText}");
            }
        }
    }

    private async Task TryRefusedAsync(List<string> breaches, string table, string attempt, string sql)
    {
        try
        {
            await InDistrictAsync(sql);
            breaches.Add($"{table}: {attempt}");
        }
        catch (PostgresException fault)
        {
            // Any other fault means that the attempt got past the wall and stumbled later.
            if (fault.SqlState != Refused)
            {
                breaches.Add($"{table}: {attempt}, {fault.MessageText}");
            }
        }
    }

    private Task<long?> InDistrictAsync(string sql) =>
        database.WriteAsync(
            new DistrictId(here),
            new Actor("tester", "test"),
            async session => await ScalarAsync(session.Connection, sql) as long?
        );

    private static async Task<(long Count, string? Text)> RowsAsync(
        NpgsqlConnection admin,
        string table,
        int district
    )
    {
        await using var command = new NpgsqlCommand(
            $"select count(*), string_agg(t::text, ';') from patrol.{table} t where district_id = {district}",
            admin
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    private async Task<NpgsqlConnection> AdminAsync()
    {
        var builder = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Database = new NpgsqlConnectionStringBuilder(database.Source.ConnectionString).Database,
        };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Task ExecuteAsync(NpgsqlConnection connection, string sql) => ScalarAsync(connection, sql);
}
