using Patrol.Api.Hosting;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Hotspots;

namespace Patrol.Api.Hotspots;

/// <summary>Hotspot maps: drawn when asked for, kept while what they were drawn from holds; cells come apart as bytes.</summary>
internal static class HotspotEndpoints
{
    private const string Bytes = "application/octet-stream";
    private static readonly string[] Layers = ["rate", "classes", "corrected", "patterns"];

    public static void MapHotspots(this IEndpointRouteBuilder api)
    {
        var hotspots = api.MapGroup("/districts/{district}/hotspots").WithTags("Hotspots");
        hotspots
            .MapGet(
                "",
                (
                    string district,
                    [AsParameters] HotspotParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    AnswerAsync(
                        bank,
                        district,
                        async found =>
                            Results.Ok(
                                (
                                    await HotspotMaps.ComputeAsync(
                                        bank.Database,
                                        found,
                                        asked.Query,
                                        Databank.Web,
                                        cancel
                                    )
                                ).Map
                            ),
                        cancel
                    )
            )
            .Produces<HotspotMap>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A hotspot map of reported demand, without its cells.");
        hotspots
            .MapGet(
                "/values",
                (
                    string district,
                    string? layer,
                    [AsParameters] HotspotParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) => ValuesAsync(bank, district, layer ?? Layers[0], asked, cancel)
            )
            .Produces(StatusCodes.Status200OK, contentType: Bytes)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A byte a cell, in the order of ordinals.")
            .WithDescription(
                "layer=rate: by the map's scale, as values of surfaces. layer=classes: 0 none, 1, 2, 3 high at 90, 95, 99 %, 4, 5, 6 low, of local Moran 7 high among low, 8 low among high. layer=corrected: the same with false discoveries held at 10, 5, 1 %. layer=patterns: 0 none, 1 new, 2 intensifying, 3 persistent, 4 diminishing, 5 sporadic."
            );
        MapDifferences(hotspots);
        api.MapGet(
                "/districts/{district}/categories",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(
                        district,
                        async session =>
                            (await DemandQueries.ListCategoriesAsync(session))
                                .Where(category => !category.IsSensitive)
                                .Select(category => new CategoryView(category.Code, category.Name))
                                .ToArray(),
                        cancel
                    )
            )
            .WithTags("Hotspots")
            .Produces<IReadOnlyList<CategoryView>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Categories that may be counted; sensitive ones are left out.");
    }

    private static void MapDifferences(RouteGroupBuilder hotspots)
    {
        hotspots
            .MapGet(
                "/difference",
                (
                    string district,
                    string? beforeFrom,
                    string? beforeTo,
                    [AsParameters] HotspotParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    CompareAsync(
                        bank,
                        district,
                        asked,
                        (beforeFrom, beforeTo),
                        found => Results.Ok(found.Difference),
                        cancel
                    )
            )
            .Produces<HotspotDifference>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Two windows of one question: from and to against beforeFrom and beforeTo.");
        hotspots
            .MapGet(
                "/difference/values",
                (
                    string district,
                    string? beforeFrom,
                    string? beforeTo,
                    [AsParameters] HotspotParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    CompareAsync(
                        bank,
                        district,
                        asked,
                        (beforeFrom, beforeTo),
                        found => Results.Bytes(found.Values, Bytes),
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: Bytes)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The change of each cell as a byte, 128 for none, by the difference's scale.");
    }

    private static Task<IResult> ValuesAsync(
        Databank bank,
        string district,
        string layer,
        HotspotParameters asked,
        CancellationToken cancel
    )
    {
        if (!Layers.Contains(layer))
        {
            throw new InputException(
                new InputIssue(
                    "hotspot.layer",
                    null,
                    null,
                    "layer",
                    layer,
                    $"Use one of: {string.Join(", ", Layers)}."
                )
            );
        }
        return AnswerAsync(
            bank,
            district,
            async found =>
            {
                var drawn = await HotspotMaps.ComputeAsync(
                    bank.Database,
                    found,
                    asked.Query,
                    Databank.Web,
                    cancel
                );
                return Results.Bytes(BytesOf(drawn, layer), Bytes);
            },
            cancel
        );
    }

    private static byte[] BytesOf(ComputedMap drawn, string layer) =>
        layer switch
        {
            "classes" => drawn.Classes,
            "corrected" => drawn.Corrected,
            "patterns" => drawn.Patterns ?? new byte[drawn.RatePerWeek.Length],
            _ => Array.ConvertAll(drawn.RatePerWeek, rate => drawn.Map.Scale.Encode(rate)),
        };

    private static Task<IResult> CompareAsync(
        Databank bank,
        string district,
        HotspotParameters asked,
        (string? From, string? To) before,
        Func<ComputedDifference, IResult> answer,
        CancellationToken cancel
    ) =>
        AnswerAsync(
            bank,
            district,
            async found =>
                answer(
                    await HotspotDifferences.ComputeAsync(
                        bank.Database,
                        found,
                        asked.Query,
                        before.From,
                        before.To,
                        Databank.Web,
                        cancel
                    )
                ),
            cancel
        );

    private static async Task<IResult> AnswerAsync(
        Databank bank,
        string district,
        Func<District, Task<IResult>> answer,
        CancellationToken cancel
    ) =>
        await bank.FindAsync(district, cancel) is { } found
            ? await answer(found)
            : Problems.NotFound("district", district);
}
