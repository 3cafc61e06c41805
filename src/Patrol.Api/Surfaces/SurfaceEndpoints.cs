using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Geography;
using Patrol.Storage.Runs;

namespace Patrol.Api.Surfaces;

/// <summary>Surfaces of reported demand: cards, values as bytes, hour tables, and what a cell holds.</summary>
internal static class SurfaceEndpoints
{
    public static void MapSurfaces(this IEndpointRouteBuilder api)
    {
        var surfaces = api.MapGroup("").WithTags("Surfaces");
        surfaces
            .MapGet(
                "/districts/{district}/surfaces",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, SurfaceStore.ListAsync, cancel)
            )
            .Produces<IReadOnlyList<SurfaceView>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Surfaces of a district, newest first.");
        surfaces
            .MapPost(
                "/districts/{district}/surfaces",
                async (
                    string district,
                    double? bandwidthMeters,
                    bool? withDiscovered,
                    double? capMinutes,
                    double? floorShare,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                {
                    if (await bank.FindAsync(district, cancel) is not { } found)
                    {
                        return Problems.NotFound("district", district);
                    }
                    var view = await SurfaceRun.ComputeAsync(
                        bank.Database,
                        found,
                        new SurfaceRequest(bandwidthMeters, withDiscovered ?? false, capMinutes, floorShare),
                        Databank.Web,
                        cancel
                    );
                    return Results.Created($"/api/surfaces/{view.Id}", view);
                }
            )
            .Produces<SurfaceView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "Computes a new surface by the method that the newest back-test chose, or by a kernel of a given radius."
            );
        surfaces
            .MapGet(
                "/surfaces/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync("surface", id, SurfaceStore.FindAsync, cancel)
            )
            .Produces<SurfaceView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A surface without its values.");
        surfaces.MapSurfaceValues("");
        surfaces
            .MapGet(
                "/surfaces/{id}/counts",
                (string id, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(
                        bank,
                        id,
                        async (session, surface) =>
                        {
                            var counts = await Storage.Demand.DemandStore.LoadCellCountsAsync(
                                session,
                                surface.Rates.RasterNumber,
                                surface.Rates.RatePerWeek.Length
                            );
                            return Bytes(counts, surface.View.CountScale);
                        },
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .WithSummary("Plain counts of incidents on record, a byte a cell, by countScale.");
        surfaces
            .MapGet(
                "/surfaces/{id}/hours",
                (string id, string? community, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(
                        bank,
                        id,
                        async (session, surface) =>
                            await HourTables.FindAsync(session, surface, community) is { } table
                                ? Results.Ok(table)
                                : Problems.NotFound("community", community!),
                        cancel
                    )
            )
            .Produces<HourTable>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The 24 × 7 table of the district or of one community.");
        surfaces
            .MapGet(
                "/surfaces/{id}/cells/{cell:int}",
                (string id, int cell, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(
                        bank,
                        id,
                        async (session, surface) =>
                            await PlaceStore.FindCellAsync(session, surface, cell) is { } found
                                ? Results.Ok(found)
                                : Problems.NotFound("cell", $"{cell}"),
                        cancel
                    )
            )
            .Produces<CellView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What a cell holds and why.");
    }

    /// <summary>The values' route; also short, without <c>/api</c>, as published.</summary>
    public static void MapSurfaceValues(this IEndpointRouteBuilder routes, string prefix) =>
        routes
            .MapGet(
                $"{prefix}/surfaces/{{id}}/values",
                (string id, int? hourOfWeek, string? dayType, Databank bank, CancellationToken cancel) =>
                    hourOfWeek is < 0 or > 167
                        ? throw Wrong(
                            "surface.hour",
                            "hourOfWeek",
                            $"{hourOfWeek}",
                            "Give 0 (Monday 00:00) to 167."
                        )
                    : dayType is not null && !DayTypes.Contains(dayType)
                        ? throw Wrong(
                            "surface.day-type",
                            "dayType",
                            dayType,
                            $"Use one of: {string.Join(", ", DayTypes)}."
                        )
                    : AnswerAsync(
                        bank,
                        id,
                        (_, surface) => Task.FromResult(ValuesOf(surface, hourOfWeek, dayType)),
                        cancel
                    )
            )
            .WithTags("Surfaces")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(
                "A byte a cell, in the order of ordinals: an hour by hourScale, without one the week by weekScale."
            );

    private static readonly string[] DayTypes =
    [
        RiskSurface.AnyDay,
        .. Enum.GetValues<DayType>().Select(WindowRisk.DayTypeKey),
    ];

    private static InputException Wrong(string code, string field, string value, string remedy) =>
        new(new InputIssue(code, null, null, field, value, remedy));

    private static IResult ValuesOf(SurfaceValues surface, int? hourOfWeek, string? dayType)
    {
        if (hourOfWeek is not { } hour)
        {
            return Bytes(surface.Rates.RatePerWeek, surface.View.WeekScale);
        }
        var profiles =
            surface.Rates.Profiles.GetValueOrDefault(dayType ?? RiskSurface.AnyDay)
            ?? surface.Rates.Profiles[RiskSurface.AnyDay];
        var values = new float[surface.Rates.RatePerWeek.Length];
        for (var cell = 0; cell < values.Length; cell++)
        {
            values[cell] =
                surface.Rates.RatePerWeek[cell] * profiles[surface.Rates.ProfileOfCell[cell]][hour];
        }
        return Bytes(values, surface.View.HourScale);
    }

    private static IResult Bytes(float[] values, ValueScale scale) =>
        Results.Bytes(Array.ConvertAll(values, value => scale.Encode(value)), "application/octet-stream");

    private static Task<IResult> AnswerAsync(
        Databank bank,
        string id,
        Func<DistrictSession, SurfaceValues, Task<IResult>> answer,
        CancellationToken cancel
    ) =>
        NumberedKey.TryParse(id, out var key)
            ? bank.EnterAsync(
                key.District,
                async session =>
                    await SurfaceStore.LoadAsync(session, key.Number) is { } surface
                        ? await answer(session, surface)
                        : Problems.NotFound("surface", id),
                cancel
            )
            : Task.FromResult(Problems.NotFound("surface", id));
}
