using Patrol.Api.Hosting;

namespace Patrol.Api.Health;

/// <summary>Whether the process runs, and whether it can answer from its database.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { product = "Patrol", status = "live" }))
            .WithTags("Health")
            .WithSummary("The process runs.");
        app.MapGet(
                "/health/ready",
                async (Databank bank, CancellationToken cancel) =>
                    await bank.IsReadyAsync(cancel)
                        ? Results.Ok(new { product = "Patrol", status = "ready" })
                        : Results.Problem(
                            title: "Not ready",
                            detail: "The database does not answer.",
                            statusCode: StatusCodes.Status503ServiceUnavailable
                        )
            )
            .WithTags("Health")
            .WithSummary("The database answers.");
    }
}
