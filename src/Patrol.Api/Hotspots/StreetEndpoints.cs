using Patrol.Api.Hosting;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Hotspots.Streets;

namespace Patrol.Api.Hotspots;

/// <summary>Reported demand along the streets: the densest segments, and the values of all as bytes.</summary>
internal static class StreetEndpoints
{
    public static void MapHotspotStreets(this IEndpointRouteBuilder api)
    {
        var streets = api.MapGroup("/districts/{district}/hotspots/streets").WithTags("Hotspots");
        streets
            .MapGet(
                "",
                (string district, [AsParameters] StreetAsk ask, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(bank, district, ask, map => Results.Ok(map.View), cancel)
            )
            .Produces<StreetHotspots>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Where along the streets reported demand is dense; the segments with most.");
        streets
            .MapGet(
                "/values",
                (string district, [AsParameters] StreetAsk ask, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(
                        bank,
                        district,
                        ask,
                        map => Results.Bytes(map.Bytes, "application/octet-stream"),
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(
                "A byte a segment, in the order of segment numbers (feature ids of the tiles' layer streets), by the scale of the same query: incidents per kilometer and week."
            );
    }

    private static async Task<IResult> AnswerAsync(
        Databank bank,
        string district,
        StreetAsk ask,
        Func<StreetMap, IResult> answer,
        CancellationToken cancel
    ) =>
        await bank.FindAsync(district, cancel) is { } found
            ? answer(await StreetRun.ComputeAsync(bank.Database, found, ask.Query, Databank.Web, cancel))
            : Problems.NotFound("district", district);
}
