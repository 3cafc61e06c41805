namespace Patrol.Contracts.Plans;

/// <summary>
/// Where one member could be put while the rest of the plan stays: what <c>move</c>, <c>swap</c>, <c>assign</c> and
/// <c>replace</c> would answer, of every target at once. What is named nowhere is where the member is already.
/// </summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Slot">Code of the slot that the member would leave; null to be put on one more.</param>
/// <param name="Slots">Slots that the member alone could serve: to move to, or to be assigned to.</param>
/// <param name="BarredSlots">Slots that a rule keeps from the member, whoever else is there.</param>
/// <param name="Places">Places of others on those slots: to swap with, or, without a slot to leave, to replace.</param>
/// <param name="StandIns">Members who could replace the member on the slot; empty without one.</param>
/// <param name="BarredMembers">Members whom a rule keeps from it; empty without a slot.</param>
public sealed record TargetsView(
    string Member,
    string? Slot,
    IReadOnlyList<TargetSlotView> Slots,
    IReadOnlyList<BarredView> BarredSlots,
    IReadOnlyList<TargetPlaceView> Places,
    IReadOnlyList<StandInView> StandIns,
    IReadOnlyList<BarredView> BarredMembers
);

/// <summary>A slot that the member could serve.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Broken">Why the member can't be added as things are, such as that it has its people; empty when nothing.</param>
/// <param name="Costs">What speaks against it though no rule does.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record TargetSlotView(
    string Slot,
    IReadOnlyList<ReasonView> Broken,
    IReadOnlyList<ReasonView> Costs,
    IReadOnlyList<string> Opened
);

/// <summary>The place of another member.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Member">Code of the other member.</param>
/// <param name="Broken">Rules that it would break; empty when it may be done.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record TargetPlaceView(
    string Slot,
    string Member,
    IReadOnlyList<ReasonView> Broken,
    IReadOnlyList<string> Opened
);

/// <summary>A member who could take over.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Broken">Why not as things are; empty when nothing.</param>
/// <param name="Costs">What speaks against it though no rule does.</param>
/// <param name="Opened">Codes of slots that would no longer be served.</param>
public sealed record StandInView(
    string Member,
    IReadOnlyList<ReasonView> Broken,
    IReadOnlyList<ReasonView> Costs,
    IReadOnlyList<string> Opened
);

/// <summary>Slots, or members, that the same rules rule out.</summary>
/// <param name="Broken">The rules; they leave out <c>member</c>: it is the one asked for, or the one of the code.</param>
/// <param name="Codes">Codes of the slots or members.</param>
public sealed record BarredView(IReadOnlyList<ReasonView> Broken, IReadOnlyList<string> Codes);
