using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Jobs;

namespace Patrol.Api.Jobs;

/// <summary>Work in the background: what there is, where it stands, ending it.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("").WithTags("Jobs");
        jobs.MapGet(
                "/districts/{district}/jobs",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, session => JobStore.ListAsync(session, district), cancel)
            )
            .Produces<IReadOnlyList<JobView>>()
            .WithSummary("The latest hundred jobs, newest first.");
        jobs.MapGet(
                "/jobs/{job}",
                (string job, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync(
                        "job",
                        job,
                        (session, number) => JobStore.FindAsync(session, DistrictOf(job), number),
                        cancel
                    )
            )
            .Produces<JobView>()
            .WithSummary("Where a job stands; /api/live tells each change.");
        jobs.MapPost("/jobs/{job}/cancel", CancelAsync)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Ends a job; its best so far is checked and kept.");
    }

    private static async Task<IResult> CancelAsync(string job, Databank bank, CancellationToken cancel)
    {
        if (
            !NumberedKey.TryParse(job, out var key)
            || await bank.FindAsync(key.District, cancel) is not { } district
        )
        {
            return Problems.NotFound("job", job);
        }
        var isThere = await bank.Database.WriteAsync(
            district.Id,
            Databank.Web,
            session => JobStore.AskToCancelAsync(session, key.Number),
            cancel
        );
        return isThere ? Results.Accepted($"/api/jobs/{job}") : Problems.NotFound("job", job);
    }

    private static string DistrictOf(string job) =>
        NumberedKey.TryParse(job, out var key) ? key.District : "";
}
