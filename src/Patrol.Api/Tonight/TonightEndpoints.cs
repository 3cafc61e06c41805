using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Storage;
using Patrol.Storage.Runs;

namespace Patrol.Api.Tonight;

/// <summary>Tonight's patrols: start a search, follow it, end it, read the plan.</summary>
internal static class TonightEndpoints
{
    public static void MapTonight(this IEndpointRouteBuilder api)
    {
        var tonight = api.MapGroup("").WithTags("Tonight");
        tonight
            .MapPost(
                "/districts/{district}/tonight",
                async (
                    string district,
                    TonightRequest request,
                    Databank bank,
                    TonightRuns runs,
                    CancellationToken cancel
                ) =>
                {
                    var found = await bank.FindAsync(district, cancel);
                    if (found is null)
                    {
                        return Problems.NotFound("district", district);
                    }
                    TonightRequests.Validate(request, found);
                    await bank.Database.ReadAsync(
                        found.Id,
                        session => TonightGround.RefuseMissingAsync(session, request),
                        cancel
                    );
                    var run = runs.Start(found, request);
                    return Results.Accepted($"/api/tonight/{run.Id}", run);
                }
            )
            .Produces<TonightRun>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Starts a search for tonight's patrols.");
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
                "/tonight/{run}",
                (string run, TonightRuns runs) =>
                    runs.Find(run) is { } found ? Results.Ok(found) : Problems.NotFound("run", run)
            )
            .Produces<TonightRun>()
            .WithSummary("Where a search stands.");
        tonight
            .MapPost(
                "/tonight/{run}/cancel",
                (string run, TonightRuns runs) =>
                    runs.Cancel(run) ? Results.Accepted($"/api/tonight/{run}") : Problems.NotFound("run", run)
            )
            .Produces(StatusCodes.Status202Accepted)
            .WithSummary("Ends a search; its best plan is kept.");
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
