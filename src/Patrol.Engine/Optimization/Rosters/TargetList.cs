using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>Where one member could be put by a person while the rest of the plan stays.</summary>
/// <param name="Slots">Slots that the member alone could serve, in the problem's order.</param>
/// <param name="BarredSlots">Slots that a rule keeps from the member, whoever else is there.</param>
/// <param name="Places">Places of others on those slots: to change with, or, from no slot, to take.</param>
/// <param name="StandIns">Members who could serve in the member's place; empty from no slot.</param>
/// <param name="BarredMembers">Members whom a rule keeps from it; empty from no slot.</param>
public sealed record TargetList(
    IReadOnlyList<TargetSlot> Slots,
    IReadOnlyList<BarredTargets> BarredSlots,
    IReadOnlyList<TargetPlace> Places,
    IReadOnlyList<StandIn> StandIns,
    IReadOnlyList<BarredTargets> BarredMembers
);

/// <summary>A slot that a member could serve.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Broken"><c>roster.pin-count</c> where it has its people, <c>roster.pin-apart</c>; else empty.</param>
/// <param name="Costs">What speaks against it though no rule does, as of a <see cref="Candidate"/>.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record TargetSlot(
    string Slot,
    IReadOnlyList<Reason> Broken,
    IReadOnlyList<Reason> Costs,
    IReadOnlyList<string> Opened
);

/// <summary>The place of another member.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Member">Code of the other member.</param>
/// <param name="Broken">Rules that the exchange would break; empty when it may be made.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record TargetPlace(
    string Slot,
    string Member,
    IReadOnlyList<Reason> Broken,
    IReadOnlyList<string> Opened
);

/// <summary>A member who could take another's turn.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Broken"><c>roster.pin-apart</c>; else empty.</param>
/// <param name="Costs">What speaks against it though no rule does.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record StandIn(
    string Member,
    IReadOnlyList<Reason> Broken,
    IReadOnlyList<Reason> Costs,
    IReadOnlyList<string> Opened
);

/// <summary>Slots, or members, that the same rules rule out.</summary>
/// <param name="Broken">The rules; their <c>member</c> is left out, for it is the one asked for, or that of the code.</param>
/// <param name="Codes">Codes of the slots or members.</param>
public sealed record BarredTargets(IReadOnlyList<Reason> Broken, IReadOnlyList<string> Codes);
