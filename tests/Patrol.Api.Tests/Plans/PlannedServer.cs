using Patrol.Contracts.Plans;
using Patrol.Engine.Import;
using Patrol.Engine.Sample;
using Patrol.Storage;
using Patrol.Storage.Plans;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests;
using Patrol.Storage.Weeks;

namespace Patrol.Api.Tests.Plans;

/// <summary>The API on a database of its own with the tiny sample and its next week planned.</summary>
public sealed class PlannedServer(TestCluster cluster) : PatrolServer(cluster)
{
    /// <summary>The planned week.</summary>
    public PlanDetail Plan { get; private set; } = null!;

    protected override async Task FillAsync(PatrolDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("patrol-tiny").FullName;
        try
        {
            SampleGenerator.Write(SampleSize.Tiny, 7, folder);
            var recipe = DistrictRecipe.Read(Path.Combine(folder, "district.json"));
            var district = (await RecipeRun.LoadAsync(database, recipe, folder, folder)).District;
            var store = await WeekPlanning.FindAsync(
                database,
                district,
                new WeekPlanRequest(BudgetSeconds: 120, Work: 0.4)
            );
            Plan = await database.WriteAsync(
                district.Id,
                new Actor("planner", "test"),
                async session =>
                    (await PlanDocuments.FindDetailAsync(session, district, await store(session)))!
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
