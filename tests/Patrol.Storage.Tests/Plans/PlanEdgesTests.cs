using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Tests.Plans;

/// <summary>Weeks on ground and beside weeks that don't fit: a plan or words, never half of one.</summary>
public sealed class PlanEdgesTests(TestCluster cluster) : IAsyncLifetime
{
    private TinyWeek tiny = null!;

    public async ValueTask InitializeAsync() => tiny = await TinyWeek.LoadAsync(cluster);

    public ValueTask DisposeAsync() => tiny.DisposeAsync();

    [Fact]
    public async Task Publishing_WithAMemberOnDutyInAnotherWeekAtThatTime_IsRefusedAndChangesNothing()
    {
        var later = (await tiny.PlanAsync(tiny.NextWeek.PlusWeeks(2))).Plan;
        await tiny.PublishAsync(later.Id);
        var plan = await tiny.PlanAsync();
        var slot = plan.Slots.First(one => one.Kind == "patrol" && one.People.Count > 0);
        await DoAsync(
            """
            insert into patrol.published_turn
            select district_id, $1, slot, $2, 'elsewhere', false, during
            from patrol.plan_route where slot = $3 and plan = 2
            """,
            Stage.Of(TinyWeek.NumberOf(later.Id)),
            Stage.Of(slot.People[0].Member),
            Stage.Of(slot.Code)
        );
        await tiny.DecideAsync(plan.Plan.Id, "approved");
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            tiny.DecideAsync(plan.Plan.Id, "published")
        );
        Assert.Equal("plan.overlap", Assert.Single(fault.Issues).Code);
        Assert.Equal("approved", (await tiny.ReadAsync(plan.Plan.Id)).Plan.State);
        Assert.Equal("published", (await tiny.ReadAsync(later.Id)).Plan.State);
    }

    [Fact]
    public async Task Week_ThatHasBegun_IsPlannedFromNowOn()
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        try
        {
            var plan = await tiny.PlanAsync(tiny.NextWeek.PlusWeeks(-1));
            Assert.All(plan.Slots, slot => Assert.True(At(slot.From) > now, slot.Code));
            Assert.Equal(
                plan.Plan.Change.Arguments.ContainsKey("begun"),
                plan.Plan.Change.Code == "plan.made-midweek"
            );
        }
        catch (InputException fault)
        {
            // The evening of a Sunday leaves nothing.
            Assert.Equal("week.past", Assert.Single(fault.Issues).Code);
            Assert.Equal(IsoDayOfWeek.Sunday, now.InZone(tiny.District.TimeZone).DayOfWeek);
        }
    }

    [Fact]
    public async Task Edit_OfASlotThatIsOver_IsRefused()
    {
        var plan = await tiny.PlanAsync();
        var slots = (await tiny.ReadAsync(session => PlanStore.LoadDutiesAsync(session, 1))).Slots;
        var (first, later) = (slots.MinBy(slot => slot.To)!, slots.MaxBy(slot => slot.To)!);
        void Try(PlanEdit edit) => PlanEditing.RefuseOver(slots, edit, first.To);
        foreach (
            var edit in new[]
            {
                new PlanEdit("pin", first.Code, "m"),
                new PlanEdit("move", later.Code, "m", first.Code),
                new PlanEdit("callOff", Slots: [later.Code, first.Code]),
            }
        )
        {
            var issue = Assert.Single(Assert.Throws<InputException>(() => Try(edit)).Issues);
            Assert.Equal(("edit.over", first.Code), (issue.Code, issue.Value));
        }
        Try(new PlanEdit("pin", later.Code, "m"));
        Assert.Equal(slots.Count, plan.Slots.Count);
    }

    [Fact]
    public async Task Targets_WhenTheWeekHasBegun_BarWhatIsOver()
    {
        var plan = await tiny.PlanAsync();
        var slots = (await tiny.ReadAsync(session => PlanStore.LoadDutiesAsync(session, 1))).Slots;
        var now = slots.OrderBy(slot => slot.To).ElementAt(slots.Count / 2).To;
        var over = slots.Where(slot => slot.To <= now).Select(slot => slot.Code).ToHashSet();
        var member = plan
            .Slots.Last(one => one.People.Count > 0 && !over.Contains(one.Code))
            .People[0]
            .Member;
        Task<TargetsView> FindAsync(string? slot, Instant at) =>
            tiny.ReadAsync(session => PlanTargets.FindAsync(session, tiny.District, 1, member, slot, at));

        var targets = await FindAsync(null, now);
        var gone = Assert.Single(targets.BarredSlots, one => one.Broken.Any(why => why.Code == "edit.over"));
        Assert.NotEmpty(gone.Codes);
        Assert.Subset(over, gone.Codes.ToHashSet());
        Assert.DoesNotContain(targets.Slots, one => over.Contains(one.Slot));
        Assert.DoesNotContain(targets.Places, one => over.Contains(one.Slot));
        Assert.DoesNotContain(
            targets.BarredSlots.Where(one => one != gone).SelectMany(one => one.Codes),
            over.Contains
        );

        var own = plan.Slots.First(one => one.People.Any(person => person.Member == member)).Code;
        var end = slots.Max(slot => slot.To);
        var fault = await Assert.ThrowsAsync<InputException>(() => FindAsync(own, end));
        Assert.Equal(("edit.over", own), (fault.Issues[0].Code, fault.Issues[0].Value));
    }

    [Fact]
    public async Task Undo_WhileSomebodyApproves_IsRefusedOrComesFirst()
    {
        var draft = await tiny.PlanAsync();
        var slot = draft.Slots.First(one => one.People.Count > 0);
        var edited = (
            await tiny.EditAsync(draft.Plan.Id, new PlanEdit("pin", slot.Code, slot.People[0].Member))
        ).Plan!;
        var isApproved = new TaskCompletionSource();
        var isLeft = new TaskCompletionSource();
        var approving = tiny.WriteAsync(async session =>
        {
            await PlanDeciding.DecideAsync(
                session,
                tiny.District,
                TinyWeek.NumberOf(edited.Id),
                "approved",
                new PlanDecision("A. Commander", "looked at it")
            );
            isApproved.SetResult();
            await isLeft.Task;
            return true;
        });
        await isApproved.Task;
        var undoing = Assert.ThrowsAsync<InputException>(() => tiny.UndoAsync(edited.Id));
        while (await tiny.ReadAsync(TinyWeek.WaitingAsync) == 0) { }
        isLeft.SetResult();
        await approving;
        Assert.Equal("plan.no-undo", Assert.Single((await undoing).Issues).Code);
        Assert.True((await tiny.ReadAsync(edited.Id)).Plan.IsHead);
    }

    private Instant At(string local) =>
        NodaTime
            .Text.LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? $"{local}:00" : local)
            .Value.InZoneLeniently(tiny.District.TimeZone)
            .ToInstant();

    [Fact]
    public async Task Week_WithABaseOffTheStreets_IsPlannedAndItsPatrolsSayWhyTheyHaveNoWay()
    {
        await DoAsync("update patrol.base set place = st_translate(place, 50000, 0)");
        var routes = await RoutesAsync(await tiny.PlanAsync());
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Empty(route.Stops));
        Assert.All(routes, route => Assert.Equal("route.base-off-network", route.Reason!.Code));
    }

    [Fact]
    public async Task Week_WithACommunityWithoutStreets_IsPlannedAndItsPatrolsSayWhyTheyHaveNoWay()
    {
        var area = (await tiny.PlanAsync()).Slots.First(slot => slot.Kind == "patrol").Area;
        // Bases come to where there are streets, outside of the community.
        await DoAsync(
            """
            update patrol.street_segment set foot_kmh = 0
            where st_intersects(shape, (select shape from patrol.area where kind = 2 and code = $1))
            """,
            Stage.Of(area)
        );
        await DoAsync(
            "update patrol.base set place = (select st_startpoint(shape) from patrol.street_segment where foot_kmh > 0 limit 1)"
        );
        var plan = await tiny.PlanAsync();
        var routes = (await RoutesAsync(plan)).ToLookup(route =>
            plan.Slots.Single(slot => slot.Code == route.Slot).Area == area
        );
        Assert.NotEmpty(routes[true]);
        Assert.All(routes[true], route => Assert.Equal("route.no-streets", route.Reason?.Code));
        Assert.All(routes[true], route => Assert.Empty(route.Stops));
    }

    private async Task<IReadOnlyList<RouteView>> RoutesAsync(PlanDetail plan) =>
        await tiny.ReadAsync(session =>
            PlanRouteStore.ListAsync(
                session,
                TinyWeek.NumberOf(plan.Plan.Id),
                plan.Slots.Select(slot => slot.Code)
            )
        );

    private Task DoAsync(string sql, params Npgsql.NpgsqlParameter[] parameters) =>
        tiny.WriteAsync(session => Stage.ExecuteAsync(session, sql, parameters));
}
