using Npgsql;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Tests.Plans;

/// <summary>A week from its first draft to the one that replaces it.</summary>
public sealed class PlanLifeTests(TestCluster cluster) : IAsyncLifetime
{
    private TinyWeek tiny = null!;

    public async ValueTask InitializeAsync() => tiny = await TinyWeek.LoadAsync(cluster);

    public ValueTask DisposeAsync() => tiny.DisposeAsync();

    [Fact]
    public async Task Plan_OfAWeek_IsADraftWithoutViolationsAndSaysWhyDutiesAreOpen()
    {
        var detail = await tiny.PlanAsync();
        var (plan, figures) = (detail.Plan, detail.Plan.Figures);
        Assert.Equal(("draft", true, null), (plan.State, plan.IsHead, plan.Parent));
        Assert.Equal((12, 0, 0), (figures.Patrols, figures.Checks.Roster, figures.Checks.Routes));
        Assert.Equal(figures.Slots, detail.Slots.Count);
        Assert.Equal(figures.Assignments, detail.Slots.Sum(slot => slot.People.Count));
        Assert.True(figures.Assignments > 0);
        Assert.Equal(figures.Open, detail.Slots.Count(slot => slot.Open is not null));
        Assert.All(
            detail.Slots.Where(slot => slot.Open is null),
            slot => Assert.InRange(slot.People.Count, slot.Minimum, slot.Target)
        );
        Assert.InRange(figures.RiskCovered, 0.01, 1);
        Assert.InRange(figures.RiskServed, 0, figures.RiskCovered + 1e-9);
    }

    [Fact]
    public async Task Plan_WithTheSameSeed_IsTheSamePlan()
    {
        var first = await tiny.PlanAsync();
        var second = await tiny.PlanAsync();
        Assert.False(first.Plan.Figures.ClockStopped);
        Assert.Equal(
            first.Slots.Select(slot => (slot.Code, string.Join(' ', slot.People))),
            second.Slots.Select(slot => (slot.Code, string.Join(' ', slot.People)))
        );
        var routes = await tiny.ReadAsync(async session =>
            (await PlanStore.LoadRoutesAsync(session, 1), await PlanStore.LoadRoutesAsync(session, 2))
        );
        Assert.Equal(
            routes.Item1.Routes.SelectMany(route => route.Stops),
            routes.Item2.Routes.SelectMany(route => route.Stops)
        );
    }

    [Fact]
    public async Task FirstPlans_OfOneWeekAtOnce_AreOneLine()
    {
        var request = new WeekPlanRequest(IsoWeek.NameOf(tiny.NextWeek), 7, BudgetSeconds: 120, Work: 0.2);
        var stores = new[]
        {
            await WeekPlanning.FindAsync(tiny.Database, tiny.District, request),
            await WeekPlanning.FindAsync(tiny.Database, tiny.District, request with { Seed = 8 }),
        };
        var isStored = new TaskCompletionSource();
        var isLeft = new TaskCompletionSource();
        var first = tiny.WriteAsync(async session =>
        {
            var number = await stores[0](session);
            isStored.SetResult();
            await isLeft.Task;
            return number;
        });
        await isStored.Task;
        var second = tiny.WriteAsync(stores[1]);
        while (await tiny.ReadAsync(TinyWeek.WaitingAsync) == 0) { }
        isLeft.SetResult();
        var later = await tiny.ReadAsync($"{new NumberedKey(tiny.District.Code, await second)}");
        var earlier = $"{new NumberedKey(tiny.District.Code, await first)}";
        Assert.Equal((earlier, true), (later.Plan.Parent, later.Plan.IsHead));
        Assert.Equal(earlier, (await tiny.UndoAsync(later.Plan.Id)).Id);
    }

    [Fact]
    public async Task Week_FromDraftToPublishedToChanged_KeepsEveryWord()
    {
        var draft = (await tiny.PlanAsync()).Plan;
        await RefusedAsync("plan.state", () => tiny.DecideAsync(draft.Id, "published"));
        Assert.Equal("returned", (await tiny.DecideAsync(draft.Id, "returned")).State);
        Assert.Equal("approved", (await tiny.DecideAsync(draft.Id, "approved")).State);
        var published = await tiny.DecideAsync(draft.Id, "published");
        Assert.Equal(["returned", "approved", "published"], published.Events.Select(one => one.State));
        Assert.All(published.Events, one => Assert.False(one.IsVerified));
        Assert.Equal(published.Figures.Assignments, await TurnsAsync(published.Id));

        var slot = (await tiny.ReadAsync(published.Id)).Slots.First(one => one.People.Count > one.Minimum);
        var edited = await tiny.EditAsync(
            published.Id,
            new PlanEdit("remove", slot.Code, slot.People[^1].Member)
        );
        Assert.Equal(("draft", published.Id), (edited.Plan!.State, edited.Plan.Parent));
        Assert.Equal("published", (await tiny.ReadAsync(published.Id)).Plan.State);
        await tiny.PublishAsync(edited.Plan.Id);
        Assert.Equal("changed", (await tiny.ReadAsync(published.Id)).Plan.State);
        Assert.Equal(
            (0, published.Figures.Assignments - 1),
            (await TurnsAsync(published.Id), await TurnsAsync(edited.Plan.Id))
        );

        var anew = (await tiny.PlanAsync(seed: 8)).Plan;
        await tiny.PublishAsync(anew.Id);
        Assert.Equal("superseded", (await tiny.ReadAsync(edited.Plan.Id)).Plan.State);
    }

