using Patrol.Storage;

namespace Patrol.Api.Hosting;

/// <summary>Starts the private database again when it was stopped behind the server.</summary>
internal sealed class DatabaseKeeper(Databank bank, ILogger<DatabaseKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await bank.Database.EnsureRunningAsync(stopping);
            }
            catch (EnvironmentMissingException fault)
            {
                logger.LogWarning("The database stays away: {Reason}", fault.Message);
            }
        }
    }
}
