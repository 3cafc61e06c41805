using Patrol.Api.Hosting;
using Patrol.Contracts;

namespace Patrol.Api.Health;

/// <summary>Whether the process runs, and whether it can answer from its database.</summary>
internal static class HealthEndpoints
{
    /// <param name="app">Where they are answered.</param>
    /// <param name="root">Folder that the program was started for.</param>
    public static void MapHealth(this IEndpointRouteBuilder app, string root)
    {
        HealthView Say(string status) =>
            new(HealthView.ProductName, status, Environment.ProcessId, HealthView.InstallationOf(root));
        app.MapGet("/health/live", () => Say("live")).WithTags("Health").WithSummary("The process runs.");
        app.MapGet(
                "/health/ready",
                async (Databank bank, CancellationToken cancel) =>
                    await bank.IsReadyAsync(cancel)
                        ? Results.Ok(Say("ready"))
                        : Results.Problem(
                            title: "Not ready",
                            detail: "The database does not answer.",
                            statusCode: StatusCodes.Status503ServiceUnavailable
                        )
            )
            .Produces<HealthView>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Health")
            .WithSummary("The database answers.");
    }
}
