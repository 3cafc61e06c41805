using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Jobs;
using Patrol.Storage.Plans;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests;
using Patrol.Storage.Tests.Demand;
using Patrol.Storage.Weeks;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>Whoever plans a week is killed in each stage: the plan comes whole, once, from another.</summary>
public sealed class KilledWeekTests(TestCluster cluster) : IDisposable
{
    private static readonly WeekPlanRequest Week = new(BudgetSeconds: 300, Work: 1);
    private readonly string home = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), $"patrol-killed-week-{Guid.NewGuid():N}"))
        .FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Worker_KilledInEachStage_IsFollowedByAnotherThatFinishes()
    {
        string[] stages = ["staffing", "roster", "roster.preferences", "network", "routes", "check"];
        // Side by side: each waits twenty seconds until its dead worker counts as lost.
        await Task.WhenAll(stages.Select(KillInAsync));
    }

    [Fact]
    public async Task ServerAndDatabase_KilledWhilePlanning_ComeBackAndFinish()
    {
        await using (
            var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(home, "cluster")))
            )
        )
        {
            await LoadTinyAsync(database);
        }
        JobView job;
        using (var server = await ServerProcess.StartAsync(home))
        {
            using var answer = await server.Client.PostAsJsonAsync(
                "/api/districts/sample_tiny/plans",
                Week with
                {
                    Work = 100,
                }
            );
            job = (await answer.Content.ReadFromJsonAsync<JobView>())!;
            while (!(await JobAsync(server, job.Id)).Stage.StartsWith("ro", StringComparison.Ordinal)) { }
            // A stop at once, as when the power goes.
            var postmaster = Path.Combine(home, "cluster", "data", "postmaster.pid");
            Process
                .GetProcessById(
                    int.Parse(
                        File.ReadLines(postmaster).First(),
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
                .Kill();
            server.Kill();
        }
        using var again = await ServerProcess.StartAsync(home);
        Assert.Empty((await again.Client.GetFromJsonAsync<PlanView[]>("/api/districts/sample_tiny/plans"))!);
        JobView end;
        while (!(end = await JobAsync(again, job.Id)).IsOver)
        {
            if (end is { Attempt: > 1, Best: > 0, IsCancelRequested: false })
            {
                // The best so far is enough.
                using var canceled = await again.Client.PostAsync($"/api/jobs/{job.Id}/cancel", null);
            }
        }
        Assert.True(end.State == "done", end.Problem);
        var plan = Assert.Single(
            (await again.Client.GetFromJsonAsync<PlanView[]>("/api/districts/sample_tiny/plans"))!
        );
        Assert.Equal((end.Result, 0, true), (plan.Id, plan.Figures.Checks.Roster, plan.Figures.ClockStopped));
        await again.StopAsync();
    }

    private async Task KillInAsync(string stage)
    {
        var name = $"killed_{stage.Replace('.', '_')}_{Guid.NewGuid():N}";
        var address = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
        {
            Database = name,
        }.ConnectionString;
        await using var database = await PatrolDatabase.OpenAsync(
            new PatrolDatabaseOptions(address, null, name)
        );
        var district = await LoadTinyAsync(database);
        using var first = CommandLine.Start("worker --jobs 1", home, database: address);
        await CommandLine.SaysAsync(first, "waits for jobs");
        var job = await new JobQueue(database).AddAsync(district, WeekWork.Kind, Week, TestDistrict.Tester);
        await CommandLine.SaysAsync(first, $"Job {job.Id}: {stage}");
        first.Kill();
        await first.WaitForExitAsync();
        Assert.Empty(await ListAsync(database, district));
        _ = NumberedKey.TryParse(job.Id, out var key);
        var isKept = await database.ReadAsync(
            district.Id,
            session => JobStore.HasKeptAsync(session, key.Number)
        );
        // What was found before the kill is there for the next one.
        Assert.True(isKept || stage is "staffing" or "roster");

        using var second = CommandLine.Start("worker --jobs 1", home, database: address);
        await CommandLine.SaysAsync(second, $"Job {job.Id}: check");
        JobView end;
        while (
            !(
                end = await database.ReadAsync(
                    district.Id,
                    async session => (await JobStore.FindAsync(session, district.Code, key.Number))!
                )
            ).IsOver
        ) { }
        second.Kill();
        await second.WaitForExitAsync();
        Assert.True(end.State == "done", end.Problem);
        Assert.Equal(2, end.Attempt);
        var plan = Assert.Single(await ListAsync(database, district));
        Assert.Equal(end.Result, plan.Id);
        Assert.Equal((0, 0), (plan.Figures.Checks.Roster, plan.Figures.Checks.Routes));
    }

    private static Task<IReadOnlyList<PlanView>> ListAsync(PatrolDatabase database, District district) =>
        database.ReadAsync(district.Id, session => PlanDocuments.ListAsync(session, district, null));

    private static async Task<JobView> JobAsync(ServerProcess server, string job) =>
        (await server.Client.GetFromJsonAsync<JobView>($"/api/jobs/{job}"))!;

    private async Task<District> LoadTinyAsync(PatrolDatabase database)
    {
        var folder = Path.Combine(home, $"tiny-{Guid.NewGuid():N}");
        SampleGenerator.Write(SampleSize.Tiny, 7, folder);
        var recipe = DistrictRecipe.Read(Path.Combine(folder, "district.json"));
        return (await RecipeRun.LoadAsync(database, recipe, folder, folder)).District;
    }
}
