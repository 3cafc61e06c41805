using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Storage;
using Patrol.Storage.Geography;

namespace Patrol.Api.Districts;

/// <summary>Districts, their areas and bases, and looking things up by name.</summary>
internal static class DistrictEndpoints
{
    public static void MapDistricts(this IEndpointRouteBuilder api)
    {
        var districts = api.MapGroup("/districts").WithTags("Districts");
        districts
            .MapGet(
                "",
                async (Databank bank, CancellationToken cancel) =>
                {
                    var views = new List<DistrictView>();
                    foreach (var code in await DistrictStore.ListAsync(bank.Database, cancel))
                    {
                        if (await bank.FindAsync(code, cancel) is { } district)
                        {
                            views.Add(
                                await bank.Database.ReadAsync(district.Id, DistrictStore.ViewAsync, cancel)
                            );
                        }
                    }
                    return Results.Ok(views);
                }
            )
            .Produces<IReadOnlyList<DistrictView>>()
            .WithSummary("All districts.");
        districts
            .MapGet(
                "/{district}",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, DistrictStore.ViewAsync, cancel)
            )
            .Produces<DistrictView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A district.");
        districts
            .MapGet(
                "/{district}/areas",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, PlaceStore.ListAreasAsync, cancel)
            )
            .Produces<IReadOnlyList<AreaView>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its areas, widest first.");
        districts
            .MapGet(
                "/{district}/bases",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, PlaceStore.ListBasesAsync, cancel)
            )
            .Produces<IReadOnlyList<BaseView>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its bases.");
        districts
            .MapGet(
                "/{district}/search",
                (string district, string? q, string? kind, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(
                        district,
                        session => PlaceStore.SearchAsync(session, q ?? "", kind),
                        cancel
                    )
            )
            .Produces<IReadOnlyList<SearchHit>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Streets, sites, bases and areas by name; with kind, such as site, only those.");
    }
}
