using Dapper;
using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Storage.Plans;
using Patrol.Storage.Runs;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Tests.Plans;

/// <summary>The tiny sample district with its next week planned, in a database of its own.</summary>
internal sealed class TinyWeek : IAsyncDisposable
{
    private static readonly Actor Planner = new("planner", "test");

    private TinyWeek(PatrolDatabase database, District district) =>
        (Database, District) = (database, district);

    public PatrolDatabase Database { get; }

    public District District { get; }

    public static async Task<TinyWeek> LoadAsync(TestCluster cluster)
    {
        var folder = Directory.CreateTempSubdirectory("patrol-tiny").FullName;
        try
        {
            SampleGenerator.Write(SampleSize.Tiny, 7, folder);
            var database = await cluster.CreateDatabaseAsync();
            var recipe = DistrictRecipe.Read(Path.Combine(folder, "district.json"));
            return new TinyWeek(
                database,
                (await RecipeRun.LoadAsync(database, recipe, folder, folder)).District
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Monday of the week after this one.</summary>
    public LocalDate NextWeek =>
        WeekClock
            .WeekOf(SystemClock.Instance.GetCurrentInstant().InZone(District.TimeZone).Date)
            .PlusWeeks(1);

    public Task<PlanDetail> PlanAsync(LocalDate? week = null, int seed = 7, string? version = null) =>
        PlanAsync(
            new WeekPlanRequest(
                IsoWeek.NameOf(week ?? NextWeek),
                seed,
                BudgetSeconds: 120,
                Work: 0.4,
                Version: version
            )
        );

    public async Task<PlanDetail> PlanAsync(WeekPlanRequest request)
    {
        var store = await WeekPlanning.FindAsync(Database, District, request);
        return await WriteAsync(async session =>
            (await PlanDocuments.FindDetailAsync(session, District, await store(session)))!
        );
    }

    public Task<PlanEditResult> EditAsync(string plan, PlanEdit edit) =>
        WriteAsync(session => PlanEditing.EditAsync(session, District, NumberOf(plan), edit, isTry: false));

    public Task<PlanView> DecideAsync(string plan, string state) =>
        WriteAsync(session =>
            PlanDeciding.DecideAsync(
                session,
                District,
                NumberOf(plan),
                state,
                new PlanDecision("A. Commander", "looked at it")
            )
        );

    public Task<PlanView> UndoAsync(string plan, bool isRedo = false) =>
        WriteAsync(session => PlanEditing.UndoAsync(session, District, NumberOf(plan), isRedo));

    public async Task<PlanView> PublishAsync(string plan)
    {
        await DecideAsync(plan, "approved");
        return await DecideAsync(plan, "published");
    }

    public Task<PlanDetail> ReadAsync(string plan) =>
        Database.ReadAsync(
            District.Id,
            async session => (await PlanDocuments.FindDetailAsync(session, District, NumberOf(plan)))!
        );

    public Task<T> ReadAsync<T>(Func<DistrictSession, Task<T>> read) => Database.ReadAsync(District.Id, read);

    public Task<T> WriteAsync<T>(Func<DistrictSession, Task<T>> write) =>
        Database.WriteAsync(District.Id, Planner, write);

    /// <summary>How many wait for somebody else's work in a district.</summary>
    public static Task<int> WaitingAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<int>(
            "select count(*)::int from pg_locks where not granted and locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
        );

    public static int NumberOf(string plan) =>
        NumberedKey.TryParse(plan, out var key) ? key.Number : throw new ArgumentException(plan);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
