using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Jobs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Jobs;

/// <summary>Jobs by workers of the test's own making: taken up, lost, let go, canceled, failed.</summary>
public sealed class JobRunnerTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;
    private readonly List<string> reported = [];

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Run_WorkThatEnds_StoresItsResultAndItsEnd()
    {
        var number = await AddAsync("sum", new Order(3));
        await Runner(
                "a",
                job =>
                {
                    job.Report(new JobProgress("adding", 0.5, 1));
                    return Task.FromResult<Func<DistrictSession, Task<string>>>(_ =>
                        Task.FromResult($"made-{job.Request<Order>().Size}")
                    );
                }
            )
            .RunAsync("here", number, default);
        var job = await FindAsync(number);
        Assert.Equal(("done", "made-3", 1, true), (job.State, job.Result, job.Attempt, job.IsOver));
        Assert.Equal(("adding", 0.5, 1, 0.5), (job.Stage, job.Best, job.Bound, job.Gap));
    }

    [Fact]
    public async Task Run_OfALostWorker_IsTakenUpFromItsBest()
    {
        var number = await AddAsync("sum", new Order(3));
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = Runner(
                "first",
                async job =>
                {
                    await job.KeepAsync(new Order(40));
                    started.SetResult();
                    await release.Task;
                    return _ => Task.FromResult("too late");
                }
            )
            .RunAsync("here", number, default);
        await started.Task;
        // The first worker's machine stands still: no sign of life for a minute.
        await using (var admin = await AdminAsync())
        {
            await using var age = new NpgsqlCommand(
                "update patrol.job set worker = 'gone', heartbeat = now() - interval '1 minute'",
                admin
            );
            await age.ExecuteNonQueryAsync();
        }
        Order? kept = null;
        await Runner(
                "second",
                job =>
                {
                    kept = job.Kept<Order>();
                    return Task.FromResult<Func<DistrictSession, Task<string>>>(_ =>
                        Task.FromResult("in time")
                    );
                }
            )
            .RunAsync("here", number, default);
        release.SetResult();
        await first;
        var job = await FindAsync(number);
        Assert.Equal(("done", "in time", 2), (job.State, job.Result, job.Attempt));
        Assert.Equal(40, kept!.Size);
        Assert.Empty(reported);
    }

    [Fact]
    public async Task Run_WhileAnotherWorkerIsAlive_IsLeftToIt()
    {
        var number = await AddAsync("sum", new Order(3));
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Runner(
                "first",
                async _ =>
                {
                    started.SetResult();
                    await release.Task;
                    return _ => Task.FromResult("first");
                }
            )
            .RunAsync("here", number, default);
        await started.Task;
        var second = Runner("second", _ => throw new InvalidOperationException("never called"))
            .RunAsync("here", number, default);
        release.SetResult();
        await Task.WhenAll(first, second);
        var job = await FindAsync(number);
        Assert.Equal(("done", "first", 1), (job.State, job.Result, job.Attempt));
        Assert.Empty(reported);
    }

    [Fact]
    public async Task Run_WhoseWorkerIsStopped_IsLetGoAndCountsNoAttempt()
    {
        var number = await AddAsync("sum", new Order(3));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Runner(
                    "a",
                    async job =>
                    {
                        await stop.CancelAsync();
                        await Task.Delay(Timeout.Infinite, job.Cancel);
                        throw new InvalidOperationException("never reached");
                    }
                )
                .RunAsync("here", number, stop.Token)
        );
        var job = await FindAsync(number);
        Assert.Equal(("waiting", 0), (job.State, job.Attempt));
    }

    [Fact]
    public async Task Cancel_OfAJobThatRuns_ReachesItsWorkAndKeepsWhatItReturns()
    {
        var number = await AddAsync("sum", new Order(3));
        await Runner(
                "a",
                async job =>
                {
                    await WriteAsync(session => JobStore.AskToCancelAsync(session, number));
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                        Task.Delay(Timeout.Infinite, job.Cancel)
                    );
                    Assert.False(job.Stopping.IsCancellationRequested);
                    return _ => Task.FromResult("best so far");
                }
            )
            .RunAsync("here", number, default);
        var job = await FindAsync(number);
        Assert.Equal(("done", "best so far", true), (job.State, job.Result, job.IsCancelRequested));
    }

    [Fact]
    public async Task Cancel_OfAJobThatWaits_EndsItAndNoWorkerTakesIt()
    {
        var number = await AddAsync("sum", new Order(3));
        Assert.True(await WriteAsync(session => JobStore.AskToCancelAsync(session, number)));
        Assert.False(await WriteAsync(session => JobStore.AskToCancelAsync(session, number + 1)));
        await Runner("a", _ => throw new InvalidOperationException("never called"))
            .RunAsync("here", number, default);
        Assert.Equal("canceled", (await FindAsync(number)).State);
        Assert.Empty(reported);
    }

    [Fact]
    public async Task Run_WorkThatCantBeDone_FailsInWords()
    {
        var refused = await AddAsync("sum", new Order(3));
        var broken = await AddAsync("sum", new Order(3));
        await Runner(
                "a",
                _ => throw new InputException(new InputIssue("sum.size", null, null, "size", "3", "Give 4."))
            )
            .RunAsync("here", refused, default);
        await Runner("a", _ => throw new InvalidOperationException("secret"))
            .RunAsync("here", broken, default);
        Assert.Contains("Give 4.", (await FindAsync(refused)).Problem, StringComparison.Ordinal);
        var fault = await FindAsync(broken);
        Assert.Equal("failed", fault.State);
        Assert.DoesNotContain("secret", fault.Problem, StringComparison.Ordinal);
        Assert.Equal([$"here-{broken}"], reported);
    }

    [Fact]
    public async Task Run_WhoseStoringFails_StoresNeitherResultNorEnd()
    {
        var number = await AddAsync("sum", new Order(3));
        await Runner(
                "a",
                _ =>
                    Task.FromResult<Func<DistrictSession, Task<string>>>(async session =>
                    {
                        await JobStore.AddAsync(session, "here", "other", new Order(1));
                        throw new InvalidOperationException("half-way");
                    })
            )
            .RunAsync("here", number, default);
        Assert.Equal("failed", (await FindAsync(number)).State);
        Assert.Single(await database.ReadAsync(district.Id, session => JobStore.ListAsync(session, "here")));
    }

    [Fact]
    public async Task Run_OfAJobWhoseWorkersAreLostAgainAndAgain_FailsInWords()
    {
        var number = await AddAsync("sum", new Order(3));
        await using (var admin = await AdminAsync())
        {
            await using var age = new NpgsqlCommand(
                "update patrol.job set state = 'running', attempt = 3, worker = 'gone', heartbeat = now() - interval '1 minute'",
                admin
            );
            await age.ExecuteNonQueryAsync();
        }
        await Runner("a", _ => throw new InvalidOperationException("never called"))
            .RunAsync("here", number, default);
        var job = await FindAsync(number);
        Assert.Equal("failed", job.State);
        Assert.Contains("lost 3 times", job.Problem, StringComparison.Ordinal);
        Assert.Empty(reported);
    }

    [Fact]
    public async Task Queue_WithTwoWorkers_BringsEachJobToOneOfThem()
    {
        var queue = new JobQueue(database);
        var done = new System.Collections.Concurrent.ConcurrentBag<string>();
        JobRunner Make(string name) =>
            Runner(
                name,
                job =>
                {
                    done.Add($"{job.Request<Order>().Size}");
                    return Task.FromResult<Func<DistrictSession, Task<string>>>(_ => Task.FromResult(name));
                }
            );
        await using var first = queue.StartWorker(Make("first"));
        await using var second = queue.StartWorker(Make("second"));
        var jobs = new List<JobView>();
        for (var size = 0; size < 6; size++)
        {
            jobs.Add(await queue.AddAsync(district, "sum", new Order(size), TestDistrict.Tester));
        }
        foreach (var job in jobs)
        {
            while (!(await FindAsync(Number(job))).IsOver) { }
        }
        Assert.Equal(["0", "1", "2", "3", "4", "5"], done.Order());
    }

    [Fact]
    public async Task Queue_WhoseNewsWasLost_FindsTheJobItself()
    {
        var number = await AddAsync("sum", new Order(3));
        await using (var admin = await AdminAsync())
        {
            await using var age = new NpgsqlCommand(
                "update patrol.job set created = now() - interval '1 minute'",
                admin
            );
            await age.ExecuteNonQueryAsync();
        }
        var queue = new JobQueue(database);
        await using var worker = queue.StartWorker(
            Runner(
                "a",
                _ => Task.FromResult<Func<DistrictSession, Task<string>>>(_ => Task.FromResult("found"))
            )
        );
        while (!(await FindAsync(number)).IsOver) { }
        Assert.Equal("found", (await FindAsync(number)).Result);
    }

    [Fact]
    public async Task News_OfAJob_AreHeard()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var news = LiveNews.ListenAsync(database, limit.Token).GetAsyncEnumerator();
        var next = news.MoveNextAsync();
        var number = await AddAsync("sum", new Order(3));
        await WriteAsync(session => JobStore.AskToCancelAsync(session, number));
        Assert.True(await next);
        Assert.Equal(new LiveNews(district.Id, "job", number), news.Current);
    }

    private JobRunner Runner(string name, JobWork work) =>
        new(
            database,
            new Dictionary<string, JobWork> { ["sum"] = work },
            name,
            (job, _) => reported.Add(job)
        );

    private async Task<int> AddAsync(string kind, Order order) =>
        Number(await WriteAsync(session => JobStore.AddAsync(session, "here", kind, order)));

    private static int Number(JobView job)
    {
        Assert.True(NumberedKey.TryParse(job.Id, out var key));
        return key.Number;
    }

    private async Task<JobView> FindAsync(int number) =>
        (await database.ReadAsync(district.Id, session => JobStore.FindAsync(session, "here", number)))!;

    private Task<T> WriteAsync<T>(Func<DistrictSession, Task<T>> work) =>
        database.WriteAsync(district.Id, TestDistrict.Tester, work);

    private async Task<NpgsqlConnection> AdminAsync()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString)
            {
                Database = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database,
            }.ConnectionString
        );
        await connection.OpenAsync();
        return connection;
    }

    private sealed record Order(int Size);
}
