using System.Net.Http.Json;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Import;
using Patrol.Engine.Sample;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests;

namespace Patrol.Api.Tests.Plans;

/// <summary>The API on the tiny sample district.</summary>
public sealed class TinyServer(TestCluster cluster) : PatrolServer(cluster)
{
    /// <summary>Code of the district.</summary>
    public const string District = "sample_tiny";

    /// <summary>Plans by a job, and waits for its end.</summary>
    public async Task<JobView> PlanAsync(WeekPlanRequest request)
    {
        using var answer = await Client.PostAsJsonAsync($"/api/districts/{District}/plans", request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var job = (await answer.Content.ReadFromJsonAsync<JobView>())!;
        while (!job.IsOver)
        {
            job = (await Client.GetFromJsonAsync<JobView>($"/api/jobs/{job.Id}"))!;
        }
        return job;
    }

    protected override async Task FillAsync(PatrolDatabase database)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-tiny-{Guid.NewGuid():N}");
        try
        {
            SampleGenerator.Write(SampleSize.Tiny, 7, folder);
            var recipe = DistrictRecipe.Read(Path.Combine(folder, "district.json"));
            await RecipeRun.LoadAsync(database, recipe, folder, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
