namespace Patrol.Api.Hosting;

/// <summary>Stops the server when its starter goes, however it goes: then our standard input ends.</summary>
internal sealed class StopWithParent(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (!stopping.IsCancellationRequested && await input.ReadAsync(buffer, stopping) > 0) { }
        lifetime.StopApplication();
    }
}
