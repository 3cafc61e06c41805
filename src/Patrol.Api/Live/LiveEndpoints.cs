using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Jobs;
using Patrol.Storage.Plans;

namespace Patrol.Api.Live;

/// <summary>One stream of server-sent events for everything live in a district: browsers allow six connections a host.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", ListenAsync)
            .Produces<JobView>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithTags("Live")
            .WithSummary(
                "News of a district as they happen: event \"job\" with the job as it stands, \"plan\" with the version that is worked on now or was decided on; first all jobs that are open, then \"ready\"."
            );

    private static async Task<IResult> ListenAsync(
        string district,
        Databank bank,
        LiveNewsroom newsroom,
        IHostApplicationLifetime lifetime,
        CancellationToken cancel
    )
    {
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        return TypedResults.ServerSentEvents(
            NewsAsync(found, bank, newsroom, cancel, lifetime.ApplicationStopping)
        );
    }

    private static async IAsyncEnumerable<SseItem<object?>> NewsAsync(
        District district,
        Databank bank,
        LiveNewsroom newsroom,
        [EnumeratorCancellation] CancellationToken gone,
        CancellationToken stopping
    )
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        await using var news = newsroom
            .ListenAsync(district.Id, cancel.Token)
            .GetAsyncEnumerator(cancel.Token);
        // Listening has begun before the open jobs are read, so that nothing falls between.
        var next = news.MoveNextAsync();
        var jobs = await bank.Database.ReadAsync(
            district.Id,
            session => JobStore.ListAsync(session, district.Code),
            cancel.Token
        );
        foreach (var job in jobs.Where(job => !job.IsOver).Reverse())
        {
            yield return new SseItem<object?>(job, "job");
        }
        // Also lets the browser know at once that it is connected.
        yield return new SseItem<object?>(null, "ready");
        while (await HasNextAsync(next, cancel.Token))
        {
            var (kind, number) = (news.Current.Kind, news.Current.Number);
            var changed = await bank.Database.ReadAsync<object?>(
                district.Id,
                async session =>
                    kind == "plan"
                        ? await PlanDocuments.FindAsync(session, district, number)
                        : await JobStore.FindAsync(session, district.Code, number),
                cancel.Token
            );
            if (changed is not null)
            {
                yield return new SseItem<object?>(changed, kind);
            }
            next = news.MoveNextAsync();
        }
    }

    private static async Task<bool> HasNextAsync(ValueTask<bool> next, CancellationToken cancel)
    {
        try
        {
            return await next;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
