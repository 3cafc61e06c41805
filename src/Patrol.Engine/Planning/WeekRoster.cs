using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Planning;

/// <summary>Who serves a week, and what persons have set.</summary>
/// <param name="Plan">The roster.</param>
/// <param name="Pins">Assignments set by a person.</param>
/// <param name="Forbidden">Assignments ruled out by a person.</param>
/// <param name="Leads">Who leads a slot, where a person chose it.</param>
/// <param name="CalledOff">Codes of slots that are not to be served.</param>
/// <param name="Bounds">[tier] proven of the week before persons set anything; what they set can only lower it.</param>
public sealed record WeekRoster(
    RosterPlan Plan,
    IReadOnlyList<SlotMember> Pins,
    IReadOnlyList<SlotMember> Forbidden,
    IReadOnlyList<SlotMember> Leads,
    IReadOnlyList<string> CalledOff,
    IReadOnlyList<double> Bounds
)
{
    /// <summary>A roster in which persons have set nothing yet.</summary>
    public static WeekRoster Of(RosterPlan plan) =>
        new(plan, [], [], [], [], [.. plan.Tiers.Select(tier => tier.Bound)]);

    /// <summary>The plan with the bounds of the week before persons set anything.</summary>
    public RosterPlan Unbound =>
        Plan with
        {
            Tiers = [.. Plan.Tiers.Zip(Bounds, (tier, bound) => tier with { Bound = bound })],
        };

    /// <summary>Who was left by an edit on a slot that is not served: as good as pinned until it is served again.</summary>
    public IReadOnlyList<SlotMember> ListHeld()
    {
        var open = Plan.Open.Select(one => one.Slot).ToHashSet();
        return
        [
            .. Plan
                .Assignments.Where(one => open.Contains(one.Slot))
                .Select(one => new SlotMember(one.Slot, one.Member)),
        ];
    }

    /// <summary>The roster without members who are no longer registered.</summary>
    /// <param name="members">Codes of those who are.</param>
    public WeekRoster Of(IReadOnlySet<string> members) =>
        this with
        {
            Plan = Plan with
            {
                Assignments = [.. Plan.Assignments.Where(one => members.Contains(one.Member))],
            },
            Pins = [.. Pins.Where(one => members.Contains(one.Member))],
            Forbidden = [.. Forbidden.Where(one => members.Contains(one.Member))],
            Leads = [.. Leads.Where(one => members.Contains(one.Member))],
        };

    /// <summary>The facts of the week with what persons have set: slots called off are left out.</summary>
    /// <param name="facts">Facts of the week, without anything set.</param>
    /// <param name="previous">Assignments of the version before, or of last week.</param>
    /// <param name="isHeld">True when <see cref="ListHeld"/> stay where they are, false when a search may move them.</param>
    public RosterFacts On(RosterFacts facts, IReadOnlyList<Assignment> previous, bool isHeld = true)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(previous);
        var off = CalledOff.ToHashSet();
        var leads = Leads.ToDictionary(one => one.Slot, one => one.Member);
        return facts with
        {
            Slots = [.. facts.Slots.Where(slot => !off.Contains(slot.Code))],
            Pins = isHeld
                ? [.. Pins.Concat(ListHeld().Where(one => !off.Contains(one.Slot))).Distinct()]
                : Pins,
            Forbidden = Forbidden,
            Previous =
            [
                .. previous
                    .Where(one => !off.Contains(one.Slot))
                    .Select(one =>
                        leads.TryGetValue(one.Slot, out var lead)
                            ? one with
                            {
                                IsLead = one.Member == lead,
                            }
                            : one
                    ),
            ],
        };
    }
}
