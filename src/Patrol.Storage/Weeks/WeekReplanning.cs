using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using Patrol.Storage.Jobs;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Weeks;

/// <summary>Plans a version again with little change: its duties, ways, pins and bans stay.</summary>
internal static class WeekReplanning
{
    public static async Task<Func<DistrictSession, Task<int>>> FindAsync(
        PatrolDatabase database,
        District district,
        WeekOrder order,
        int number,
        IProgress<JobProgress>? progress,
        CancellationToken keepBest
    )
    {
        var watch = new StageWatch(progress);
        watch.Enter("staffing");
        var loaded = await database.ReadAsync(
            district.Id,
            session => PlanLoading.LoadHeadAsync(session, district, number),
            CancellationToken.None
        );
        var roster = loaded.Roster;
        WeekRequests.RefuseUnknown(order, loaded.Facts.Members.Select(one => one.Member.Code).ToHashSet());
        watch.Enter("roster");
        var before = roster.Plan.Assignments;
        var options = new SolveOptions(
            WeekBudget.Of(order, loaded.Duties.Patrols).Roster,
            order.Seed,
            watch.Under("roster")
        );
        // Pins of who dropped out are lifted, whatever rules they break by now; so is who was left on an open duty.
        var problem = RosterProblem.AsItIs(roster.On(loaded.Facts, before, isHeld: false));
        var plan = RosterSolver.Repair(problem, roster.Plan, order.Dropouts, options, keepBest);
        var left = problem.After(roster.Plan, order.Dropouts).Facts;
        roster = roster with { Pins = left.Pins, Forbidden = left.Forbidden };
        var after = roster with { Plan = plan };
        watch.Enter("check");
        var broken = RosterChecker.Check(after.On(loaded.Facts, before, isHeld: false), plan);
        WeekPlanning.RefuseBroken("roster", broken);
        var figures = await database.ReadAsync(
            district.Id,
            session => PlanLoading.FigureAsync(session, district, loaded, after),
            CancellationToken.None
        );
        figures = figures with
        {
            Checks = figures.Checks with { Roster = broken.Count },
            ClockStopped = plan.ClockStopped || plan.Cancelled,
            Seconds = watch.Seconds,
        };
        return async session =>
        {
            await PlanLoading.FindHeadAsync(session, district, number);
            return await PlanStore.AddVersionAsync(
                session,
                loaded.Version.Week,
                loaded.Version.Plan,
                number,
                order.Dropouts.Count > 0
                    ? Reason.Of(
                        "plan.repaired",
                        ("members", order.Dropouts.Select(one => one.Member).Distinct().Count())
                    )
                    : Reason.Of("plan.again", ("seed", order.Seed)),
                figures,
                after
            );
        };
    }
}
