using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Plans;

/// <summary>Who there is, and where one of them could be put, in the version that is worked on.</summary>
public static class PlanTargets
{
    /// <summary>Looks at every place for one member; nothing is stored.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">The district.</param>
    /// <param name="number">Number of the version that the planner sees.</param>
    /// <param name="member">Code of the member.</param>
    /// <param name="slot">Code of the slot that the member would leave; null to be put on one more.</param>
    /// <param name="now">When it is looked at; the clock's time when left out.</param>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>plan.stale</c>, <c>edit.member</c>, <c>edit.slot</c>, <c>edit.not-there</c>, <c>edit.over</c>.</exception>
    public static async Task<TargetsView> FindAsync(
        DistrictSession session,
        District district,
        int number,
        string member,
        string? slot,
        Instant? now = null
    )
    {
        var loaded = await PlanLoading.LoadHeadAsync(session, district, number);
        if (loaded.Facts.Members.All(one => one.Member.Code != member))
        {
            throw new InputException(
                new InputIssue("edit.member", null, null, "member", member, "Name a registered member.")
            );
        }
        if (slot is not null && loaded.Problem.Facts.Slots.All(one => one.Code != slot))
        {
            throw new InputException(PlanCandidates.NoSlot(slot));
        }
        if (
            slot is not null
            && !loaded.Roster.Plan.Assignments.Any(one => (one.Slot, one.Member) == (slot, member))
        )
        {
            throw new InputException(
                new InputIssue(
                    "edit.not-there",
                    null,
                    null,
                    "member",
                    member,
                    $"The member is not on {slot}."
                )
            );
        }
        now ??= SystemClock.Instance.GetCurrentInstant();
        var over = loaded.Duties.Slots.Where(one => one.To <= now).Select(one => one.Code).ToHashSet();
        if (slot is not null && over.Contains(slot))
        {
            throw new InputException(PlanEditing.Over(slot));
        }
        var found = RosterTargets.Find(loaded.Problem, loaded.Roster.Plan, member, slot);
        return new TargetsView(
            member,
            slot,
            [
                .. found
                    .Slots.Where(one => !over.Contains(one.Slot))
                    .Select(one => new TargetSlotView(one.Slot, Of(one.Broken), Of(one.Costs), one.Opened)),
            ],
            Barred(found, over),
            [
                .. found
                    .Places.Where(one => !over.Contains(one.Slot))
                    .Select(one => new TargetPlaceView(one.Slot, one.Member, Of(one.Broken), one.Opened)),
            ],
            [
                .. found.StandIns.Select(one => new StandInView(
                    one.Member,
                    Of(one.Broken),
                    Of(one.Costs),
                    one.Opened
                )),
            ],
            [.. found.BarredMembers.Select(one => new BarredView(Of(one.Broken), one.Codes))]
        );
    }

    /// <summary>Members who could be asked in the week, by code: without the suspended and expired, and those on post.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<IReadOnlyList<MemberView>> ListMembersAsync(
        DistrictSession session,
        District district,
        int number
    )
    {
        var loaded = await PlanLoading.LoadAsync(session, district, number);
        return
        [
            .. loaded
                .Facts.Members.Select(one => one.Member)
                .Where(one =>
                    one.Status is MemberStatus.Active or MemberStatus.Probation
                    && one.ServesAs != ServesAs.OnPost
                )
                .OrderBy(one => one.Code, StringComparer.Ordinal)
                .Select(one => new MemberView(one.Code, Codes.Of(one.Force), one.TeamCode)),
        ];
    }

    // What is over is barred before any rule.
    private static IReadOnlyList<BarredView> Barred(TargetList found, HashSet<string> over)
    {
        var rules = found
            .BarredSlots.Select(one => new BarredView(
                Of(one.Broken),
                [.. one.Codes.Where(code => !over.Contains(code))]
            ))
            .Where(one => one.Codes.Count > 0);
        string[] gone =
        [
            .. found.Slots.Select(one => one.Slot).Concat(found.BarredSlots.SelectMany(one => one.Codes)),
        ];
        gone = [.. gone.Where(over.Contains)];
        return gone.Length == 0
            ? [.. rules]
            :
            [
                .. rules,
                new BarredView([new ReasonView("edit.over", new Dictionary<string, string>())], gone),
            ];
    }

    private static IReadOnlyList<ReasonView> Of(IReadOnlyList<Reason> reasons) =>
        [.. reasons.Select(PlanDocuments.Of)];
}