    [Fact]
    public async Task Calendar_OfAChange_KnowsWhomTheVersionInForceTold()
    {
        var plan = await tiny.PlanAsync();
        await tiny.PublishAsync(plan.Plan.Id);
        var slot = plan.Slots.First(one => one.People.Count > one.Minimum);
        var gone = slot.People[^1].Member;
        var changed = (await tiny.EditAsync(plan.Plan.Id, new PlanEdit("remove", slot.Code, gone))).Plan!;
        Assert.Empty((await CalendarAsync(plan.Plan.Id)).Told);
        var paper = await CalendarAsync(changed.Id);
        PlanSlot Of(IEnumerable<PlanSlot> slots) => slots.Single(one => one.Code == slot.Code);
        Assert.Contains(gone, Of(paper.Told).People.Select(one => one.Member));
        Assert.DoesNotContain(gone, Of(paper.Detail.Slots).People.Select(one => one.Member));
    }

    [Fact]
    public async Task Member_WhoIsRegisteredNoLonger_KeepsAPlanFromBeingApprovedUntilTheTurnIsTaken()
    {
        var draft = await tiny.PlanAsync();
        var slot = draft.Slots.First(one => one.People.Count > 0);
        var gone = slot.People[0].Member;
        await tiny.WriteAsync(session =>
            Stage.ExecuteAsync(session, "delete from patrol.member where code = $1", Stage.Of(gone))
        );
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            tiny.DecideAsync(draft.Plan.Id, "approved")
        );
        Assert.Contains(fault.Issues, issue => (issue.Code, issue.Value) == ("plan.broken", gone));
        var again = await tiny.PlanAsync(version: draft.Plan.Id);
        Assert.DoesNotContain(again.Slots.SelectMany(one => one.People), one => one.Member == gone);
        Assert.Equal("approved", (await tiny.DecideAsync(again.Plan.Id, "approved")).State);
    }

    [Fact]
    public async Task Decision_WithoutNameOrReason_IsRefused()
    {
        var draft = (await tiny.PlanAsync()).Plan;
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            tiny.WriteAsync(session =>
                PlanDeciding.DecideAsync(
                    session,
                    tiny.District,
                    TinyWeek.NumberOf(draft.Id),
                    "approved",
                    new PlanDecision(" ", "")
                )
            )
        );
        Assert.Equal(["name", "reason"], fault.Issues.Select(issue => issue.Field));
        Assert.Equal("draft", (await tiny.ReadAsync(draft.Id)).Plan.State);
    }

    [Fact]
    public async Task NextWeek_StartsFromThePublishedOneAndCountsItsTurns()
    {
        var first = (await tiny.PlanAsync()).Plan;
        await tiny.PublishAsync(first.Id);
        var next = (await tiny.PlanAsync(tiny.NextWeek.PlusWeeks(1))).Plan;
        var difference = await tiny.ReadAsync(session =>
            PlanComparing.CompareAsync(session, tiny.District, TinyWeek.NumberOf(next.Id), null)
        );
        Assert.Equal(first.Id, difference.Against);
        Assert.Equal(
            difference.Areas.Select(area => area.AreaName).Order(StringComparer.InvariantCulture),
            difference.Areas.Select(area => area.AreaName)
        );
        // Same duties, same people where nothing speaks against it.
        Assert.True(difference.KeptAssignments > difference.Assignments / 2, $"{difference.KeptAssignments}");
        var hours = await tiny.ReadAsync(session => PublishedTurnStore.LoadWeekAsync(session, tiny.NextWeek));
        Assert.Equal(first.Figures.Assignments, hours.Count);
    }

    [Fact]
    public async Task PublishedTurn_AtTwoPlacesAtATime_IsRefusedByTheDatabase()
    {
        var plan = (await tiny.PlanAsync()).Plan;
        await tiny.PublishAsync(plan.Id);
        var fault = await Assert.ThrowsAsync<PostgresException>(() =>
            tiny.WriteAsync(session =>
                Stage.ExecuteAsync(
                    session,
                    """
                    insert into patrol.published_turn
                    select district_id, version, slot || '-again', member_code, area, false,
                      tstzrange(upper(during) - interval '1 minute', upper(during) + interval '1 hour')
                    from patrol.published_turn limit 1
                    """
                )
            )
        );
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, fault.SqlState);
    }

    [Fact]
    public async Task Week_ThatIsOver_IsRefused()
    {
        await RefusedAsync("week.past", () => tiny.PlanAsync(tiny.NextWeek.PlusWeeks(-2)));
        await RefusedAsync("week.request", () => tiny.PlanAsync(new WeekPlanRequest("2026-W60")));
        Assert.Empty(await tiny.ReadAsync(session => PlanDocuments.ListAsync(session, tiny.District, null)));
    }

    private static async Task RefusedAsync<T>(string code, Func<Task<T>> act) =>
        Assert.Equal(code, Assert.Single((await Assert.ThrowsAsync<InputException>(act)).Issues).Code);

    private Task<int> TurnsAsync(string plan) =>
        tiny.ReadAsync(session =>
            Dapper.SqlMapper.ExecuteScalarAsync<int>(
                session.Connection,
                "select count(*) from patrol.published_turn where version = @version",
                new { version = TinyWeek.NumberOf(plan) }
            )
        );

    private Task<PaperPlan> CalendarAsync(string plan) =>
        tiny.ReadAsync(async session =>
            (
                await PlanPaperLoading.FindAsync(
                    session,
                    tiny.District,
                    TinyWeek.NumberOf(plan),
                    "http://here",
                    PaperSubject.Calendar
                )
            )!
        );
}
