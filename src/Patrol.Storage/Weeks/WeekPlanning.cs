using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using Patrol.Storage.Documents;
using Patrol.Storage.Jobs;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Weeks;

/// <summary>The roster of an earlier attempt, from which another goes on.</summary>
/// <param name="Roster">The roster.</param>
/// <param name="IsDone">True when its search had ended.</param>
public sealed record WeekKept(RosterPlan Roster, bool IsDone);

/// <summary>
/// From a stored surface to a checked, stored plan of a week: how many patrols where and when, who serves them, which way
/// each goes.
/// </summary>
public static class WeekPlanning
{
    /// <summary>Plans a week, or plans a version again; checked, not yet stored.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="kept">Of an earlier attempt; null when there is none.</param>
    /// <param name="keep">Is given what another attempt could go on from.</param>
    /// <param name="progress">Told where the work stands; best and bound in the unit of the stage.</param>
    /// <param name="keepBest">Ends the search; the best plan is checked and returned.</param>
    /// <returns>Stores the plan and returns the number of its version.</returns>
    /// <exception cref="InputException">It can't be planned: <c>week.*</c>, <c>roster.*</c>, <c>plan.*</c>.</exception>
    /// <exception cref="OperationCanceledException">Ended before there was a plan.</exception>
    public static async Task<Func<DistrictSession, Task<int>>> FindAsync(
        PatrolDatabase database,
        District district,
        WeekPlanRequest request,
        WeekKept? kept = null,
        Func<WeekKept, Task>? keep = null,
        IProgress<JobProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var order = WeekRequests.Read(request, district, SystemClock.Instance.GetCurrentInstant());
        return order.Version is { } version
            ? await WeekReplanning.FindAsync(database, district, order, version, progress, keepBest)
            : await FindNewAsync(database, district, order, kept, keep, progress, keepBest);
    }

    private static async Task<Func<DistrictSession, Task<int>>> FindNewAsync(
        PatrolDatabase database,
        District district,
        WeekOrder order,
        WeekKept? kept,
        Func<WeekKept, Task>? keep,
        IProgress<JobProgress>? progress,
        CancellationToken keepBest
    )
    {
        var watch = new StageWatch(progress);
        watch.Enter("staffing");
        var work = await database.ReadAsync(
            district.Id,
            session => WeekGroundwork.LoadAsync(session, district.TimeZone, order),
            CancellationToken.None
        );
        var budget = WeekBudget.Of(order, work.Policy.WeeklyPatrols);
        keepBest.ThrowIfCancellationRequested();
        watch.Enter("roster");
        var problem = new RosterProblem(work.Facts with { Previous = work.Previous });
        // What was kept is whole; people may have changed since.
        var isKept = kept is { IsDone: true } && RosterChecker.Check(problem.Facts, kept.Roster).Count == 0;
        var roster = isKept
            ? kept!.Roster
            : RosterSolver.Solve(
                problem,
                new SolveOptions(budget.Roster, order.Seed, watch.Under("roster")),
                kept?.Roster,
                keepBest,
                plan => keep?.Invoke(new WeekKept(plan, IsDone: false)).GetAwaiter().GetResult()
            );
        var broken = RosterChecker.Check(problem.Facts, roster);
        RefuseBroken("roster", broken);
        if (keep is not null && !isKept)
        {
            await keep(new WeekKept(roster, IsDone: true));
        }
        watch.Enter("network");
        var patrols = work.Duties.Slots.Where(slot => slot.Kind == DutyKind.Patrol).ToArray();
        var passes = WeekPasses.Of(work.Ground, order.Passes, order.Week, patrols);
        var routes = WeekRoutes.Prepare(work.Ground, work.Streets, work.Policy, patrols, passes);
        watch.Enter("routes");
        var routePlan = RouteSolver.Solve(
            routes.Problem,
            new SolveOptions(
                budget.RoutesAfter(watch.Seconds.Total),
                order.Seed + order.Week.DayOfYear,
                watch.Under("routes")
            ),
            cancellation: keepBest
        );
        var wrong = RouteChecker.Check(routes.Facts, routePlan);
        RefuseBroken("routes", wrong);
        watch.Enter("check");
        var views = new WeekWays(district, routes.Problem, new NearPlaces(work.Ground.Sites, work.Land)).Draw(
            routePlan
        );
        var figures = PlanFiguring.Of(
            work.Duties.Slots,
            WeekRoster.Of(roster),
            routePlan,
            PlanFiguring.Served(work.Ground.Raster, routes.Facts.Hours, routes.Facts.Rules, roster, routePlan)
        ) with
        {
            Checks = new PlanChecks(broken.Count, wrong.Count),
            ClockStopped =
                roster.ClockStopped || roster.Cancelled || routePlan.ClockStopped || routePlan.Cancelled,
            Seconds = watch.Seconds,
            Presence = PlanFiguring.PresenceOf(work.Ground, work.Duties.Slots, roster, routePlan),
        };
        var duties = new PlanDuties(
            order.Seed,
            work.Policy.Mode,
            work.Policy.WeeklyPatrols,
            work.Duties.Slots,
            CurveOf(work.Duties.Staffing),
            PassesOf(district, work, passes, routePlan),
            work.Facts.Members.Any(one => one.Member.IsGenerated)
        );
        return async session =>
        {
            var parent = await PlanStore.HoldHeadAsync(session, order.Week);
            var run = await PlanStore.AddRunAsync(session, order.Week, work.Surface, duties, routePlan);
            await PlanRouteStore.AddAsync(session, run, duties.Slots, views);
            return await PlanStore.AddVersionAsync(
                session,
                order.Week,
                run,
                parent,
                work.Begun > 0
                    ? Reason.Of("plan.made-midweek", ("patrols", patrols.Length), ("begun", work.Begun))
                    : Reason.Of("plan.made", ("patrols", duties.Patrols), ("seed", order.Seed)),
                figures,
                WeekRoster.Of(roster)
            );
        };
    }

    internal static void RefuseBroken(string what, IReadOnlyList<Reason> broken)
    {
        if (broken.Count > 0)
        {
            throw new InvalidOperationException(
                $"The {what} broke {broken.Count} rules and is not kept: {string.Join("; ", broken.Take(5))}"
            );
        }
    }

    private static PassOutcome[] PassesOf(
        District district,
        WeekGroundwork work,
        IReadOnlyList<MustVisit> passes,
        RoutePlan plan
    )
    {
        var names = work.Ground.Sites.ToDictionary(site => site.Code, site => site.Name);
        var missed = plan
            .Unserved.Where(one => one.IsMustVisit)
            .ToDictionary(one => one.Code, one => one.Reason);
        return
        [
            .. passes.Select(one =>
            {
                var site = one.Code[..one.Code.LastIndexOf('-')];
                var reason = missed.GetValueOrDefault(one.Code);
                return new PassOutcome(
                    site,
                    names[site],
                    Codes.Of(one.From.InZone(district.TimeZone).LocalDateTime),
                    Codes.Of(one.To.InZone(district.TimeZone).LocalDateTime),
                    one.IntervalMinutes,
                    reason is null ? null : PlanDocuments.Of(reason)
                );
            }),
        ];
    }

    private static double[] CurveOf(Engine.Optimization.Staffing.StaffingPlan staffing) =>
        staffing.Value > 0 ? [.. staffing.Curve.Select(value => value / staffing.Value - 1)] : [];
}
