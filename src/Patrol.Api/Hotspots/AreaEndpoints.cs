using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Papers.Hotspots;
using Patrol.Storage.Hotspots.Areas;

namespace Patrol.Api.Hotspots;

/// <summary>Walkable hotspots: start a search, read what was found. A search is a job.</summary>
internal static class AreaEndpoints
{
    public static void MapHotspotAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("").WithTags("Hotspots");
        areas
            .MapPost("/districts/{district}/hotspots/areas", StartAsync)
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Starts a search for few connected areas that hold most of a map, as a job.");
        areas
            .MapGet(
                "/districts/{district}/hotspots/areas",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, AreaStore.ListAsync, cancel)
            )
            .Produces<IReadOnlyList<WalkableAreas>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The latest walkable areas, newest first.");
        areas
            .MapGet(
                "/hotspots/areas/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync("areas", id, AreaStore.FindAsync, cancel)
            )
            .Produces<WalkableAreas>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Walkable areas that were found.");
        areas
            .MapGet("/hotspots/areas/{id}.geojson", WriteAsync)
            .Produces(StatusCodes.Status200OK, contentType: "application/geo+json")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Walkable areas as GeoJSON.");
    }

    private static async Task<IResult> StartAsync(
        string district,
        WalkableAreasRequest request,
        Databank bank,
        CancellationToken cancel
    )
    {
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        // A body without a map means the district's usual one.
        var asked = request with
        {
            Map = request.Map ?? new HotspotQuery(),
        };
        // What can't be searched is refused now, not by the worker later.
        await bank.Database.ReadAsync(
            found.Id,
            async session =>
            {
                await AreaRequests.RefuseAsync(session, asked);
                return 0;
            },
            cancel
        );
        var job = await bank.Queue.AddAsync(found, AreaWork.Kind, asked, Databank.Web, cancel);
        return Results.Accepted($"/api/jobs/{job.Id}", job);
    }

    private static Task<IResult> WriteAsync(string id, Databank bank, CancellationToken cancel) =>
        NumberedKey.TryParse(id, out var key)
            ? bank.EnterAsync(
                key.District,
                async session =>
                    await AreaStore.FindAsync(session, key.Number) is { } found
                        ? Results.File(
                            AreaGeoJson.Write(found),
                            "application/geo+json",
                            $"areas-{id}.geojson"
                        )
                        : Problems.NotFound("areas", id),
                cancel
            )
            : Task.FromResult(Problems.NotFound("areas", id));
}
