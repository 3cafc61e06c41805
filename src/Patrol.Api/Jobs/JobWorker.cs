using Patrol.Api.Hosting;
using Patrol.Storage.Jobs;

namespace Patrol.Api.Jobs;

/// <summary>The server's own worker: one job at a time, since a search uses both cores. Others may run beside it.</summary>
internal sealed partial class JobWorker(Databank bank, ILogger<JobWorker> logger) : IHostedService
{
    private readonly Lock gate = new();
    private IAsyncDisposable? worker;
    private Task? stopped;

    public Task StartAsync(CancellationToken cancel)
    {
        worker = bank.Queue.StartWorker(
            new JobRunner(bank.Database, JobWorks.All, JobWorks.NewName(), LogFault)
        );
        return Task.CompletedTask;
    }

    // A host may be stopped twice, by a signal and by its owner: both wait for the same end.
    public Task StopAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return stopped ??= worker?.DisposeAsync().AsTask() ?? Task.CompletedTask;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFault(string job, Exception fault);
}
