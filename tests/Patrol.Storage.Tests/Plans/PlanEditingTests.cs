using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.People;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Tests.Plans;

/// <summary>Edits of a draft: each a new version, refused ones change nothing.</summary>
public sealed class PlanEditingTests(TestCluster cluster) : IAsyncLifetime
{
    private TinyWeek tiny = null!;
    private PlanDetail draft = null!;

    public async ValueTask InitializeAsync()
    {
        tiny = await TinyWeek.LoadAsync(cluster);
        draft = await tiny.PlanAsync();
    }

    public ValueTask DisposeAsync() => tiny.DisposeAsync();

    private PlanSlot AtMinimum =>
        draft.Slots.First(slot => slot.People.Count == slot.Minimum && slot.Open is null);

    [Fact]
    public async Task Remove_BelowTheMinimum_OpensTheSlotAndKeepsTheRest()
    {
        var slot = AtMinimum;
        var result = await tiny.EditAsync(
            draft.Plan.Id,
            new PlanEdit("remove", slot.Code, slot.People[^1].Member)
        );
        Assert.Empty(result.Broken);
        Assert.Equal([slot.Code], result.Opened);
        var after = (await tiny.ReadAsync(result.Plan!.Id)).Slots.Single(one => one.Code == slot.Code);
        Assert.NotNull(after.Open);
        Assert.Equal(slot.People.Count - 1, after.People.Count);
        Assert.All(after.People, one => Assert.False(one.IsPinned));
        Assert.Equal(draft.Plan.Figures.Open + 1, result.Plan.Figures.Open);
        Assert.Equal(0, result.Plan.Figures.Checks.Roster);
    }

    [Fact]
    public async Task Changed_PutIntoTheVersionBefore_IsTheNewOne()
    {
        var slot = AtMinimum;
        var result = await tiny.EditAsync(
            draft.Plan.Id,
            new PlanEdit("remove", slot.Code, slot.People[^1].Member)
        );
        var changed = result.Changed.ToDictionary(one => one.Code);
        Assert.Contains(slot.Code, changed.Keys);
        Assert.True(changed.Count < draft.Slots.Count);
        var whole = await tiny.ReadAsync(result.Plan!.Id);
        Assert.All(
            whole.Slots.Zip(
                draft.Slots,
                (now, was) => (Now: now, Put: changed.GetValueOrDefault(was.Code, was))
            ),
            pair => Assert.Equivalent(pair.Now, pair.Put, strict: true)
        );
    }

    [Fact]
    public async Task Remove_UnlessItOpensASlot_SaysWhichAndStoresNothing()
    {
        var slot = AtMinimum;
        var edit = new PlanEdit("remove", slot.Code, slot.People[^1].Member);
        var asked = await tiny.WriteAsync(session =>
            PlanEditing.EditAsync(
                session,
                tiny.District,
                TinyWeek.NumberOf(draft.Plan.Id),
                edit,
                isTry: false,
                unlessOpens: true
            )
        );
        Assert.Equal([slot.Code], asked.Opened);
        Assert.Null(asked.Plan);
        Assert.NotNull((await tiny.EditAsync(draft.Plan.Id, edit)).Plan);
    }

    [Fact]
    public async Task Undo_ThenRedo_GoesBackAndForth()
    {
        var slot = AtMinimum;
        var edited = await tiny.EditAsync(
            draft.Plan.Id,
            new PlanEdit("remove", slot.Code, slot.People[^1].Member)
        );
        Assert.Equal(draft.Plan.Id, (await tiny.UndoAsync(edited.Plan!.Id)).Id);
        Assert.Equal(edited.Plan.Id, (await tiny.UndoAsync(draft.Plan.Id, isRedo: true)).Id);
        await RefusedAsync("plan.no-redo", () => tiny.UndoAsync(edited.Plan.Id, isRedo: true));
        await tiny.UndoAsync(edited.Plan.Id);
        await RefusedAsync("plan.no-undo", () => tiny.UndoAsync(draft.Plan.Id));
    }

