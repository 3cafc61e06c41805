using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Patrol.Engine.Model;
using Patrol.Storage.Cluster;
using Patrol.Storage.Migrations;

namespace Patrol.Storage;

/// <summary>
/// The system of record, entered by one door: every statement runs as <c>patrol_app</c> inside a transaction that
/// names its district, actor and reason, and row-level security closes all other districts.
/// </summary>
public sealed class PatrolDatabase : IAsyncDisposable
{
    private const string Unreadable =
        "PATROL_DATABASE can't be read. Write Host=…;Username=…;Password=…;Database=… or postgresql://user:password@host/database, with a port of 1 to 65535 where it is another than 5432.";

    // A member of a week is some two kilobytes.
    private const long MostMembers = 50_000;

    private readonly MemoryCache memory = new(
        new MemoryCacheOptions { SizeLimit = MostMembers, CompactionPercentage = 0.5 }
    );
    private readonly LocalCluster? cluster;
    private readonly NpgsqlDataSource source;

    private PatrolDatabase(LocalCluster? cluster, string connectionString, NpgsqlDataSource source)
    {
        this.cluster = cluster;
        this.source = source;
        ConnectionString = connectionString;
    }

    /// <summary>How <c>patrol_app</c> connects, for the queue of jobs.</summary>
    internal string ConnectionString { get; }

    /// <summary>The data source of <c>patrol_app</c>, for tests that try the walls.</summary>
    internal NpgsqlDataSource Source => source;

    /// <summary>The private cluster; null on a named server.</summary>
    internal LocalCluster? Cluster => cluster;

