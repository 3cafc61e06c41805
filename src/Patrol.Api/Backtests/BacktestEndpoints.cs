using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Storage.Analyses;
using Patrol.Storage.Backtests;

namespace Patrol.Api.Backtests;

/// <summary>Back-tests: which method foretells reported demand best on weeks it has not seen.</summary>
internal static class BacktestEndpoints
{
    public static void MapBacktests(this IEndpointRouteBuilder api)
    {
        var backtests = api.MapGroup("").WithTags("Backtests");
        backtests
            .MapPost(
                "/districts/{district}/backtests",
                async (string district, BacktestRequest request, Databank bank, CancellationToken cancel) =>
                {
                    if (await bank.FindAsync(district, cancel) is not { } found)
                    {
                        return Problems.NotFound("district", district);
                    }
                    // What can't be tested is refused now, not by the worker later.
                    await bank.Database.ReadAsync(
                        found.Id,
                        session => BacktestGround.ResolveAsync(session, request),
                        cancel
                    );
                    var job = await bank.Queue.AddAsync(
                        found,
                        BacktestRun.Kind,
                        request,
                        Databank.Web,
                        cancel
                    );
                    return Results.Accepted($"/api/jobs/{job.Id}", job);
                }
            )
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Starts a back-test of all methods, as a job.");
        backtests
            .MapGet(
                "/districts/{district}/backtests",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(
                        district,
                        session => AnalysisStore.ListAsync<Backtest>(session, BacktestRun.Kind),
                        cancel
                    )
            )
            .Produces<IReadOnlyList<Backtest>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The latest back-tests, newest first.");
        backtests
            .MapGet(
                "/backtests/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync(
                        "back-test",
                        id,
                        (session, number) =>
                            AnalysisStore.FindAsync<Backtest>(session, BacktestRun.Kind, number),
                        cancel
                    )
            )
            .Produces<Backtest>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A back-test.");
    }
}