    [Fact]
    public async Task Candidate_OfAnOpenedSlot_FillsIt()
    {
        var slot = AtMinimum;
        var gone = slot.People[^1].Member;
        var opened = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("remove", slot.Code, gone));
        var candidates = await tiny.ReadAsync(session =>
            PlanCandidates.RankAsync(session, tiny.District, TinyWeek.NumberOf(opened.Plan!.Id), slot.Code)
        );
        // Who was taken off can come back; and every candidate can really be put there.
        Assert.Contains(candidates.Best, one => one.Member == gone);
        foreach (var candidate in candidates.Best.Take(5))
        {
            var tried = await TryAsync(opened.Plan!.Id, new PlanEdit("assign", slot.Code, candidate.Member));
            Assert.Empty(tried.Broken);
        }
        foreach (var miss in candidates.NearMisses.Take(5))
        {
            var tried = await TryAsync(opened.Plan!.Id, new PlanEdit("assign", slot.Code, miss.Member));
            Assert.NotEmpty(tried.Broken);
        }
        var filled = await tiny.EditAsync(opened.Plan!.Id, new PlanEdit("assign", slot.Code, gone));
        Assert.Equal([slot.Code], filled.Filled);
        Assert.Equal(draft.Plan.Figures.Open, filled.Plan!.Figures.Open);
    }

    [Fact]
    public async Task Edit_ThatBreaksARule_SaysWhichAndStoresNothing()
    {
        var slot = AtMinimum;
        var stranger = await tiny.ReadAsync(async session =>
            (await PeopleStore.LoadRollAsync(session)).First(one => one.ServesAs == ServesAs.OnPost)
        );
        var result = await tiny.EditAsync(
            draft.Plan.Id,
            new PlanEdit("replace", slot.Code, slot.People[^1].Member, OtherMember: stranger.Code)
        );
        Assert.Contains(result.Broken, reason => reason.Code == "roster.pin-on-post");
        Assert.NotEmpty(result.Broken);
        Assert.Null(result.Plan);
        var list = await tiny.ReadAsync(session =>
            PlanDocuments.ListAsync(session, tiny.District, tiny.NextWeek)
        );
        Assert.Equal(draft.Plan.Id, Assert.Single(list).Id);
    }

    [Fact]
    public async Task Edit_OfAVersionThatAnotherHasChanged_IsStale()
    {
        var slot = AtMinimum;
        var edit = new PlanEdit("remove", slot.Code, slot.People[^1].Member);
        await tiny.EditAsync(draft.Plan.Id, edit);
        await RefusedAsync("plan.stale", () => tiny.EditAsync(draft.Plan.Id, edit));
        await RefusedAsync("plan.stale", () => tiny.DecideAsync(draft.Plan.Id, "approved"));
        await RefusedAsync("plan.stale", () => tiny.PlanAsync(version: draft.Plan.Id));
    }

    [Fact]
    public async Task TwoEdits_AtOnce_OneIsStored()
    {
        var slot = AtMinimum;
        var edits = slot.People.Take(2).Select(one => new PlanEdit("remove", slot.Code, one.Member));
        var outcomes = await Task.WhenAll(
            edits.Select(async edit =>
            {
                try
                {
                    return (await tiny.EditAsync(draft.Plan.Id, edit)).Plan!.Id;
                }
                catch (InputException fault)
                {
                    return fault.Issues[0].Code;
                }
            })
        );
        Assert.Single(outcomes, "plan.stale");
        Assert.Equal(
            2,
            (
                await tiny.ReadAsync(session =>
                    PlanDocuments.ListAsync(session, tiny.District, tiny.NextWeek)
                )
            ).Count
        );
    }

    [Fact]
    public async Task CallOff_ThenPlanAgain_LeavesTheSlotsOutUntilRestored()
    {
        string[] codes =
        [
            .. draft.Slots.Where(slot => slot.People.Count > 0).Take(2).Select(slot => slot.Code),
        ];
        var off = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("callOff", Slots: codes, Reason: "storm"));
        Assert.Equal(draft.Plan.Figures.Slots - 2, off.Plan!.Figures.Slots);
        Assert.Equal("storm", off.Plan.Change.Arguments["reason"]);
        var again = await tiny.PlanAsync(version: off.Plan.Id);
        Assert.All(
            again.Slots.Where(slot => codes.Contains(slot.Code)),
            slot => Assert.True(slot.IsCalledOff && slot.People.Count == 0)
        );
        var back = await tiny.EditAsync(again.Plan.Id, new PlanEdit("restore", Slots: codes));
        Assert.Equal(draft.Plan.Figures.Slots, back.Plan!.Figures.Slots);
    }

    [Fact]
    public async Task CallOff_OfPatrols_TakesThemOutOfWhatThePlanCoversUntilRestored()
    {
        string[] patrols = [.. draft.Slots.Where(slot => slot.Kind == "patrol").Select(slot => slot.Code)];
        var kept = patrols[0];
        var off = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("callOff", Slots: patrols[1..]));
        var whole = draft.Plan.Figures.RiskCovered;
        Assert.InRange(off.Plan!.Figures.RiskCovered, 0, whole / 2);
        Assert.InRange(off.Plan.Figures.RiskServed, 0, off.Plan.Figures.RiskCovered + 1e-9);

        var again = await tiny.PlanAsync(version: off.Plan.Id);
        Assert.Equal(off.Plan.Figures.RiskCovered, again.Plan.Figures.RiskCovered, 1e-9);
        var none = await tiny.EditAsync(again.Plan.Id, new PlanEdit("callOff", Slots: [kept]));
        Assert.Equal((0, 0), (none.Plan!.Figures.RiskCovered, none.Plan.Figures.RiskServed));
        var back = await tiny.EditAsync(none.Plan.Id, new PlanEdit("restore", Slots: patrols));
        Assert.Equal(whole, back.Plan!.Figures.RiskCovered, 1e-9);
    }

    [Fact]
    public async Task Pins_AndBans_StayWhenPlannedAgain()
    {
        var slot = AtMinimum;
        var (pinned, banned) = (slot.People[0].Member, slot.People[^1].Member);
        var first = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("pin", slot.Code, pinned));
        var second = await tiny.EditAsync(first.Plan!.Id, new PlanEdit("forbid", slot.Code, banned));
        var again = await tiny.PlanAsync(version: second.Plan!.Id);
        var after = again.Slots.Single(one => one.Code == slot.Code);
        Assert.Contains(after.People, one => one.Member == pinned && one.IsPinned);
        Assert.DoesNotContain(after.People, one => one.Member == banned);
        Assert.Equal([banned], after.Forbidden);
    }

    [Fact]
    public async Task Dropouts_AreReplacedAndTheRestStays()
    {
        var slot = AtMinimum;
        var gone = slot.People[0].Member;
        var again = await tiny.PlanAsync(
            new WeekPlanRequest(
                draft.Plan.Week,
                Version: draft.Plan.Id,
                BudgetSeconds: 120,
                Work: 0.4,
                Dropouts: [new DropoutView(gone, slot.From, slot.To)]
            )
        );
        Assert.DoesNotContain(
            again.Slots.Single(one => one.Code == slot.Code).People,
            one => one.Member == gone
        );
        Assert.Equal("plan.repaired", again.Plan.Change.Code);
    }

    [Theory]
    [InlineData("assign", "nowhere", "V0001", "edit.slot")]
    [InlineData("remove", null, "nobody", "edit.member")]
    [InlineData("juggle", null, null, "edit.kind")]
    [InlineData("7", null, null, "edit.kind")]
    [InlineData("callOff", null, null, "edit.slot")]
    public async Task Edit_OfWhatIsNotThere_IsRefused(string kind, string? slot, string? member, string code)
    {
        var edit = new PlanEdit(kind, slot ?? draft.Slots[0].Code, member);
        var fault = await Assert.ThrowsAsync<InputException>(() => tiny.EditAsync(draft.Plan.Id, edit));
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    private Task<PlanEditResult> TryAsync(string plan, PlanEdit edit) =>
        tiny.ReadAsync(session =>
            PlanEditing.EditAsync(session, tiny.District, TinyWeek.NumberOf(plan), edit, isTry: true)
        );

    [Fact]
    public async Task LostClearance_OfAPinnedMember_IsMendedPlaceByPlace()
    {
        var twice = draft
            .Slots.SelectMany(slot => slot.People.Select(one => (one.Member, Slot: slot)))
            .GroupBy(one => one.Member)
            .First(places => places.Count() > 1);
        var (member, places) = (twice.Key, twice.Select(one => one.Slot.Code).ToArray());
        var version = (await tiny.EditAsync(draft.Plan.Id, new PlanEdit("pin", places[0], member))).Plan!.Id;
        await LoseClearancesAsync(member);

        await RefusedAsync("plan.broken", () => tiny.DecideAsync(version, "approved"), isOnly: false);
        var number = TinyWeek.NumberOf(version);
        Task<T> ReadAsync<T>(Func<DistrictSession, Task<T>> read) => tiny.ReadAsync(read);
        var targets = await ReadAsync(session =>
            PlanTargets.FindAsync(session, tiny.District, number, member, places[0])
        );
        Assert.All(targets.Slots, one => Assert.NotEmpty(one.Broken));
        await ReadAsync(session => PlanCandidates.RankAsync(session, tiny.District, number, places[0]));
        // A stand-in who may, really may, though the other place of the member is broken still.
        if (targets.StandIns.FirstOrDefault(one => one.Broken.Count == 0) is { } standIn)
        {
            var replace = new PlanEdit("replace", places[0], member, null, standIn.Member);
            Assert.Empty((await TryAsync(version, replace)).Broken);
        }
        // Nobody who lacks a clearance is put anywhere, mending or not.
        Assert.NotEmpty((await TryAsync(version, new PlanEdit("pin", places[1], member))).Broken);

        var unpinned = await tiny.EditAsync(version, new PlanEdit("unpin", places[0], member));
        Assert.True(unpinned.Plan!.Figures.Checks.Roster >= places.Length);
        version = unpinned.Plan.Id;
        foreach (var place in places)
        {
            version = (await tiny.EditAsync(version, new PlanEdit("remove", place, member))).Plan!.Id;
        }
        Assert.Equal(0, (await tiny.ReadAsync(version)).Plan.Figures.Checks.Roster);
        Assert.Equal("approved", (await tiny.DecideAsync(version, "approved")).State);
    }

    [Fact]
    public async Task LostClearance_UnderAnEditedDraft_IsMendedByPlanningAgain()
    {
        var slots = draft.Slots.Where(slot => slot.People.Count > 1).ToArray();
        var (member, other) = (slots[0].People[^1].Member, slots[^1]);
        await LoseClearancesAsync(member);
        var edit = new PlanEdit("remove", other.Code, other.People.First(one => one.Member != member).Member);
        var result = await tiny.EditAsync(draft.Plan.Id, edit);
        var edited = result.Plan!;
        Assert.True(edited.Figures.Checks.Roster > 0);
        Assert.Equal(edited.Figures.Checks.Roster, result.BrokenRules);

        var again = await tiny.PlanAsync(
            new WeekPlanRequest(Version: edited.Id, BudgetSeconds: 120, Work: 0.2)
        );
        Assert.Equal(new PlanChecks(0, 0), again.Plan.Figures.Checks);
        Assert.DoesNotContain(member, again.Slots.SelectMany(slot => slot.People).Select(one => one.Member));
        Assert.Equal("approved", (await tiny.DecideAsync(again.Plan.Id, "approved")).State);
    }

    [Fact]
    public async Task Edit_ThatOpensADuty_PinsNobodyAndPlanningAgainFillsIt()
    {
        var slot = draft.Slots.First(one => one.People.Count == one.Minimum && one.Minimum > 1);
        var gone = slot.People[^1].Member;
        var edited = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("forbid", slot.Code, gone));
        var open = (await tiny.ReadAsync(edited.Plan!.Id)).Slots.Single(one => one.Code == slot.Code);
        Assert.NotNull(open.Open);
        Assert.All(open.People, one => Assert.False(one.IsPinned));
        Assert.Equal(slot.People.Count - 1, open.People.Count);

        var again = await tiny.PlanAsync(
            new WeekPlanRequest(Version: edited.Plan.Id, BudgetSeconds: 120, Work: 0.2)
        );
        Assert.All(again.Slots.SelectMany(one => one.People), one => Assert.False(one.IsPinned));
        static IEnumerable<string> Others(PlanDetail plan, string day) =>
            plan
                .Slots.Where(one => one.From[..10] != day)
                .SelectMany(one => one.People.Select(person => $"{one.Code} {person.Member}"));
        // What lies on other days stays as it was.
        Assert.Equal(Others(draft, slot.From[..10]), Others(again, slot.From[..10]));
    }

    [Theory]
    [InlineData("car", null, "mode")]
    [InlineData(null, 3, "patrols")]
    public async Task PlanningAgain_WithWhatAVersionKeeps_IsRefused(string? mode, int? patrols, string field)
    {
        var request = new WeekPlanRequest(Version: draft.Plan.Id, Mode: mode, Patrols: patrols);
        var fault = await Assert.ThrowsAsync<InputException>(() => tiny.PlanAsync(request));
        Assert.Equal(("week.request", field), (fault.Issues[0].Code, fault.Issues[0].Field));
    }

    [Fact]
    public async Task LostClearance_OfAPinnedMemberWhoDropsOut_IsRepaired()
    {
        var slot = draft.Slots.First(one => one.People.Count > 0);
        var member = slot.People[0].Member;
        var pinned = (await tiny.EditAsync(draft.Plan.Id, new PlanEdit("pin", slot.Code, member))).Plan!;
        await LoseClearancesAsync(member);
        var days = Enumerable.Range(0, 7).Select(day => tiny.NextWeek.PlusDays(day));
        var repaired = await tiny.PlanAsync(
            new WeekPlanRequest(
                BudgetSeconds: 120,
                Work: 0.4,
                Version: pinned.Id,
                Dropouts:
                [
                    .. days.Select(day => new DropoutView(
                        member,
                        $"{day:uuuu-MM-dd}T00:00",
                        $"{day:uuuu-MM-dd}T23:59"
                    )),
                ]
            )
        );
        Assert.DoesNotContain(repaired.Slots.SelectMany(one => one.People), one => one.Member == member);
        Assert.Equal("approved", (await tiny.DecideAsync(repaired.Plan.Id, "approved")).State);
    }

    [Fact]
    public async Task CallOff_OfOneSlotNamedTwice_CountsOne()
    {
        var slot = draft.Slots[0].Code;
        var result = await tiny.EditAsync(draft.Plan.Id, new PlanEdit("callOff", Slots: [slot, slot]));
        Assert.Equal("1", result.Plan!.Change.Arguments["slots"]);
    }

    private Task<int> LoseClearancesAsync(string member) =>
        tiny.WriteAsync(session =>
            Stage.ExecuteAsync(
                session,
                "delete from patrol.clearance where member_code = $1",
                Stage.Of(member)
            )
        );

    private static async Task RefusedAsync<T>(string code, Func<Task<T>> act, bool isOnly = true)
    {
        var issues = (await Assert.ThrowsAsync<InputException>(act)).Issues;
        Assert.All(issues, issue => Assert.Equal(code, issue.Code));
        Assert.True(!isOnly || issues.Count == 1);
    }
}
