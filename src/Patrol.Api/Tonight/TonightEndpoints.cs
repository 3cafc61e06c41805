using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Storage;
using Patrol.Storage.Runs;

namespace Patrol.Api.Tonight;

/// <summary>Tonight's patrols: start a search, read plans. A search is a job.</summary>
internal static class TonightEndpoints
{
    public static void MapTonight(this IEndpointRouteBuilder api)
    {
        var tonight = api.MapGroup("").WithTags("Tonight");
        tonight
            .MapPost(
                "/districts/{district}/tonight",
                async (string district, TonightRequest request, Databank bank, CancellationToken cancel) =>
                {
                    var found = await bank.FindAsync(district, cancel);
                    if (found is null)
                    {
                        return Problems.NotFound("district", district);
                    }
                    // What can't be planned is refused now, not by the worker later.
                    TonightRequests.Validate(request, found);
                    await bank.Database.ReadAsync(
                        found.Id,
                        session => TonightGround.RefuseMissingAsync(session, request),
                        cancel
                    );
                    var job = await bank.Queue.AddAsync(
                        found,
                        TonightWork.Kind,
                        request,
                        Databank.Web,
                        cancel
                    );
                    return Results.Accepted($"/api/jobs/{job.Id}", job);
                }
            )
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Starts a search for tonight's patrols, as a job.");
        tonight
            .MapGet(
                "/districts/{district}/tonight",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, TonightStore.ListAsync, cancel)
            )
            .Produces<IReadOnlyList<TonightPlan>>()
            .WithSummary("The latest plans, newest first.");
        tonight
            .MapGet(
                "/tonight/{id}/plan",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync("plan", id, TonightStore.FindAsync, cancel)
            )
            .Produces<TonightPlan>()
            .WithSummary("A plan.");
    }
}
