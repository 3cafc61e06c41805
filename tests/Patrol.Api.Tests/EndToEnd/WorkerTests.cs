using System.Diagnostics;
using System.Globalization;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Jobs;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>Two workers as processes on one database; the one that has a job is killed.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"patrol-worker-{Guid.NewGuid():N}");

    public WorkerTests() => Directory.CreateDirectory(home);

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Job_WhoseWorkerIsKilled_IsFinishedByTheOtherWithinAMinute()
    {
        await using var database = await PatrolDatabase.OpenAsync(
            new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(home, "cluster")))
        );
        var sample = Path.Combine(CommandLine.Root, "data", "sample");
        var recipe = DistrictRecipe.Read(Path.Combine(sample, "district.json"));
        var district = (await RecipeRun.LoadAsync(database, recipe, sample, sample)).District;
        using var first = await StartWorkerAsync();
        using var second = await StartWorkerAsync();
        var job = await new JobQueue(database).AddAsync(
            district,
            TonightWork.Kind,
            new TonightRequest("2025-11-28T20:00", Patrols: 60),
            TestDistrict.Tester
        );
        Assert.True(NumberedKey.TryParse(job.Id, out var key));
        Task<JobView> FindAsync() =>
            database.ReadAsync(
                district.Id,
                async session => (await JobStore.FindAsync(session, district.Code, key.Number))!
            );
        string? holder;
        while (
            (
                holder = await database.ReadAsync(
                    district.Id,
                    session => JobStore.FindWorkerAsync(session, key.Number)
                )
            )
                is null
        ) { }
        var hit = new[] { first, second }.Single(worker =>
            holder.Contains($"-{worker.Id.ToString(CultureInfo.InvariantCulture)}-", StringComparison.Ordinal)
        );
        hit.Kill();
        await hit.WaitForExitAsync();
        Assert.Equal("running", (await FindAsync()).State);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await FindAsync()).Attempt == 1)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
        JobView done;
        while (!(done = await FindAsync()).IsOver) { }
        Assert.True(done.State == "done", done.Problem);
        Assert.Equal(2, done.Attempt);
        var plans = await database.ReadAsync(district.Id, TonightStore.ListAsync);
        Assert.Equal(done.Result, Assert.Single(plans).Id);
        var left = hit == first ? second : first;
        left.Kill();
        await left.WaitForExitAsync();
    }

    private async Task<Process> StartWorkerAsync()
    {
        var worker = CommandLine.Start("worker --jobs 1", home);
        await CommandLine.SaysAsync(worker, "waits for jobs");
        return worker;
    }
}
