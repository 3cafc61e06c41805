using Npgsql;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Tests;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Patrol.Storage.Tests;

/// <summary>One cluster a test run, without fsync; a database a test class, copied from a migrated template.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "patrol_template";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"patrol-test-{Guid.NewGuid():N}");
    private LocalCluster? cluster;

    public LocalClusterOptions Options => new(folder, Durable: false);

    public string AdminConnectionString => cluster!.AdminConnectionString;

    public async ValueTask InitializeAsync()
    {
        cluster = await LocalCluster.JoinAsync(Options);
        await using (await PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(null, Options, Template))) { }
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A migrated, empty database of its own.</summary>
    public async Task<PatrolDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using (var connection = new NpgsqlConnection(AdminConnectionString))
        {
            await connection.OpenAsync();
            await using var lockIt = new NpgsqlCommand("select pg_advisory_lock(7276550)", connection);
            await lockIt.ExecuteNonQueryAsync();
            await using var create = new NpgsqlCommand(
                $"create database {name} template {Template} owner patrol_owner",
                connection
            );
            await create.ExecuteNonQueryAsync();
        }
        return await PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(null, Options, name));
    }

    public async ValueTask DisposeAsync()
    {
        await cluster!.DisposeAsync();
        // A hosted API leaves its seat on its own thread, after its host says it has stopped.
        var seats = Path.Combine(folder, "users");
        for (var attempt = 0; attempt < 100 && Directory.EnumerateFiles(seats).Any(); attempt++)
        {
            await Task.Delay(100);
        }
        Directory.Delete(folder, recursive: true);
    }
}
