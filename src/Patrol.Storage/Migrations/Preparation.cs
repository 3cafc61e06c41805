using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Hangfire.PostgreSql;
using Npgsql;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Migrations;

/// <summary>
/// Makes a database ready: the two roles, the database, PostGIS and the schema. <c>patrol_owner</c> owns and
/// migrates; the program connects as <c>patrol_app</c>, which can neither bypass row-level security nor change tables.
/// </summary>
internal static class Preparation
{
    /// <summary>Prepares and returns the connection string of <c>patrol_app</c>.</summary>
    public static async Task<string> RunAsync(
        NpgsqlConnectionStringBuilder admin,
        IProgress<string>? progress,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrEmpty(admin.Password))
        {
            // Derived from nothing, the roles' passwords could be computed by anyone.
            throw new EnvironmentMissingException(
                "PATROL_DATABASE names a login without a password. Give it one: the passwords of Patrol's own roles follow from it."
            );
        }
        var secret = Secret(admin);
        await using var turn = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(admin.ConnectionString)
            {
                Database = "postgres",
                Pooling = false,
                CommandTimeout = 0,
            }.ConnectionString
        );
        try
        {
            // One preparation at a time, in any process, until this method ends.
            await turn.OpenAsync(cancel);
            await ExecuteAsync(turn, "select pg_advisory_lock(7276543)", cancel);
            await MakeRolesAndDatabaseAsync(turn, admin, secret, cancel);
            await AddPostGisAsync(admin, cancel);
        }
        catch (Exception fault)
            when (fault is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new EnvironmentMissingException(
                $"The database server at {admin.Host}:{admin.Port} can't be prepared: {fault.Message}",
                fault
            );
        }
        var owner = new NpgsqlConnectionStringBuilder(admin.ConnectionString)
        {
            Username = "patrol_owner",
            Password = secret("owner"),
            Pooling = false,
        };
        try
        {
            Migrate(owner.ConnectionString, progress);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw new EnvironmentMissingException(
                fault is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege }
                    ? $"Patrol's role patrol_owner may not lay out its tables in the database {admin.Database}, which belongs to another: name one in PATROL_DATABASE that does not exist yet, and Patrol makes it."
                    : $"Patrol's role patrol_owner can't work in the database {admin.Database} at {admin.Host}:{admin.Port}: {fault.Message}. Let it and patrol_app log in there with their passwords.",
                fault
            );
        }
        return new NpgsqlConnectionStringBuilder(admin.ConnectionString)
        {
            Username = "patrol_app",
            Password = secret("app"),
            Pooling = true,
            MaxPoolSize = 30,
            Timeout = 15,
            // A large import takes as long as it takes, and one of the same district waits for it.
            CommandTimeout = 0,
            IncludeErrorDetail = false,
            ApplicationName = "patrol",
        }.ConnectionString;
    }

    // Both roles' passwords follow from the admin's, so that every process that may prepare the database knows them
    // without a file of their own.
    private static Func<string, string> Secret(NpgsqlConnectionStringBuilder admin) =>
        role =>
            Convert.ToHexStringLower(
                System.Security.Cryptography.HMACSHA256.HashData(
                    System.Text.Encoding.UTF8.GetBytes(admin.Password ?? ""),
                    System.Text.Encoding.UTF8.GetBytes($"patrol role {role}")
                )
            );

    private static async Task MakeRolesAndDatabaseAsync(
        NpgsqlConnection connection,
        NpgsqlConnectionStringBuilder admin,
        Func<string, string> secret,
        CancellationToken cancel
    )
    {
        foreach (var role in new[] { "owner", "app" })
        {
            var exists = await ScalarAsync(
                connection,
                $"select 1 from pg_roles where rolname = 'patrol_{role}'",
                cancel
            );
            // Who is no superuser may not even repeat that a role is none.
            await ExecuteAsync(
                connection,
                exists is null
                    ? $"create role patrol_{role} login nosuperuser nobypassrls nocreatedb nocreaterole password '{secret(role)}'"
                    : $"alter role patrol_{role} password '{secret(role)}'",
                cancel
            );
        }
        var name = admin.Database!;
        var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        if (await find.ExecuteScalarAsync(cancel) is null)
        {
            await ExecuteAsync(connection, $"grant patrol_owner to current_user", cancel);
            await ExecuteAsync(connection, $"create database {quoted} owner patrol_owner", cancel);
            await ExecuteAsync(connection, $"revoke all on database {quoted} from public", cancel);
        }
        await ExecuteAsync(
            connection,
            $"grant connect, temporary on database {quoted} to patrol_app",
            cancel
        );
        await ExecuteAsync(connection, $"grant all on database {quoted} to patrol_owner", cancel);
    }

    private static async Task AddPostGisAsync(NpgsqlConnectionStringBuilder admin, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(cancel);
        if (
            await ScalarAsync(connection, "select 1 from pg_extension where extname = 'postgis'", cancel)
            is null
        )
        {
            await CreatePostGisAsync(connection, admin, cancel);
        }
        // Keys beside ranges in one exclusion constraint; it comes with the server.
        await ExecuteAsync(connection, "create extension if not exists btree_gist", cancel);
        await TrustBoxesAsync(connection, cancel);
    }

    // Row-level security lets no operator look at rows before the policy has, unless it is known to leak nothing; so
    // the spatial indexes would lie idle. Comparing two boxes answers yes or no and never fails. Only a superuser may
    // say so; on a server where we are none, tiles scan their district.
    private static async Task TrustBoxesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var trusts = await ScalarAsync(
            connection,
            """
            select (select rolsuper from pg_roles where rolname = current_user)
              and not (select proleakproof from pg_operator o join pg_proc p on p.oid = o.oprcode
                where oprname = '&&' and oprleft = 'geometry'::regtype and oprright = 'geometry'::regtype)
            """,
            cancel
        );
        if (trusts is true)
        {
            await ExecuteAsync(
                connection,
                "alter function geometry_overlaps(geometry, geometry) leakproof",
                cancel
            );
        }
    }

    private static async Task CreatePostGisAsync(
        NpgsqlConnection connection,
        NpgsqlConnectionStringBuilder admin,
        CancellationToken cancel
    )
    {
        if (
            await ScalarAsync(
                connection,
                "select 1 from pg_available_extensions where name = 'postgis'",
                cancel
            )
            is null
        )
        {
            throw new EnvironmentMissingException(
                $"The database server at {admin.Host}:{admin.Port} has no PostGIS. Install it there "
                    + "(Debian: apt-get install postgresql-15-postgis-3) or name another server in PATROL_DATABASE."
            );
        }
        await ExecuteAsync(connection, "create extension if not exists postgis", cancel);
    }

    private static void Migrate(string owner, IProgress<string>? progress)
    {
        var upgrade = DeployChanges
            .To.PostgresqlDatabase(owner)
            .WithScriptsEmbeddedInAssembly(
                typeof(Preparation).Assembly,
                name => name.EndsWith(".sql", StringComparison.Ordinal)
            )
            .JournalToPostgresqlTable("public", "patrol_schema_journal")
            .WithTransactionPerScript()
            .LogTo(new NoUpgradeLog())
            .Build();
        if (!upgrade.IsUpgradeRequired())
        {
            return;
        }
        progress?.Report("Laying out the tables");
        LayOutQueue(owner);
        DatabaseUpgradeResult result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            if (result.Error is NpgsqlException)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(result.Error);
            }
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}",
                result.Error
            );
        }
    }

    // The queue's own tables, by its own scripts, which look what is there already.
    private static void LayOutQueue(string owner)
    {
        using var connection = new NpgsqlConnection(owner);
        connection.Open();
        PostgreSqlObjectsInstaller.Install(connection, JobQueue.Schema);
        using var grant = new NpgsqlCommand(
            $"""
            grant usage on schema {JobQueue.Schema} to patrol_app;
            grant select, insert, update, delete on all tables in schema {JobQueue.Schema} to patrol_app;
            grant usage on all sequences in schema {JobQueue.Schema} to patrol_app
            """,
            connection
        );
        grant.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }

    private sealed class NoUpgradeLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) { }

        public void LogDebug(string format, params object[] args) { }

        public void LogInformation(string format, params object[] args) { }

        public void LogWarning(string format, params object[] args) { }

        public void LogError(string format, params object[] args) { }

        public void LogError(Exception ex, string format, params object[] args) { }
    }
}
