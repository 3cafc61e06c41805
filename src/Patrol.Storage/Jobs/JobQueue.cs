using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Jobs;

/// <summary>
/// Brings keys of jobs to workers, in any process on one database. What a job is, and how it stands, is in its row
/// (<see cref="JobStore"/>): a key that comes twice, or late, does no harm. Made on Hangfire.
/// </summary>
/// <param name="database">The database.</param>
public sealed class JobQueue(PatrolDatabase database)
{
    /// <summary>Schema of the queue's own tables.</summary>
    internal const string Schema = "hangfire";

    private const string Name = "default";
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);
    private readonly PostgreSqlStorage storage = new(
        new Connections(database.ConnectionString),
        new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false,
            // Long polling holds a worker back for its whole shutdown time when it is stopped.
            QueuePollInterval = TimeSpan.FromSeconds(1),
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(30),
            EnableTransactionScopeEnlistment = false,
        }
    );

    /// <summary>Adds a job and brings its key to a worker.</summary>
    /// <param name="district">The district.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="actor">Who asks and why.</param>
    /// <param name="cancel">Gives up before it is added.</param>
    public async Task<Contracts.JobView> AddAsync<T>(
        District district,
        string kind,
        T request,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        var job = await database.WriteAsync(
            district.Id,
            actor,
            session => JobStore.AddAsync(session, district.Code, kind, request),
            cancel
        );
        _ = NumberedKey.TryParse(job.Id, out var key);
        Bring(key.District, key.Number);
        return job;
    }

    /// <summary>Works on jobs until disposed; a job under way is let go then, and another worker takes it up.</summary>
    /// <param name="runner">Does the work.</param>
    /// <param name="workers">Jobs at a time; a search uses two cores.</param>
    public IAsyncDisposable StartWorker(JobRunner runner, int workers = 1) =>
        new Worker(this, runner, workers);

    private void Bring(string district, int number) =>
        new BackgroundJobClient(storage).Create(
            Job.FromExpression<JobTurn>(turn => turn.RunAsync(district, number, CancellationToken.None)),
            new Hangfire.States.EnqueuedState(Name)
        );

    private sealed class Worker : IAsyncDisposable
    {
        private readonly JobQueue queue;
        private readonly BackgroundJobServer server;
        private readonly CancellationTokenSource stop = new();
        private readonly Task sweeping;
        private readonly HashSet<(string, int)> brought = [];

        public Worker(JobQueue queue, JobRunner runner, int workers)
        {
            this.queue = queue;
            server = new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    WorkerCount = workers,
                    Queues = [Name],
                    Activator = new Turns(runner),
                    FilterProvider = new JobFilterCollection(),
                    CancellationCheckInterval = TimeSpan.FromSeconds(1),
                    ServerCheckInterval = TimeSpan.FromMinutes(1),
                    SchedulePollingInterval = TimeSpan.FromMinutes(1),
                    StopTimeout = TimeSpan.FromSeconds(1),
                    ShutdownTimeout = TimeSpan.FromSeconds(15),
                },
                queue.storage
            );
            sweeping = Task.Run(SweepAsync, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            server.SendStop();
            await Task.Run(server.Dispose);
            await sweeping;
            stop.Dispose();
        }

        // A key can be lost: its process died between adding the row and bringing the key, or the queue's own news of a
        // dead worker went astray.
        private async Task SweepAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var monitor = queue.storage.GetMonitoringApi();
                    if (monitor.EnqueuedCount(Name) + monitor.FetchedCount(Name) == 0)
                    {
                        brought.Clear();
                    }
                    foreach (
                        var lost in await JobStore.FindLostAsync(
                            queue.Database,
                            JobStore.LostAfterSeconds,
                            stop.Token
                        )
                    )
                    {
                        if (brought.Add(lost))
                        {
                            queue.Bring(lost.District, lost.Number);
                        }
                    }
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception fault) when (DatabaseFaults.IsGone(fault))
                {
                    // Looked at again with the next sweep.
                }
                await Task.Delay(Sweep, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private PatrolDatabase Database => database;

    private sealed class Connections(string connectionString) : IConnectionFactory
    {
        // Without our types: the queue reads times as the framework's.
        public Npgsql.NpgsqlConnection GetOrCreateConnection() => new(connectionString);
    }

    private sealed class Turns(JobRunner runner) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new JobTurn(runner);
    }
}

/// <summary>What the queue calls; public because it asks for that.</summary>
/// <param name="runner">Does the work.</param>
public sealed class JobTurn(JobRunner runner)
{
    /// <summary>Runs a job to its end, or lets it go when the worker is stopped.</summary>
    public Task RunAsync(string district, int number, CancellationToken stopping) =>
        runner.RunAsync(district, number, stopping);
}
