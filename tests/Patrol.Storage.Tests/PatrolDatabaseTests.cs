using Npgsql;
using Patrol.Engine.Model;
using Patrol.Storage.Cluster;
using Patrol.Storage.Tests.Demand;

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
    public async Task NamedServer_WithALoginThatIsNoSuperuser_IsOpenedAgainAndAgain()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-helper-{Guid.NewGuid():N}");
        try
        {
            await using var server = await LocalCluster.JoinAsync(
                new LocalClusterOptions(folder, Durable: false)
            );
            await ExecuteAsync(
                new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = "template1" },
                "create extension postgis; create role helper login createdb createrole password 'helper'"
            );
            var named = new NpgsqlConnectionStringBuilder(server.AdminConnectionString)
            {
                Username = "helper",
                Password = "helper",
                Database = "patrol",
            };
            for (var time = 0; time < 2; time++)
            {
                await using var database = await PatrolDatabase.OpenAsync(
                    new PatrolDatabaseOptions(named.ConnectionString, null)
                );
                Assert.Empty(await DistrictStore.ListAsync(database));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task NamedServer_WhoseDatabaseBelongsToAnother_SaysSo()
    {
        var named = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Database = $"other_{Guid.NewGuid():N}",
        };
        await ExecuteAsync(
            new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString),
            $"create database {named.Database}"
        );
        var fault = await Assert.ThrowsAsync<EnvironmentMissingException>(() =>
            PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(named.ConnectionString, null))
        );
        Assert.Contains("belongs to another", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedServer_WithoutTheEncryptionThatTheAddressAsksFor_IsNotEntered()
    {
        var admin = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString);
        var address =
            $"postgresql://{admin.Username}:{admin.Password}@{admin.Host}:{admin.Port}/any?sslmode=require";
        var fault = await Assert.ThrowsAsync<EnvironmentMissingException>(() =>
            PatrolDatabase.OpenAsync(new PatrolDatabaseOptions(address, null))
        );
        Assert.Contains("SSL", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task District_DeletedWhileItIsWrittenTo_GoesAfterwardsAndTakesNothingMore()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var written = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var write = database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                entered.SetResult();
                await written.Task;
                return await ImportStore.NextNumberAsync(session);
            }
        );
        await entered.Task;
        var deletion = DistrictStore.DeleteAsync(database, district.Id);
        await using (var admin = new NpgsqlConnection(cluster.AdminConnectionString))
        {
            await admin.OpenAsync();
            await using var waits = new NpgsqlCommand(
                "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%for update')",
                admin
            );
            while (await waits.ExecuteScalarAsync() is not true) { }
        }
        Assert.False(deletion.IsCompleted);
        written.SetResult();
        Assert.Equal(1, await write);
        await deletion;
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            database.WriteAsync(district.Id, TestDistrict.Tester, ImportStore.NextNumberAsync)
        );
        Assert.Equal("district.unknown", Assert.Single(fault.Issues).Code);
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
    [InlineData("Password=hidden", "can't be read")]
    [InlineData("Host=127.0.0.1:99999;Username=a;Password=hidden", "can't be read")]
    [InlineData("postgresql://a:hidden@127.0.0.1:0/c", "can't be read")]
    [InlineData("Host=127.0.0.1;Port=99999;Username=a;Password=hidden", "can't be read")]
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

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder at, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(at.ConnectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        // One statement a command: a database can't be made inside another statement's transaction.
        foreach (var statement in sql.Split("; "))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
