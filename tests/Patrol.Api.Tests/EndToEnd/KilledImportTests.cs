using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Tests.Import;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Demand;
using Patrol.Storage.Tests;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>
/// The built server, killed in the middle of an import over HTTP: what was there before is there after the next start,
/// and nothing else, neither rows nor files; the same import then succeeds.
/// </summary>
public sealed class KilledImportTests : IAsyncLifetime
{
    private const int Rows = 80_000;
    private static readonly byte[] Large = File(0, Rows, "2016-08-05 13:45");
    private readonly string home = Path.Combine(Path.GetTempPath(), $"patrol-killed-{Guid.NewGuid():N}");
    private ServerProcess? server;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(home);
        await using (
            var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(home, "cluster")))
            )
        )
        {
            await TestDistrict.CreateAsync(database, "here");
        }
        // The database is at rest again: from here on the server alone starts, adopts and stops it.
        server = await ServerProcess.StartAsync(home);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.StopAsync();
            server.Dispose();
        }
        // The seat of the killed process was swept, so the last one out has stopped the cluster.
        var isRunning = System.IO.File.Exists(PidFile);
        if (isRunning)
        {
            using var left = System.Diagnostics.Process.GetProcessById(Postmaster());
            left.Kill();
            await left.WaitForExitAsync();
        }
        Directory.Delete(home, recursive: true);
        Assert.False(isRunning, "The cluster was left running.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_KilledWhileRowsArrive_LeavesWhatWasThere(bool databaseToo)
    {
        // Known rows, of which the large file changes some.
        await ImportAsync(File(0, 500, "2016-08-05 12:50"));
        var before = await DigestAsync();
        var view = await ViewAsync();
        await using (var admin = await OpenAsync())
        {
            var import = ImportAsync(Large);
            await UntilAsync(
                admin,
                "select exists (select from pg_stat_progress_copy where tuples_processed > 1000)"
            );
            var database = Postmaster();
            server!.Kill();
            if (databaseToo)
            {
                System.Diagnostics.Process.GetProcessById(database).Kill();
            }
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => import);
            await StartAgainAsync();
            Assert.Equal(databaseToo, database != Postmaster());
        }
        await AssertNothingChangedAsync(before, view);
        await AssertImportSucceedsAsync();
    }

    [Fact]
    public async Task Import_KilledWhileMerging_LeavesWhatWasThereAndNoLock()
    {
        await ImportAsync(File(0, 500, "2016-08-05 12:50"));
        var before = await DigestAsync();
        var view = await ViewAsync();
        await using (var admin = await OpenAsync())
        await using (var holder = await OpenAsync())
        {
            // The import has written its counts by then, and stops short of the incidents.
            await using var transaction = await holder.BeginTransactionAsync();
            await ExecuteAsync(holder, "lock table patrol.incident in share mode");
            var import = ImportAsync(Large);
            const string Waiting =
                "(select from pg_stat_activity where wait_event_type = 'Lock' and usename = 'patrol_app')";
            await UntilAsync(admin, $"select exists {Waiting}");
            server!.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => import);
            await UntilAsync(admin, $"select not exists {Waiting}");
        }
        await StartAgainAsync();
        await AssertNothingChangedAsync(before, view);
        await AssertImportSucceedsAsync();
    }

    [Fact]
    public async Task Database_KilledBehindTheServer_IsStartedAgainByIt()
    {
        await ImportAsync(File(0, 500, "2016-08-05 12:50"));
        var before = Postmaster();
        System.Diagnostics.Process.GetProcessById(before).Kill();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var statuses = new HashSet<HttpStatusCode>();
        var isBack = false;
        while (!isBack)
        {
            isBack = System.IO.File.Exists(PidFile) && Postmaster() != before;
            using var answer = await server!.Client.GetAsync("/api/districts/here", limit.Token);
            statuses.Add(answer.StatusCode);
            isBack &= answer.StatusCode == HttpStatusCode.OK;
        }
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, statuses);
        Assert.Equal(500, (await ViewAsync()).Counts["incidents"]);
    }

    private async Task AssertNothingChangedAsync(IReadOnlyList<string> before, DistrictView view)
    {
        Assert.Equal(before, await DigestAsync());
        var after = await ViewAsync();
        Assert.Equal(500, after.Counts["incidents"]);
        Assert.Equal(view.Counts, after.Counts);
        Assert.Equal(view.TilesVersion, after.TilesVersion);
        Assert.Single((await server!.Client.GetFromJsonAsync<ImportView[]>("/api/districts/here/imports"))!);
        // What had been sent lay in a file of the killed process.
        var uploads = Assert.Single(Directory.GetDirectories(home, "patrol-uploads-*"));
        Assert.Equal(["lock"], Directory.GetFileSystemEntries(uploads).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(home, "ASPNETCORE_*"));
    }

    private async Task AssertImportSucceedsAsync()
    {
        var report = await ImportAsync(Large);
        Assert.Equal((Rows - 500, 500, 0), (report.Inserted, report.Updated, report.Unchanged));
        Assert.Equal("here-2", report.Id);
        Assert.Equal(Rows, (await ViewAsync()).Counts["incidents"]);
        await using var database = await PatrolDatabase.OpenAsync(
            new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(home, "cluster")))
        );
        var district = (await DistrictStore.FindAsync(database, "here"))!;
        Assert.Equal(0, await database.ReadAsync(district.Id, DemandCounts.CountDifferencesAsync));
    }

    private async Task StartAgainAsync()
    {
        server!.Dispose();
        server = null;
        server = await ServerProcess.StartAsync(home);
    }

    private async Task<DistrictView> ViewAsync() =>
        (await server!.Client.GetFromJsonAsync<DistrictView>("/api/districts/here"))!;

    private async Task<ImportView> ImportAsync(byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("incidents"), "kind" },
            { new StringContent(BrokenIncidentFiles.CsvProfile), "profile" },
            { new ByteArrayContent(file), "file", "incidents.csv" },
        };
        using var answer = await server!.Client.PostAsync("/api/districts/here/imports", form);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ImportView>())!;
    }

    private static byte[] File(int from, int to, string end)
    {
        var text = new StringBuilder("ID,KIND,START,END,X,Y\n");
        for (var row = from; row < to; row++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"R{row},THEFT,2016-08-05 12:45,{end},{400_005 + row % 99 * 10},{130_005 + row % 98 * 10}\n"
            );
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private string PidFile => Path.Combine(home, "cluster", "data", "postmaster.pid");

    private int Postmaster() =>
        int.Parse(System.IO.File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private string AdminConnectionString() =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(
                System.IO.File.ReadAllText(Path.Combine(home, "cluster", "port")),
                CultureInfo.InvariantCulture
            ),
            Username = "patrol_admin",
            Password = System.IO.File.ReadAllText(Path.Combine(home, "cluster", "password")),
            Database = "patrol",
            Pooling = false,
        }.ConnectionString;

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(AdminConnectionString());
        await connection.OpenAsync();
        return connection;
    }

    private async Task<IReadOnlyList<string>> DigestAsync()
    {
        await using var admin = await OpenAsync();
        return await DatabaseDigest.TakeAsync(admin);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(NpgsqlConnection connection, string condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var command = new NpgsqlCommand(condition, connection);
        while (await command.ExecuteScalarAsync(limit.Token) is not true) { }
    }
}
