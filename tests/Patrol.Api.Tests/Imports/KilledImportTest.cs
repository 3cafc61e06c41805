using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Tests.Import;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests.Imports;

/// <summary>The API as a process of its own, killed while rows of an import are on their way into the database.</summary>
public sealed class KilledImportTest
{
    private const int Rows = 150_000;

    [Fact]
    public async Task Import_WhenTheApiIsKilled_LeavesNothingAndCanBeRepeated()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-killed-{Guid.NewGuid():N}");
        try
        {
            var options = new PatrolDatabaseOptions(
                null,
                new LocalClusterOptions(Path.Combine(folder, ".patrol", "cluster"))
            );
            await using (var cluster = await LocalCluster.JoinAsync(options.Cluster!))
            await using (var database = await PatrolDatabase.OpenAsync(options))
            {
                var district = await TestDistrict.CreateAsync(database, "here");
                await TestDistrict.LoadAsync(database, district, [TestDistrict.Row(1, "kept")]);
                var admin = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
                {
                    Database = options.Name,
                }.ConnectionString;
                var before = await DatabaseDigest.TakeAsync(admin);

                var (killed, client) = await StartAsync(folder);
                var answer = PostAsync(client);
                await WaitUntilAsync(
                    admin,
                    "select exists (select from pg_stat_progress_copy where tuples_processed > 1000)"
                );
                killed.Kill();
                await killed.WaitForExitAsync();
                await Assert.ThrowsAnyAsync<Exception>(() => answer);
                await WaitUntilAsync(
                    admin,
                    "select not exists (select from pg_stat_activity where usename = 'patrol_app' and state <> 'idle')"
                );
                Assert.Equal(before, await DatabaseDigest.TakeAsync(admin));
            }

            var (again, second) = await StartAsync(folder);
            try
            {
                using var created = await PostAsync(second);
                Assert.Equal(HttpStatusCode.Created, created.StatusCode);
                var view = await second.GetFromJsonAsync<DistrictView>("/api/districts/here");
                Assert.Equal(Rows + 1, view!.Counts["incidents"]);
            }
            finally
            {
                again.StandardInput.Close();
                await again.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client)
    {
        var file = new StringBuilder("ID,KIND,START,END,X,Y\n");
        for (var row = 0; row < Rows; row++)
        {
            file.Append(
                $"K{row},THEFT,2016-08-05 12:45,2016-08-05 13:45,{400_000 + row % 1000}.5,{130_000 + row / 1000}.5\n"
            );
        }
        using var form = new MultipartFormDataContent
        {
            { new StringContent("incidents"), "kind" },
            { new StringContent(BrokenIncidentFiles.CsvProfile), "profile" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file.ToString())), "file", "many.csv" },
        };
        return await client.PostAsync("/api/districts/here/imports", form);
    }

    private static async Task<(Process Server, HttpClient Client)> StartAsync(string folder)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Patrol.Api.dll"),
                "--port",
                $"{port}",
                "--until-stdin-closes",
                "true",
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATROL_ROOT"] = folder;
        start.Environment.Remove("PATROL_HOME");
        start.Environment.Remove("PATROL_DATABASE");
        var server = Process.Start(start)!;
        _ = server.StandardOutput.ReadToEndAsync();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Assert.False(server.HasExited, "The server ended while starting.");
            try
            {
                if ((await client.GetAsync("/health/ready", limit.Token)).IsSuccessStatusCode)
                {
                    return (server, client);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task WaitUntilAsync(string connectionString, string condition)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using var command = new NpgsqlCommand(condition, connection);
            if ((bool)(await command.ExecuteScalarAsync(limit.Token))!)
            {
                return;
            }
            await Task.Delay(5, limit.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
