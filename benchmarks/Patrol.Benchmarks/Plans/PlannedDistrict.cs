using System.Diagnostics;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Plans;
using Patrol.Storage.Weeks;

namespace Patrol.Benchmarks.Plans;

/// <summary>A district whose weeks are planned.</summary>
internal sealed class PlannedDistrict(PatrolDatabase database, District district)
{
    private static readonly Actor Planner = new("benchmark", "measures");

    /// <summary>Plans and stores.</summary>
    public async Task<PlanDetail> PlanAsync(WeekPlanRequest request, CancellationToken stop)
    {
        var store = await WeekPlanning.FindAsync(database, district, request, keepBest: stop);
        stop.ThrowIfCancellationRequested();
        return await database.WriteAsync(
            district.Id,
            Planner,
            async session => (await PlanDocuments.FindDetailAsync(session, district, await store(session)))!
        );
    }

    /// <summary>True when the same members serve the same slots and every patrol stops at the same places and times.</summary>
    public async Task<bool> AreSameAsync(PlanDetail one, PlanDetail other)
    {
        var (first, second) = (await RoutesAsync(one), await RoutesAsync(other));
        return People(one).SequenceEqual(People(other))
            && first
                .SelectMany(route => route.Stops)
                .Select(Told)
                .SequenceEqual(second.SelectMany(route => route.Stops).Select(Told));
    }

    /// <summary>Ranks candidates for a slot; milliseconds from the database to the answer.</summary>
    public async Task<double> RankAsync(PlanDetail plan, string slot)
    {
        var watch = Stopwatch.StartNew();
        await database.ReadAsync(
            district.Id,
            session => PlanCandidates.RankAsync(session, district, NumberOf(plan.Plan.Id), slot)
        );
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Makes an edit.</summary>
    public async Task<PlanDetail> EditAsync(PlanDetail plan, PlanEdit edit)
    {
        var result = await database.WriteAsync(
            district.Id,
            Planner,
            session => PlanEditing.EditAsync(session, district, NumberOf(plan.Plan.Id), edit, isTry: false)
        );
        return await database.ReadAsync(
            district.Id,
            async session =>
                (await PlanDocuments.FindDetailAsync(session, district, NumberOf(result.Plan!.Id)))!
        );
    }

    /// <summary>Every tenth of Friday's people drops out for the day: seconds until the mended plan is stored, and the part of
    /// the others' assignments of that day that stays.</summary>
    public async Task<(double Seconds, double Unchanged)> RepairAsync(PlanDetail plan, CancellationToken stop)
    {
        var friday = DateOnly.ParseExact(plan.Plan.From, "yyyy-MM-dd").AddDays(4).ToString("yyyy-MM-dd");
        var onFriday = People(plan)
            .Where(one => one.From.StartsWith(friday, StringComparison.Ordinal))
            .ToArray();
        var gone = onFriday
            .Select(one => one.Member)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Where((_, k) => k % 10 == 0)
            .ToHashSet();
        var watch = Stopwatch.StartNew();
        var mended = await PlanAsync(
            new WeekPlanRequest(
                plan.Plan.Week,
                BudgetSeconds: 12,
                Version: plan.Plan.Id,
                Dropouts: [.. gone.Select(one => new DropoutView(one, $"{friday}T00:00", $"{friday}T23:59"))]
            ),
            stop
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var after = People(mended).ToHashSet();
        var rest = onFriday.Where(one => !gone.Contains(one.Member)).ToArray();
        return (seconds, rest.Count(after.Contains) / (double)rest.Length);
    }

    private Task<IReadOnlyList<RouteView>> RoutesAsync(PlanDetail plan) =>
        database.ReadAsync(
            district.Id,
            session => PlanRouteStore.ListAsync(session, NumberOf(plan.Plan.Id), at: null)
        );

    private static (string, string, string) Told(RouteStopView stop) =>
        ($"{stop.Place[0]} {stop.Place[1]}", stop.Arrive, stop.Leave);

    private static IEnumerable<(string From, string Slot, string Member)> People(PlanDetail plan) =>
        plan.Slots.SelectMany(slot => slot.People.Select(one => (slot.From, slot.Code, one.Member)));

    private static int NumberOf(string id) =>
        NumberedKey.TryParse(id, out var key) ? key.Number : throw new ArgumentException(id, nameof(id));
}
