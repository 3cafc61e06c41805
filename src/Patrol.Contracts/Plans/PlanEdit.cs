namespace Patrol.Contracts.Plans;

/// <summary>One edit of the version that is worked on; it makes a new version.</summary>
/// <param name="Kind">
/// <c>assign</c> (member onto slot), <c>remove</c>, <c>replace</c> (member by otherMember), <c>move</c> (member from slot to
/// otherSlot), <c>swap</c> (member on slot with otherMember on otherSlot), <c>lead</c>, <c>pin</c>, <c>unpin</c>, <c>forbid</c>,
/// <c>allow</c>, <c>callOff</c> and <c>restore</c> (slots).
/// </param>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Member">Code of the member.</param>
/// <param name="OtherSlot">Code of the other slot.</param>
/// <param name="OtherMember">Code of the other member.</param>
/// <param name="Slots">Slots to call off or restore.</param>
/// <param name="Reason">Why, a few words; empty for none.</param>
public sealed record PlanEdit(
    string Kind,
    string? Slot = null,
    string? Member = null,
    string? OtherSlot = null,
    string? OtherMember = null,
    IReadOnlyList<string>? Slots = null,
    string Reason = ""
);

/// <summary>What an edit would come to.</summary>
/// <param name="Broken">Rules that it would break, as codes with arguments; empty when it may be made.</param>
/// <param name="Opened">Slots that would no longer be served.</param>
/// <param name="Filled">Slots that would be served now.</param>
/// <param name="Plan">The new version; null when it was only tried, broke a rule, or would have opened slots and was not to.</param>
public sealed record PlanEditResult(
    IReadOnlyList<ReasonView> Broken,
    IReadOnlyList<string> Opened,
    IReadOnlyList<string> Filled,
    PlanView? Plan
)
{
    /// <summary>The slots of the new version that differ from the one before, so that nobody has to ask for all.</summary>
    public IReadOnlyList<PlanSlot> Changed { get; init; } = [];

    /// <summary>Rules that were broken before the edit already, as members have changed, and would be still.</summary>
    public int BrokenRules { get; init; }
}

/// <summary>A decision on the version that is worked on.</summary>
/// <param name="Name">Name of the person who decides, as typed; stored as unverified.</param>
/// <param name="Reason">Reason or comment.</param>
public sealed record PlanDecision(string Name, string Reason);
