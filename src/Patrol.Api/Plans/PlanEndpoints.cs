using NodaTime;
using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Plans;
using Patrol.Storage.Weeks;

namespace Patrol.Api.Plans;

/// <summary>Plans of weeks: planning is a job; versions are read, edited, compared and decided on.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("").WithTags("Plans");
        plans
            .MapPost("/districts/{district}/plans", PlanAsync)
            .Produces<JobView>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Plans a week, or a version again, as a job; its result is a version.");
        plans
            .MapGet("/districts/{district}/plans", ListAsync)
            .Produces<IReadOnlyList<PlanView>>()
            .WithSummary(
                "Versions, newest first: of one ISO week all, else those that are worked on or in force."
            );
        plans
            .MapGet(
                "/plans/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(id, PlanDocuments.FindDetailAsync, cancel)
            )
            .Produces<PlanDetail>()
            .WithSummary("A version with its slots, who serves them and why some are open.");
        plans
            .MapGet(
                "/plans/{id}/check",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(id, PlanChecking.CheckAsync!, cancel)
            )
            .Produces<PlanCheckView>()
            .WithSummary("Whether a version keeps the rules as members and clearances are now, by cause.");
        plans
            .MapGet(
                "/plans/{id}/candidates",
                (string id, string slot, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(
                        id,
                        (session, district, number) =>
                            PlanCandidates.RankAsync(session, district, number, slot)!,
                        cancel
                    )
            )
            .Produces<CandidatesView>()
            .WithSummary("Who could serve a slot, best first, and whom one rule alone rules out.");
        plans
            .MapGet(
                "/plans/{id}/targets",
                (string id, string member, string? slot, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(
                        id,
                        (session, district, number) =>
                            PlanTargets.FindAsync(session, district, number, member, slot)!,
                        cancel
                    )
            )
            .Produces<TargetsView>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary(
                "Where a member could be put, from a slot or as one more, and why not elsewhere: tries every move, swap and replacement at once."
            );
        plans
            .MapGet(
                "/plans/{id}/members",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(id, PlanTargets.ListMembersAsync!, cancel)
            )
            .Produces<IReadOnlyList<MemberView>>()
            .WithSummary("Members who could be asked in the week of a plan, by code, serving or not.");
        plans
            .MapGet(
                "/plans/{id}/routes/{slot}",
                (string id, string slot, Databank bank, CancellationToken cancel) =>
                    bank.InPlanAsync(
                        id,
                        async Task<IResult?> (session, _, number) =>
                            await PlanRouteStore.FindAsync(session, number, slot) is { } route
                                ? Results.Ok(route)
                                : Problems.NotFound("patrol", slot),
                        cancel
                    )
            )
            .Produces<RouteView>()
            .WithSummary("The way of one patrol: stops with times, legs with lines and names of streets.");
        plans
            .MapGet("/plans/{id}/routes", ListRoutesAsync)
            .Produces<IReadOnlyList<RouteView>>()
            .WithSummary(
                "The ways of all patrols that are not called off, or of those on duty at a local time."
            );
        plans
            .MapGet("/plans/{id}/difference", CompareAsync)
            .Produces<PlanDifference>()
            .WithSummary(
                "What a version changes beside another: by default beside the one in force, else last week's."
            );
        plans
            .MapPost(
                "/plans/{id}/edits",
                (
                    string id,
                    PlanEdit edit,
                    bool? tryOnly,
                    bool? unlessOpens,
                    Databank bank,
                    CancellationToken cancel
                ) =>
                    tryOnly == true
                        ? bank.InPlanAsync(
                            id,
                            (session, district, number) =>
                                PlanEditing.EditAsync(session, district, number, edit, isTry: true)!,
                            cancel
                        )
                        : bank.ChangePlanAsync(
                            id,
                            $"edit {edit.Kind}",
                            (session, district, number) =>
                                PlanEditing.EditAsync(
                                    session,
                                    district,
                                    number,
                                    edit,
                                    isTry: false,
                                    unlessOpens: unlessOpens == true
                                ),
                            cancel
                        )
            )
            .Produces<PlanEditResult>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary(
                "Makes an edit, as a new version; with tryOnly it only says what it would come to, with unlessOpens only where it would open slots."
            );
        foreach (var (verb, isRedo) in new[] { ("undo", false), ("redo", true) })
        {
            plans
                .MapPost(
                    $"/plans/{{id}}/{verb}",
                    (string id, Databank bank, CancellationToken cancel) =>
                        bank.ChangePlanAsync(
                            id,
                            verb,
                            (session, district, number) =>
                                PlanEditing.UndoAsync(session, district, number, isRedo),
                            cancel
                        )
                )
                .Produces<PlanView>()
                .ProducesProblem(StatusCodes.Status409Conflict)
                .WithSummary(isRedo ? "Goes forward again." : "Goes back to the version before.");
        }
        foreach (
            var (verb, state) in new[]
            {
                ("return", "returned"),
                ("approve", "approved"),
                ("publish", "published"),
            }
        )
        {
            plans
                .MapPost(
                    $"/plans/{{id}}/{verb}",
                    (string id, PlanDecision decision, Databank bank, CancellationToken cancel) =>
                        bank.ChangePlanAsync(
                            id,
                            verb,
                            (session, district, number) =>
                                PlanDeciding.DecideAsync(session, district, number, state, decision),
                            cancel
                        )
                )
                .Produces<PlanView>()
                .ProducesProblem(StatusCodes.Status409Conflict)
                .WithSummary($"Decides that a version is {state}; the name is stored as typed, unverified.");
        }
    }

    private static async Task<IResult> PlanAsync(
        string district,
        WeekPlanRequest request,
        Databank bank,
        CancellationToken cancel
    )
    {
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        // What can't be planned is refused now, not by the worker later.
        await WeekRequests.RefuseAsync(bank.Database, found, request, cancel);
        var job = await bank.Queue.AddAsync(found, WeekWork.Kind, request, Databank.Web, cancel);
        return Results.Accepted($"/api/jobs/{job.Id}", job);
    }

    private static async Task<IResult> ListAsync(
        string district,
        string? week,
        Databank bank,
        CancellationToken cancel
    )
    {
        var monday = IsoWeek.FindMonday(week);
        if (week is not null && monday is null)
        {
            throw new InputException(
                new InputIssue(
                    "week.request",
                    null,
                    null,
                    "week",
                    week,
                    "Write an ISO week such as 2026-W48."
                )
            );
        }
        return await bank.FindAsync(district, cancel) is { } found
            ? Results.Ok(
                await bank.Database.ReadAsync(
                    found.Id,
                    session => PlanDocuments.ListAsync(session, found, monday),
                    cancel
                )
            )
            : Problems.NotFound("district", district);
    }

    private static Task<IResult> ListRoutesAsync(
        string id,
        string? at,
        Databank bank,
        CancellationToken cancel
    ) =>
        bank.InPlanAsync(
            id,
            (session, district, number) =>
                PlanRouteStore.ListAsync(session, number, WeekRequests.ReadLocal("at", at, district))!,
            cancel
        );

    private static Task<IResult> CompareAsync(
        string id,
        string? to,
        Databank bank,
        CancellationToken cancel
    ) =>
        bank.InPlanAsync(
            id,
            (session, district, number) =>
                PlanComparing.CompareAsync(
                    session,
                    district,
                    number,
                    to is null ? null
                        : NumberedKey.TryParse(to, out var other) && other.District == district.Code
                            ? other.Number
                        : throw new InputException(
                            new InputIssue(
                                "plan.unknown",
                                null,
                                null,
                                "to",
                                to,
                                "Name a version of this district."
                            )
                        )
                )!,
            cancel
        );

    private static async Task<IResult> InPlanAsync<T>(
        this Databank bank,
        string id,
        Func<DistrictSession, District, int, Task<T?>> read,
        CancellationToken cancel
    )
        where T : class =>
        await FindAsync(bank, id, cancel) is var (district, number)
        && await bank.Database.ReadAsync(
            district.Id,
            async session =>
                await PlanDocuments.IsThereAsync(session, number)
                    ? await read(session, district, number)
                    : null,
            cancel
        )
            is { } found
            ? found as IResult ?? Results.Ok(found)
            : Problems.NotFound("plan", id);

    private static async Task<IResult> ChangePlanAsync<T>(
        this Databank bank,
        string id,
        string what,
        Func<DistrictSession, District, int, Task<T>> change,
        CancellationToken cancel
    )
    {
        if (await FindAsync(bank, id, cancel) is not var (district, number))
        {
            return Problems.NotFound("plan", id);
        }
        var isThere = await bank.Database.ReadAsync(
            district.Id,
            session => PlanDocuments.IsThereAsync(session, number),
            cancel
        );
        return isThere
            ? Results.Ok(
                await bank.Database.WriteAsync(
                    district.Id,
                    Databank.Web with
                    {
                        Reason = $"plan {id}: {what}",
                    },
                    session => change(session, district, number),
                    cancel
                )
            )
            : Problems.NotFound("plan", id);
    }

    private static async Task<(District District, int Number)?> FindAsync(
        Databank bank,
        string id,
        CancellationToken cancel
    ) =>
        NumberedKey.TryParse(id, out var key) && await bank.FindAsync(key.District, cancel) is { } district
            ? (district, key.Number)
            : null;
}
