using Patrol.Api.Hosting;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Geography;

namespace Patrol.Api.Tiles;

/// <summary>Vector tiles. Addresses carry the district's tiles version, so a browser may keep them for good.</summary>
internal static class TileEndpoints
{
    private const int DeepestZoom = 22;

    public static void MapTiles(this IEndpointRouteBuilder api)
    {
        var tiles = api.MapGroup("/districts/{district}/tiles").WithTags("Tiles");
        tiles
            .MapGet(
                "/base/{z:int}/{x:int}/{y:int}.mvt",
                (string district, int z, int x, int y, string? v, HttpContext context, Databank bank) =>
                    AnswerAsync(bank, context, district, z, x, y, v, TileStore.GetBaseAsync)
            )
            .Produces(StatusCodes.Status200OK, contentType: ContentType)
            .WithSummary("Base map: land, streets, areas, sites, bases.");
        tiles
            .MapGet(
                "/cells/{z:int}/{x:int}/{y:int}.mvt",
                (string district, int z, int x, int y, string? v, HttpContext context, Databank bank) =>
                    AnswerAsync(bank, context, district, z, x, y, v, TileStore.GetCellsAsync)
            )
            .Produces(StatusCodes.Status200OK, contentType: ContentType)
            .WithSummary("Analysis cells: feature id = ordinal.");
    }

    private const string ContentType = "application/vnd.mapbox-vector-tile";

    private static Task<IResult> AnswerAsync(
        Databank bank,
        HttpContext context,
        string district,
        int z,
        int x,
        int y,
        string? version,
        Func<DistrictSession, int, int, int, Task<byte[]>> get
    )
    {
        if (z is < 0 or > DeepestZoom || x < 0 || y < 0 || x >= 1L << z || y >= 1L << z)
        {
            throw new InputException(
                new InputIssue(
                    "tile.address",
                    null,
                    null,
                    "z/x/y",
                    $"{z}/{x}/{y}",
                    $"Zoom is 0–{DeepestZoom}, x and y are below 2^z."
                )
            );
        }
        return bank.EnterAsync(
            district,
            async session =>
            {
                context.Response.Headers.CacheControl = version is null
                    ? "no-cache"
                    : "private, max-age=31536000, immutable";
                return Results.Bytes(await get(session, z, x, y), ContentType);
            },
            context.RequestAborted
        );
    }
}
