using Patrol.Api.Hosting;
using Patrol.Contracts.Periods;
using Patrol.Papers;
using Patrol.Storage.Periods;

namespace Patrol.Api.Periods;

/// <summary>When in the week reported demand is high: the 24 × 7 table, its periods, and both as a file.</summary>
internal static class PeriodEndpoints
{
    public static void MapPeriods(this IEndpointRouteBuilder api)
    {
        var periods = api.MapGroup("").WithTags("Periods");
        periods
            .MapGet(
                "/districts/{district}/periods",
                (
                    string district,
                    [AsParameters] PeriodParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) => AnswerAsync(district, asked, bank, Results.Ok, cancel)
            )
            .Produces<PeriodsView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(
                "High-incidence periods of the week with intervals, and the 24 × 7 table they are cut from."
            );
        periods
            .MapGet(
                "/districts/{district}/periods.csv",
                (
                    string district,
                    [AsParameters] PeriodParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    AnswerAsync(
                        district,
                        asked,
                        bank,
                        view =>
                            Results.File(
                                HourCsv.Write(view),
                                "text/csv; charset=utf-8",
                                $"{view.District}-hours.csv"
                            ),
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The 24 × 7 table as delimited text, a row an hour.");
    }

    private static async Task<IResult> AnswerAsync(
        string district,
        PeriodParameters asked,
        Databank bank,
        Func<PeriodsView, IResult> answer,
        CancellationToken cancel
    ) =>
        await bank.FindAsync(district, cancel) is { } found
            ? answer(
                await PeriodFinding.FindAsync(bank.Database, found, asked.ToQuery(), Databank.Web, cancel)
            )
            : Problems.NotFound("district", district);
}
