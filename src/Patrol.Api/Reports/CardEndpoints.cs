using Patrol.Api.Hosting;
using Patrol.Contracts.Cards;
using Patrol.Papers;
using Patrol.Storage.Cards;

namespace Patrol.Api.Reports;

/// <summary>Weekly cards of communities: made into the outbox, listed, read, and as pages.</summary>
internal static class CardEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapCards(this IEndpointRouteBuilder api)
    {
        var cards = api.MapGroup("/districts/{district}/cards").WithTags("Reports");
        cards
            .MapPost(
                "",
                async (string district, CardsRequest request, Databank bank, CancellationToken cancel) =>
                    await bank.FindAsync(district, cancel) is { } found
                        ? Results.Ok(
                            await bank.Database.WriteAsync(
                                found.Id,
                                Databank.Web,
                                session => CardRun.MakeAsync(session, found, request),
                                cancel
                            )
                        )
                        : Problems.NotFound("district", district)
            )
            .Produces<CardsResult>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "Makes a week's cards, one a community, into the outbox; again, it renews those not yet sent."
            );
        cards
            .MapGet(
                "",
                (string district, string? week, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, session => CardStore.ListAsync(session, week), cancel)
            )
            .Produces<IReadOnlyList<CardBrief>>()
            .WithSummary("Cards in short, of a week or all, the latest week first.");
        cards
            .MapGet(
                "/{week}/{community}",
                (string district, string week, string community, Databank bank, CancellationToken cancel) =>
                    bank.EnterAsync(
                        district,
                        async session =>
                            await CardStore.FindAsync(session, week, community) is { } card
                                ? Results.Ok(card)
                                : Problems.NotFound("card", $"{week} {community}"),
                        cancel
                    )
            )
            .Produces<CommunityCard>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A card.");
        cards
            .MapGet(
                "/{week}/{community}.pdf",
                (
                    string district,
                    string week,
                    string community,
                    HttpRequest request,
                    Databank bank,
                    CancellationToken cancel
                ) => PaperAsync(district, week, [community], community, request, bank, cancel)
            )
            .Produces(StatusCodes.Status200OK, contentType: Pdf)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A card as an A4 page.");
        cards
            .MapGet(
                "/{week}.pdf",
                (
                    string district,
                    string week,
                    HttpRequest request,
                    Databank bank,
                    CancellationToken cancel
                ) => PaperAsync(district, week, null, "all", request, bank, cancel)
            )
            .Produces(StatusCodes.Status200OK, contentType: Pdf)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("All cards of a week, a page each.");
    }

    private static async Task<IResult> PaperAsync(
        string district,
        string week,
        IReadOnlyList<string>? communities,
        string name,
        HttpRequest request,
        Databank bank,
        CancellationToken cancel
    )
    {
        var inputs = new List<CardPaperInput>();
        var missing = await bank.EnterAsync(
            district,
            async session =>
            {
                communities ??= [.. (await CardStore.ListAsync(session, week)).Select(one => one.Community)];
                foreach (var community in communities)
                {
                    if (
                        await CardStore.FindPaperAsync(
                            session,
                            week,
                            community,
                            $"{request.Scheme}://{request.Host}"
                        ) is
                        { } input
                    )
                    {
                        inputs.Add(input);
                    }
                }
                return inputs.Count > 0 ? Results.Ok() : Problems.NotFound("card", $"{week} {name}");
            },
            cancel
        );
        // Drawn after the session: a long drawing holds no connection.
        return inputs.Count == 0
            ? missing
            : Results.File(
                await Task.Run(() => CardPaper.WriteAll(inputs), cancel),
                Pdf,
                $"{PaperFiles.Safe(district)}-{PaperFiles.Safe(week)}-{PaperFiles.Safe(name)}.pdf"
            );
    }
}
