using Npgsql;
using Patrol.Storage.Cluster;

namespace Patrol.Storage.Tests;

public sealed class PatrolDatabaseTests(TestCluster cluster)
{
    [Fact]
    public async Task NamedServer_WithAnAdminLogin_IsPreparedAndOpenedTwice()
    {
        var named = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Database = $"named_{Guid.NewGuid():N}",
        };
        await using var first = await PatrolDatabase.OpenAsync(
            new PatrolDatabaseOptions(named.ConnectionString, null)
        );
        await using var second = await PatrolDatabase.OpenAsync(
            new PatrolDatabaseOptions(named.ConnectionString, null)
        );
        Assert.True(await first.AnswersAsync());
        Assert.Null(second.Cluster);
        Assert.Empty(await DistrictStore.ListAsync(second));
    }

    [Fact]
    public async Task Server_WhoseLoginChangesAfterTheStart_SaysSoInsteadOfFailing()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-login-{Guid.NewGuid():N}");
        try
        {
            // A server of its own: roles belong to all databases of one.
            await using var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(null, new LocalClusterOptions(folder, Durable: false))
            );
            await using (var admin = new NpgsqlConnection(database.Cluster!.AdminConnectionString))
            {
                await admin.OpenAsync();
                await using var alter = new NpgsqlCommand("alter role patrol_app password 'other'", admin);
                await alter.ExecuteNonQueryAsync();
            }
            database.Source.Clear();
            var fault = await Assert.ThrowsAsync<EnvironmentMissingException>(() =>
                DistrictStore.ListAsync(database)
            );
            Assert.Contains("its login has changed", fault.Message, StringComparison.Ordinal);
            Assert.False(await database.AnswersAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Database_OpenedByManyForTheFirstTime_IsPreparedOnce()
    {
        var options = new PatrolDatabaseOptions(null, cluster.Options, $"first_{Guid.NewGuid():N}");
        var opened = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => PatrolDatabase.OpenAsync(options)))
        );
        foreach (var database in opened)
        {
            Assert.Empty(await DistrictStore.ListAsync(database));
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Statements_HaveNoTimeLimit_SinceAnImportMayWaitForAnother()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var command = database.Source.CreateCommand("select 1");
        Assert.Equal(0, command.CommandTimeout);
    }

    [Fact]
    public async Task NamedServer_AsAnAddress_IsUnderstood()
    {
        var admin = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString);
        var address =
            $"postgresql://{admin.Username}:{admin.Password}@{admin.Host}:{admin.Port}/named_{Guid.NewGuid():N}";
        await using var database = await PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(address, null));
        Assert.True(await database.AnswersAsync());
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=a;Password=hidden;Database=b;Timeout=2", "127.0.0.1:1")]
    [InlineData("Host=127.0.0.1;Username=a;Database=b", "without a password")]
    [InlineData("Hose=127.0.0.1", "can't be read")]
    [InlineData("postgresql://a:b@host:port/c", "can't be read")]
    [InlineData("postgresql://a:hidden@127.0.0.1/c?target=any", "can't be read")]
    [InlineData("postgresql://a:hidden@127.0.0.1/c?sslmode=perhaps", "can't be read")]
    public async Task NamedServer_ThatCantBeUsed_IsSaidInWordsWithoutThePassword(string named, string words)
    {
        var fault = await Assert.ThrowsAsync<EnvironmentMissingException>(() =>
            PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(named, null))
        );
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedServer_WithALoginThatMayNotPrepare_SaysSo()
    {
        await using (var connection = new NpgsqlConnection(cluster.AdminConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(
                "create role visitor login password 'visitor'",
                connection
            );
            await create.ExecuteNonQueryAsync();
        }
        var named = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Username = "visitor",
            Password = "visitor",
            Database = "other",
        };
        var fault = await Assert.ThrowsAsync<EnvironmentMissingException>(() =>
            PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(named.ConnectionString, null))
        );
        Assert.Contains("can't be prepared", fault.Message, StringComparison.Ordinal);
    }
}
