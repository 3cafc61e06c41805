using Patrol.Api.Hosting;
using Patrol.Contracts.Briefings;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage.Briefings;

namespace Patrol.Api.Reports;

/// <summary>Monthly briefings: made, made again for the next month, listed, read, and as files.</summary>
internal static class BriefingEndpoints
{
    private const string Pdf = "application/pdf";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapBriefings(this IEndpointRouteBuilder api)
    {
        var briefings = api.MapGroup("").WithTags("Reports");
        briefings
            .MapPost("/districts/{district}/briefings", MakeAsync)
            .Produces<BriefingView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Makes a monthly briefing and keeps it.");
        briefings
            .MapGet(
                "/districts/{district}/briefings",
                async (string district, Databank bank, CancellationToken cancel) =>
                    await bank.FindAsync(district, cancel) is { } found
                        ? Results.Ok(
                            await bank.Database.ReadAsync(
                                found.Id,
                                session => BriefingStore.ListAsync(session, found),
                                cancel
                            )
                        )
                        : Problems.NotFound("district", district)
            )
            .Produces<IReadOnlyList<BriefingBrief>>()
            .WithSummary("Briefings in short, newest first.");
        briefings
            .MapGet(
                "/briefings/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync("briefing", id, BriefingStore.FindAsync, cancel)
            )
            .Produces<BriefingView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A briefing.");
        briefings
            .MapPost("/briefings/{id}/rerun", MakeNextAsync)
            .Produces<BriefingView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Asks the same of the month after a briefing's.");
        Map(briefings, "pdf", "The briefing as a paper.", Pdf, true, BriefingPaper.Write);
        Map(
            briefings,
            "xlsx",
            "Its tables as a workbook.",
            Workbook,
            false,
            input => BriefingFiles.Workbook(input.Briefing)
        );
        briefings
            .MapGet(
                "/briefings/{id}/{table}.csv",
                (string id, string table, HttpRequest request, Databank bank, CancellationToken cancel) =>
                    FileAsync(
                        id,
                        request,
                        bank,
                        false,
                        input =>
                            BriefingFiles.FindCsv(input.Briefing, table) is { } bytes
                                ? Results.File(bytes, "text/csv; charset=utf-8", $"{id}-{table}.csv")
                                : Problems.NotFound("table", table),
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(
                "A table as delimited text: figures, comparisons, periods, places, equity, quality or near-repeat."
            );
    }

    private static void Map(
        RouteGroupBuilder briefings,
        string ending,
        string summary,
        string type,
        bool hasMap,
        Func<BriefingPaperInput, byte[]> write
    ) =>
        briefings
            .MapGet(
                $"/briefings/{{id}}/briefing.{ending}",
                (string id, HttpRequest request, Databank bank, CancellationToken cancel) =>
                    FileAsync(
                        id,
                        request,
                        bank,
                        hasMap,
                        input => Results.File(write(input), type, $"{id}-briefing.{ending}"),
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: type)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(summary);

    private static async Task<IResult> FileAsync(
        string id,
        HttpRequest request,
        Databank bank,
        bool hasMap,
        Func<BriefingPaperInput, IResult> answer,
        CancellationToken cancel
    )
    {
        if (
            !NumberedKey.TryParse(id, out var key)
            || await bank.FindAsync(key.District, cancel) is not { } district
            || await bank.Database.ReadAsync(
                district.Id,
                session =>
                    BriefingStore.FindPaperAsync(
                        session,
                        district,
                        key.Number,
                        $"{request.Scheme}://{request.Host}",
                        hasMap
                    ),
                cancel
            )
                is not { } input
        )
        {
            return Problems.NotFound("briefing", id);
        }
        // Drawn after the session: a long drawing holds no connection.
        return await Task.Run(() => answer(input), cancel);
    }

    private static async Task<IResult> MakeAsync(
        string district,
        BriefingRequest request,
        Databank bank,
        CancellationToken cancel
    )
    {
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        var briefing = await BriefingRun.MakeAsync(bank.Database, found, request, Databank.Web, cancel);
        return Results.Created($"/api/briefings/{briefing.Id}", briefing);
    }

    private static async Task<IResult> MakeNextAsync(string id, Databank bank, CancellationToken cancel) =>
        NumberedKey.TryParse(id, out var key)
        && await bank.FindAsync(key.District, cancel) is { } district
        && await BriefingRun.MakeNextAsync(bank.Database, district, key.Number, Databank.Web, cancel)
            is { } briefing
            ? Results.Created($"/api/briefings/{briefing.Id}", briefing)
            : Problems.NotFound("briefing", id);
}
