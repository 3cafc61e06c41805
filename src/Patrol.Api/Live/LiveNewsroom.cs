using System.Collections.Concurrent;
using System.Threading.Channels;
using Patrol.Api.Hosting;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Jobs;

namespace Patrol.Api.Live;

/// <summary>Hears the database's news once for the whole process, and hands them to every page that listens.</summary>
internal sealed class LiveNewsroom(Databank bank) : BackgroundService
{
    private const int Waiting = 256;
    private readonly ConcurrentDictionary<Channel<LiveNews>, DistrictId> listeners = new();

    /// <summary>News of one district from now on; a listener that falls far behind misses the oldest.</summary>
    public async IAsyncEnumerable<LiveNews> ListenAsync(
        DistrictId district,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var channel = Channel.CreateBounded<LiveNews>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        listeners[channel] = district;
        try
        {
            await foreach (var news in channel.Reader.ReadAllAsync(cancel))
            {
                yield return news;
            }
        }
        finally
        {
            listeners.TryRemove(channel, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await foreach (var news in LiveNews.ListenAsync(bank.Database, stopping))
                {
                    foreach (var (channel, district) in listeners)
                    {
                        if (district == news.District)
                        {
                            channel.Writer.TryWrite(news);
                        }
                    }
                }
            }
            catch (EnvironmentMissingException)
            {
                // The database is away for a moment: listen again when it is back.
                await Task.Delay(TimeSpan.FromSeconds(1), stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