    /// <summary>Opens the database: starts the private cluster where none is named, creates and migrates where needed.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="progress">Told each stage that takes a moment.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="EnvironmentMissingException">No server, no PostGIS, or not allowed to prepare it.</exception>
    public static async Task<PatrolDatabase> OpenAsync(
        PatrolDatabaseOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancel = default
    )
    {
        TypeHandlers.Register();
        LocalCluster? cluster = null;
        try
        {
            NpgsqlConnectionStringBuilder admin;
            if (options.ConnectionString is { } named)
            {
                admin = Parse(named);
                admin.Database ??= options.Name;
            }
            else
            {
                cluster = await LocalCluster.JoinAsync(options.Cluster!, progress, cancel);
                admin = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
                {
                    Database = options.Name,
                };
            }
            var app = await Preparation.RunAsync(admin, progress, cancel);
            var builder = new NpgsqlDataSourceBuilder(app);
            builder.UseNetTopologySuite();
            builder.UseNodaTime();
            return new PatrolDatabase(cluster, app, builder.Build());
        }
        catch
        {
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
            }
            throw;
        }
    }

    /// <summary>
    /// Work that changes a district: one transaction, committed when the work returns. Nobody deletes the district
    /// meanwhile: that waits.
    /// </summary>
    /// <exception cref="InputException"><c>district.unknown</c>: it has been deleted;
    /// <c>reference.unknown</c>: something would name what is not there;
    /// <c>value.unfit</c>: a text that can't be stored. Nothing was changed.</exception>
    public Task<T> WriteAsync<T>(
        DistrictId district,
        Actor actor,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel = default
    ) => WriteAsync(district, actor, "for key share", work, cancel);

    /// <summary>Work that takes a district away: it waits for all other work that changes it.</summary>
    internal Task<T> WriteAloneAsync<T>(
        DistrictId district,
        Actor actor,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel = default
    ) => WriteAsync(district, actor, "for update", work, cancel);

    private Task<T> WriteAsync<T>(
        DistrictId district,
        Actor actor,
        string hold,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel
    ) => DatabaseFaults.WhileItAnswersAsync(() => WriteInAsync(district, actor, hold, work, cancel));

    private async Task<T> WriteInAsync<T>(
        DistrictId district,
        Actor actor,
        string hold,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel
    )
    {
        await using var connection = await ConnectAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var session = await EnterAsync(connection, transaction, district, actor, cancel);
        await using (
            var command = new NpgsqlCommand($"select 1 from patrol.district {hold}", connection, transaction)
        )
        {
            if (await command.ExecuteScalarAsync(cancel) is null)
            {
                throw new InputException(
                    new InputIssue(
                        "district.unknown",
                        null,
                        null,
                        null,
                        $"district {district.Value}",
                        "The district was deleted meanwhile: make it anew, or choose another."
                    )
                );
            }
        }
        var result = await DatabaseFaults.InWordsAsync(work, session);
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // What people name, such as a member's team, may come in any order and is checked at the end.
            throw new InputException(
                new InputIssue(
                    "reference.unknown",
                    null,
                    null,
                    fault.ConstraintName,
                    null,
                    $"A row of {fault.TableName} would name something that is not in the district: import that first, or mend the code."
                )
            );
        }
        return result;
    }

    /// <summary>Work that only reads a district, on one snapshot.</summary>
    public Task<T> ReadAsync<T>(
        DistrictId district,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel = default
    ) => DatabaseFaults.WhileItAnswersAsync(() => ReadInAsync(district, work, cancel));

    private async Task<T> ReadInAsync<T>(
        DistrictId district,
        Func<DistrictSession, Task<T>> work,
        CancellationToken cancel
    )
    {
        await using var connection = await ConnectAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancel
        );
        var session = await EnterAsync(connection, transaction, district, null, cancel);
        return await DatabaseFaults.InWordsAsync(work, session);
    }

    /// <summary>True when the database answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var connection = await ConnectAsync(cancel);
            return await connection.ExecuteScalarAsync<int>("select 1") == 1;
        }
        catch (Exception fault)
            when (fault is EnvironmentMissingException or NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Starts the private cluster again where it was stopped behind us; a named server is its owner's.</summary>
    /// <exception cref="EnvironmentMissingException">It can't start.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancel)
    {
        if (cluster is not null && !await AnswersAsync(cancel))
        {
            await cluster.EnsureRunningAsync(cancel);
        }
    }

    /// <summary>Closes the connections and leaves the private cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        memory.Dispose();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>Statements of the door itself, before a district is chosen.</summary>
    internal Task<T> AtTheDoorAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel) =>
        DatabaseFaults.WhileItAnswersAsync(async () =>
        {
            await using var connection = await ConnectAsync(cancel);
            return await DatabaseFaults.InWordsAsync(work, connection);
        });

    /// <summary>A connection of its own that hears what is told on a channel.</summary>
    internal async Task<NpgsqlConnection> ListenOnAsync(
        string channel,
        Action<string> hear,
        CancellationToken cancel
    )
    {
        var connection = await ConnectAsync(cancel);
        connection.Notification += (_, news) => hear(news.Payload);
        await using var listen = new NpgsqlCommand($"listen {channel}", connection);
        await listen.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel)
    {
        try
        {
            return await source.OpenConnectionAsync(cancel);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            // The roles' passwords follow from the login's: see Preparation.
            throw new EnvironmentMissingException(
                "The database no longer lets Patrol in: its login has changed since the start. Start again with the PATROL_DATABASE in force.",
                fault
            );
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw new EnvironmentMissingException($"The database does not answer: {fault.Message}", fault);
        }
    }

    private async Task<DistrictSession> EnterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DistrictId district,
        Actor? actor,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(
            actor is null
                ? "set transaction read only"
                : "select set_config('app.actor', $1, true), set_config('app.reason', $2, true)",
            connection,
            transaction
        );
        if (actor is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Reason });
        }
        await command.ExecuteNonQueryAsync(cancel);
        await using var enter = new NpgsqlCommand(
            "select set_config('app.district', $1, true)",
            connection,
            transaction
        );
        enter.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{district.Value}" });
        await enter.ExecuteNonQueryAsync(cancel);
        return new DistrictSession(district, actor, connection, transaction, memory);
    }

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var builder = text.StartsWith("postgres", StringComparison.Ordinal)
                ? FromAddress(text)
                : new NpgsqlConnectionStringBuilder(text);
            return builder is { Host.Length: > 0, Port: > 0 and <= ushort.MaxValue } && HasPorts(builder.Host)
                ? builder
                : throw new EnvironmentMissingException(Unreadable);
        }
        catch (Exception fault) when (fault is ArgumentException or UriFormatException)
        {
            throw new EnvironmentMissingException(Unreadable, fault);
        }
    }

    // A host may name its own port, an IPv6 address stands in brackets, and several hosts stand side by side.
    private static bool HasPorts(string hosts) =>
        hosts
            .Split(',')
            .All(host =>
                host.LastIndexOf(':') is var colon
                && (
                    colon < 0
                    || host.IndexOf(':') != colon && !host.Contains("]:", StringComparison.Ordinal)
                    || ushort.TryParse(host.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var port)
                        && port > 0
                )
            );

    private static NpgsqlConnectionStringBuilder FromAddress(string text)
    {
        var uri = new Uri(text);
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port >= 0 ? uri.Port : 5432,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // An option that is unknown is refused: left out unsaid, sslmode would be a promise not kept.
            var (key, value) = pair.Split('=', 2) is [var name, var set] ? (name, set) : (pair, "");
            builder[key == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(key)] = Uri.UnescapeDataString(
                value
            );
        }
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }
        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }
        if (uri.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        }
        return builder;
    }
}
