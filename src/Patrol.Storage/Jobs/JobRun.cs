using Patrol.Engine.Model;

namespace Patrol.Storage.Jobs;

/// <summary>A job under way: what is asked for, and a heart that beats until the work is done.</summary>
public sealed class JobRun : IProgress<JobProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly TakenJob taken;
    private readonly string worker;
    private readonly Action<string>? enter;
    private readonly CancellationTokenSource cancel;
    private readonly CancellationTokenSource stopBeating = new();
    private readonly Task beating;
    private readonly Lock gate = new();
    private JobProgress progress = new("started", 0, null);

    internal JobRun(
        PatrolDatabase database,
        District district,
        TakenJob taken,
        string worker,
        Action<string>? enter,
        CancellationToken stopping
    )
    {
        (Database, District, this.taken, this.worker, this.enter) = (
            database,
            district,
            taken,
            worker,
            enter
        );
        cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Stopping = stopping;
        beating = Task.Run(BeatAsync, CancellationToken.None);
    }

    /// <summary>The database.</summary>
    public PatrolDatabase Database { get; }

    /// <summary>The district.</summary>
    public District District { get; }

    /// <summary>Who asked, and for what.</summary>
    public Actor Actor => new(taken.Actor, $"job {new NumberedKey(District.Code, taken.Number)}");

    /// <summary>Ends the work: somebody asked for it, the worker is stopped, or the job is another's now.</summary>
    public CancellationToken Cancel => cancel.Token;

    /// <summary>The worker is being stopped: nothing is to be kept as a result.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>True once the job is another worker's.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>Where the work stands.</summary>
    internal JobProgress Progress
    {
        get
        {
            lock (gate)
            {
                return progress;
            }
        }
    }

    /// <summary>What was asked for.</summary>
    public T Request<T>() => JsonDocumentStore.Read<T>(taken.Request);

    /// <summary>Best of an earlier attempt, from which to go on; null when there is none.</summary>
    public T? Kept<T>()
        where T : class => taken.Kept is { } text ? JsonDocumentStore.Read<T>(text) : null;

    /// <summary>Stores the best so far, so that another worker can go on from it.</summary>
    public Task KeepAsync<T>(T best) =>
        Database.WriteAsync(
            District.Id,
            Actor,
            session => JobStore.KeepAsync(session, taken.Number, worker, best),
            CancellationToken.None
        );

    /// <summary>Says where the work stands; told to all who listen with the next beat.</summary>
    public void Report(JobProgress value)
    {
        bool isNew;
        lock (gate)
        {
            isNew = progress.Stage != value.Stage;
            progress = value;
        }
        if (isNew)
        {
            enter?.Invoke(value.Stage);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync();
        cancel.Dispose();
        stopBeating.Dispose();
    }

    internal async Task StopBeatingAsync()
    {
        await stopBeating.CancelAsync();
        await beating;
    }

    private async Task BeatAsync()
    {
        while (!stopBeating.IsCancellationRequested)
        {
            try
            {
                var pulse = await Database.WriteAsync(
                    District.Id,
                    Actor.Worker,
                    session => JobStore.BeatAsync(session, taken.Number, worker, Progress),
                    stopBeating.Token
                );
                IsLost = pulse == Pulse.Lost;
                if (pulse != Pulse.Alive)
                {
                    await cancel.CancelAsync();
                }
            }
            catch (InputException)
            {
                // The district is gone, and the job with it.
                IsLost = true;
                await cancel.CancelAsync();
            }
            catch (OperationCanceledException) when (stopBeating.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DatabaseFaults.IsGone(fault))
            {
                // The database may come back before the job counts as lost.
            }
            await Task.Delay(Beat, stopBeating.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
