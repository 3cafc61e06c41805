using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Checking;

/// <summary>Checks the people of each slot together.</summary>
internal static class SlotCheck
{
    /// <summary>Adds what is broken; codes of the slots that are served.</summary>
    public static HashSet<string> Find(
        RosterFacts facts,
        WallClock clock,
        RosterPlan plan,
        Dictionary<string, RosterMember> members,
        List<Reason> broken
    )
    {
        var served = new HashSet<string>();
        var peopleOf = plan.Assignments.ToLookup(one => one.Slot);
        var pins = facts.Pins.Select(pin => (pin.Slot, pin.Member)).ToHashSet();
        var open = plan.Open.Select(one => one.Slot).ToHashSet();
        foreach (var slot in facts.Slots)
        {
            var people = peopleOf[slot.Code].ToArray();
            if (people.Length > slot.Target)
            {
                broken.Add(
                    Reason.Of("check.too-many-people", ("slot", slot.Code), ("people", people.Length))
                );
            }
            var lacks = new List<Reason>();
            CheckMix(facts, clock, slot, [.. people.Select(one => members[one.Member].Member)], lacks);
            if (!open.Contains(slot.Code))
            {
                broken.AddRange(lacks);
                CheckLead(facts, clock, slot, people, members, broken);
                served.Add(slot.Code);
                continue;
            }
            if (lacks.Count == 0)
            {
                broken.Add(Reason.Of("check.open-list", ("slot", slot.Code), ("served", true)));
            }
            foreach (var one in people.Where(one => !pins.Contains((one.Slot, one.Member)) || one.IsLead))
            {
                broken.Add(Reason.Of("check.open-occupied", ("slot", slot.Code), ("member", one.Member)));
            }
        }
        var codes = facts.Slots.Select(slot => slot.Code).ToHashSet();
        foreach (
            var one in plan
                .Open.GroupBy(one => one.Slot)
                .Where(one => one.Count() > 1 || !codes.Contains(one.Key))
        )
        {
            broken.Add(Reason.Of("check.open-list", ("slot", one.Key), ("listed", one.Count())));
        }
        return served;
    }

    private static void CheckMix(
        RosterFacts facts,
        WallClock clock,
        DutySlot slot,
        Member[] people,
        List<Reason> broken
    )
    {
        if (people.Length < slot.Minimum)
        {
            Add("check.below-minimum", people.Length);
        }
        var leads = people.Count(member => MayLead(facts, clock, slot, member));
        if (leads < slot.Leads)
        {
            Add("check.leads", leads);
        }
        var sworn = people.Count(member => PersonCheck.IsTourBound(member.Force));
        if (sworn < slot.Sworn || (sworn == 0 && clock.TouchesNight(slot)))
        {
            Add("check.sworn", sworn);
        }
        var probation = people.Count(member => member.Status == MemberStatus.Probation);
        if (probation > 0 && (leads == 0 || probation * 100 > facts.Rules.ProbationPercent * people.Length))
        {
            Add("check.probation", probation);
        }

        void Add(string code, int count) =>
            broken.Add(Reason.Of(code, ("slot", slot.Code), ("people", count)));
    }

    private static void CheckLead(
        RosterFacts facts,
        WallClock clock,
        DutySlot slot,
        Assignment[] people,
        Dictionary<string, RosterMember> members,
        List<Reason> broken
    )
    {
        var leads = people.Where(one => one.IsLead).ToArray();
        var mayLackOne =
            slot.Leads == 0
            && !clock.TouchesNight(slot)
            && !people.Any(one => MayLead(facts, clock, slot, members[one.Member].Member));
        if (leads.Length > 1 || (leads.Length == 0 && !mayLackOne))
        {
            broken.Add(Reason.Of("check.lead-count", ("slot", slot.Code), ("leads", leads.Length)));
        }
        foreach (var one in leads)
        {
            var member = members[one.Member].Member;
            var mustBeSworn = clock.TouchesNight(slot) && !PersonCheck.IsTourBound(member.Force);
            if (mustBeSworn || !MayLead(facts, clock, slot, member))
            {
                broken.Add(Reason.Of("check.lead-unfit", ("slot", slot.Code), ("member", one.Member)));
            }
        }
    }

    private static bool MayLead(RosterFacts facts, WallClock clock, DutySlot slot, Member member) =>
        member.Status == MemberStatus.Active
        && (
            PersonCheck.IsTourBound(member.Force)
            || (
                member.Force == Force.Volunteer
                && PersonCheck.IsCleared(facts, member, "lead", clock.DateOf(slot.From))
            )
        );
}
