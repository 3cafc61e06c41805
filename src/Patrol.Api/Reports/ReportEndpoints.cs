using Patrol.Api.Hosting;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Contracts.Quality;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Equity;
using Patrol.Storage.Patterns;
using Patrol.Storage.Quality;

namespace Patrol.Api.Reports;

/// <summary>Comparisons, data quality, equity and near repeats: read from what is stored, nothing kept.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/districts/{district}").WithTags("Reports");
        reports
            .MapGet(
                "/comparisons",
                (string district, [AsParameters] MonthQuery query, Databank bank, CancellationToken cancel) =>
                    InAsync(
                        bank,
                        district,
                        (session, found) => MonthComparing.CompareAsync(session, found, query),
                        cancel
                    )
            )
            .Produces<MonthView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "A month of reported demand against the month before and that of a year before, by category and community."
            );
        reports
            .MapGet(
                "/comparisons/measure",
                (
                    string district,
                    [AsParameters] MeasureQuery query,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    InAsync(
                        bank,
                        district,
                        (session, found) => MeasureComparing.JudgeAsync(session, found, query),
                        cancel
                    )
            )
            .Produces<MeasureView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "What became of an area after a measure began, against areas without, and whether incidents moved around the corner."
            );
        reports
            .MapGet(
                "/quality",
                (string district, Databank bank, CancellationToken cancel) =>
                    InAsync(
                        bank,
                        district,
                        (session, found) => QualityLoading.LoadAsync(session, found),
                        cancel
                    )
            )
            .Produces<QualityView>()
            .WithSummary("How good the records are, month by month.");
        reports
            .MapGet(
                "/equity",
                (
                    string district,
                    [AsParameters] EquityQuery query,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    InAsync(
                        bank,
                        district,
                        (session, found) => EquityLoading.LoadAsync(session, found, query),
                        cancel
                    )
            )
            .Produces<EquityView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "A plan's patrols beside reported demand by community, who reports, and what if some did not."
            );
        reports
            .MapGet(
                "/near-repeat",
                async (
                    string district,
                    [AsParameters] NearRepeatQuery query,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    await bank.FindAsync(district, cancel) is { } found
                        ? Results.Ok(await NearRepeatRun.RunAsync(bank.Database, found, query, cancel))
                        : Problems.NotFound("district", district)
            )
            .Produces<NearRepeatView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Whether incidents are followed by others nearby soon after (Knox), by category.");
    }

    private static async Task<IResult> InAsync<T>(
        Databank bank,
        string district,
        Func<DistrictSession, District, Task<T>> read,
        CancellationToken cancel
    ) =>
        await bank.FindAsync(district, cancel) is { } found
            ? Results.Ok(await bank.Database.ReadAsync(found.Id, session => read(session, found), cancel))
            : Problems.NotFound("district", district);
}
