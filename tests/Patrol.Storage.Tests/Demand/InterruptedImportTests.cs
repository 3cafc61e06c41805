using Npgsql;
using Patrol.Engine.Model;
using Patrol.Storage.Cluster;
using Patrol.Storage.Demand;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Demand;

/// <summary>An import cut off in the middle leaves what was there before, and nothing of itself.</summary>
public sealed class InterruptedImportTests(TestCluster shared)
{
    private const int Rows = 40_000;

    [Fact]
    public async Task Load_WhenItsConnectionIsTerminated_LeavesNothing()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await CreateAsync(database, "here");
        await LoadAsync(database, district, [Row(1, "kept")]);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            LoadAsync(database, district, CutOff(() => TerminateWriters(shared.AdminConnectionString)))
        );
        await AssertOnlyTheFirstAsync(database, district);
    }

    [Fact]
    public async Task Load_WhenItsConnectionIsTerminatedAfterTheMerge_LeavesNothing()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await CreateAsync(database, "here");
        await LoadAsync(database, district, [Row(1, "kept")]);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            database.WriteAsync(
                district.Id,
                Tester,
                async session =>
                {
                    await IncidentStore.LoadAsync(
                        session,
                        () => Task.FromResult(1),
                        new IncidentBatch("set", Categories),
                        Many(2)
                    );
                    TerminateWriters(shared.AdminConnectionString, session.Connection.ProcessID);
                    return 0;
                }
            )
        );
        await AssertOnlyTheFirstAsync(database, district);
    }

    [Fact]
    public async Task Load_WhenTheServerStopsAtOnce_LeavesNothingAfterRecovery()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-kill-{Guid.NewGuid():N}");
        var options = new PatrolDatabaseOptions(null, new LocalClusterOptions(folder));
        try
        {
            await using var database = await PatrolDatabase.OpenAsync(options);
            var district = await CreateAsync(database, "here");
            await LoadAsync(database, district, [Row(1, "kept")]);
            await Assert.ThrowsAnyAsync<Exception>(() =>
                LoadAsync(
                    database,
                    district,
                    CutOff(() => database.Cluster!.StopAtOnceAsync().GetAwaiter().GetResult())
                )
            );
            Assert.False(await database.AnswersAsync());
            await database.Cluster!.EnsureRunningAsync();
            // The same program goes on with the restarted server: no new address, no new password.
            await AssertOnlyTheFirstAsync(database, district);
            await LoadAsync(database, district, [Row(1, "after")]);

            await Assert.ThrowsAnyAsync<Exception>(() =>
                database.WriteAsync(
                    district.Id,
                    Tester,
                    async session =>
                    {
                        await IncidentStore.LoadAsync(
                            session,
                            () => Task.FromResult(1),
                            new IncidentBatch("set", Categories),
                            Many(2)
                        );
                        await database.Cluster!.StopAtOnceAsync();
                        return 0;
                    }
                )
            );
            await database.Cluster!.EnsureRunningAsync();
            Assert.Equal(2, await CountAsync(database, district));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AssertOnlyTheFirstAsync(PatrolDatabase database, District district)
    {
        Assert.Equal(1, await CountAsync(database, district));
        Assert.Equal(0, await database.ReadAsync(district.Id, DemandCounts.CountDifferencesAsync));
        // The door is open again: a lock that stayed would hang here.
        var load = await LoadAsync(database, district, [Row(1, "kept")]);
        Assert.Equal((0, 1), (load.Inserted, load.Unchanged));
    }

    private static Task<double> CountAsync(PatrolDatabase database, District district) =>
        database.ReadAsync(
            district.Id,
            async session =>
            {
                await using var command = new NpgsqlCommand(
                    "select coalesce(sum(weight), 0) from patrol.demand_count having sum(weight) = (select count(*) from patrol.incident)",
                    session.Connection,
                    session.Transaction
                );
                return (double)(await command.ExecuteScalarAsync())!;
            }
        );

    private static IEnumerable<IncidentRow> Many(int from) =>
        Enumerable
            .Range(from, Rows)
            .Select(row => Row(row, $"{row}", cell: row % 100, day: row % 300, hour: row % 22));

    private static IEnumerable<IncidentRow> CutOff(Action cut)
    {
        foreach (var row in Many(2))
        {
            if (row.Row == Rows / 2)
            {
                cut();
            }
            yield return row;
        }
    }

    private static void TerminateWriters(string admin, int? process = null)
    {
        using var connection = new NpgsqlConnection(admin);
        connection.Open();
        using var command = new NpgsqlCommand(
            process is null
                ? "select pg_terminate_backend(pid, 5000) from pg_stat_activity where query like 'copy incident_stage%' and state = 'active'"
                : $"select pg_terminate_backend({process}, 5000)",
            connection
        );
        command.ExecuteNonQuery();
    }
}
