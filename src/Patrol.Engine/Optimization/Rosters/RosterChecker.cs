using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Checking;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Checks a roster against raw facts, with code of its own: every rule, every figure. Each broken rule has a code:
/// <list type="table">
/// <item><c>check.unknown-slot</c>, <c>check.unknown-member</c>, <c>check.assigned-twice</c></item>
/// <item><c>check.standing</c>, <c>check.on-post</c>, <c>check.unit</c>, <c>check.clearance</c>, <c>check.area</c>,
/// <c>check.availability</c> the member alone</item>
/// <item><c>check.turn-hours</c>, <c>check.day-hours</c>, <c>check.day-turns</c>, <c>check.month-hours</c>,
/// <c>check.tour-hours</c>, <c>check.rest</c>, <c>check.two-places</c> the member's turns together, last week's
/// included</item>
/// <item><c>check.too-many-people</c>, <c>check.below-minimum</c>, <c>check.leads</c>, <c>check.sworn</c>,
/// <c>check.probation</c>, <c>check.lead-count</c>, <c>check.lead-unfit</c> the slot's people together</item>
/// <item><c>check.pin</c>, <c>check.forbidden</c>, <c>check.apart</c> what persons have set</item>
/// <item><c>check.open-list</c>, <c>check.open-occupied</c> slots listed as open are not those unserved, or somebody not
/// pinned is on one</item>
/// <item><c>check.tiers</c>, <c>check.tier-value</c>, <c>check.tier-bound</c>, <c>check.tier-status</c>,
/// <c>check.roster-status</c>, <c>check.gini</c>, <c>check.not-finite</c> figures</item>
/// </list>
/// </summary>
public static class RosterChecker
{
    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    /// <param name="facts">Facts of a valid problem.</param>
    /// <param name="plan">Plan.</param>
    public static IReadOnlyList<Reason> Check(RosterFacts facts, RosterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(plan);
        var broken = new List<Reason>();
        var slots = facts.Slots.ToDictionary(slot => slot.Code);
        var members = facts.Members.ToDictionary(one => one.Member.Code);
        foreach (var one in plan.Assignments)
        {
            if (!slots.ContainsKey(one.Slot))
            {
                broken.Add(Reason.Of("check.unknown-slot", ("slot", one.Slot), ("member", one.Member)));
            }
            if (!members.ContainsKey(one.Member))
            {
                broken.Add(Reason.Of("check.unknown-member", ("slot", one.Slot), ("member", one.Member)));
            }
        }
        foreach (
            var twice in plan
                .Assignments.GroupBy(one => (one.Slot, one.Member))
                .Where(group => group.Count() > 1)
        )
        {
            broken.Add(
                Reason.Of("check.assigned-twice", ("slot", twice.Key.Slot), ("member", twice.Key.Member))
            );
        }
        if (broken.Count > 0)
        {
            return broken;
        }
        var clock = new WallClock(facts);
        foreach (var turns in plan.Assignments.GroupBy(one => one.Member))
        {
            PersonCheck.Find(
                facts,
                clock,
                members[turns.Key],
                [.. turns.Select(one => slots[one.Slot])],
                broken
            );
        }
        var served = SlotCheck.Find(facts, clock, plan, members, broken);
        CheckSet(facts, plan, broken);
        FigureCheck.Find(facts, plan, served, broken);
        return broken;
    }

    private static void CheckSet(RosterFacts facts, RosterPlan plan, List<Reason> broken)
    {
        var pins = facts.Pins.Select(pin => (pin.Slot, pin.Member)).ToHashSet();
        var marked = plan
            .Assignments.Where(one => one.Hold == Hold.Pinned)
            .Select(one => (one.Slot, one.Member))
            .ToHashSet();
        foreach (var (slot, member) in pins.Except(marked).Concat(marked.Except(pins)))
        {
            broken.Add(Reason.Of("check.pin", ("slot", slot), ("member", member)));
        }
        var assigned = plan.Assignments.Select(one => (one.Slot, one.Member)).ToHashSet();
        foreach (var ban in facts.Forbidden.Where(ban => assigned.Contains((ban.Slot, ban.Member))))
        {
            broken.Add(Reason.Of("check.forbidden", ("slot", ban.Slot), ("member", ban.Member)));
        }
        foreach (var pair in facts.Apart)
        {
            foreach (var one in plan.Assignments.Where(one => one.Member == pair.First))
            {
                if (assigned.Contains((one.Slot, pair.Second)))
                {
                    broken.Add(
                        Reason.Of(
                            "check.apart",
                            ("slot", one.Slot),
                            ("first", pair.First),
                            ("second", pair.Second)
                        )
                    );
                }
            }
        }
    }
}
