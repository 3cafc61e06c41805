using System.Diagnostics;
using Npgsql;
using Patrol.Storage.Cluster;

namespace Patrol.Storage.Tests.Cluster;

/// <summary>A cluster of its own, since these tests stop and kill it.</summary>
public sealed class LocalClusterTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"patrol-cluster-{Guid.NewGuid():N}");

    private LocalClusterOptions Options => new(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Cluster_FromFirstJoinToLastLeave_LivesAsLongAsAnyoneIsIn()
    {
        // Two at once, before there is anything.
        var joins = await Task.WhenAll(LocalCluster.JoinAsync(Options), LocalCluster.JoinAsync(Options));
        Assert.Equal(joins[0].Port, joins[1].Port);
        Assert.Equal("on", await SettingAsync(joins[0], "fsync"));
        Assert.Equal("127.0.0.1", await SettingAsync(joins[0], "listen_addresses"));
        Assert.Equal("scram-sha-256", await SettingAsync(joins[0], "password_encryption"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(folder, "password"))
        );
        await AssertRefusesAsync(joins[0]);

        await joins[0].DisposeAsync();
        Assert.Equal("on", await SettingAsync(joins[1], "fsync"));

        // Killed outright: whoever joins next finds the stale pid file and brings the server back, data and port kept.
        await ExecuteAsync(joins[1], "create table kept as select 7 as value");
        Kill();
        await using (var next = await LocalCluster.JoinAsync(Options))
        {
            Assert.Equal(joins[1].Port, next.Port);
            Assert.Equal(7, await ScalarAsync(next, "select value from kept"));
        }

        // A seat whose holder died is swept out by the next to leave.
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "users")));
        var dead = Path.Combine(folder, "users", "dead");
        File.WriteAllText(dead, "");
        await joins[1].DisposeAsync();
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "users")));
        Assert.False(File.Exists(Path.Combine(folder, "data", "postmaster.pid")));
    }

    [Fact]
    public async Task Join_CanceledWhileTheServerStarts_LeavesNoneBehind()
    {
        await (await LocalCluster.JoinAsync(Options)).DisposeAsync();
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            LocalCluster.JoinAsync(Options, new CancelAtOnce(cancel), cancel.Token)
        );
        Assert.False(File.Exists(Path.Combine(folder, "data", "postmaster.pid")));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "users")));
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<string>
    {
        public void Report(string value) => cancel.Cancel();
    }

    private void Kill()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(), null);
        using var postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    private static async Task AssertRefusesAsync(LocalCluster cluster)
    {
        var wrong = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Password = "guess",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var fault = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, fault.SqlState);
    }

    private static async Task<string> SettingAsync(LocalCluster cluster, string name) =>
        (string)(await ScalarAsync(cluster, $"show {name}"))!;

    private static Task ExecuteAsync(LocalCluster cluster, string sql) => ScalarAsync(cluster, sql);

    private static async Task<object?> ScalarAsync(LocalCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
