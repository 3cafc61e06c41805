using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>A slot and a member, by their codes.</summary>
public sealed record SlotMember(string Slot, string Member);

/// <summary>Two members who may not serve on the same slot; no reason is kept.</summary>
public sealed record MemberPair(string First, string Second);

/// <summary>A member can't serve in <c>[From, To)</c> after all.</summary>
public sealed record Dropout(string Member, Instant From, Instant To);

/// <summary>The raw facts of one week's roster: what a problem is made from and what a plan is checked against.</summary>
/// <param name="Week">Monday of the local week.</param>
/// <param name="Zone">Zone of the district.</param>
/// <param name="Slots">Slots to serve; each starts within the week.</param>
/// <param name="Members">Members of all forces.</param>
/// <param name="Rules">Rules.</param>
public sealed record RosterFacts(
    LocalDate Week,
    DateTimeZone Zone,
    IReadOnlyList<DutySlot> Slots,
    IReadOnlyList<RosterMember> Members,
    RosterRules Rules
)
{
    /// <summary>Assignments set by a person; they stay, and must keep every rule.</summary>
    public IReadOnlyList<SlotMember> Pins { get; init; } = [];

    /// <summary>Assignments that a person has ruled out.</summary>
    public IReadOnlyList<SlotMember> Forbidden { get; init; } = [];

    /// <summary>Turns of the last published week.</summary>
    public IReadOnlyList<PastTurn> LastWeek { get; init; } = [];

    /// <summary>[member code] hours already served in the month of the week's Monday, last week's turns included.</summary>
    public IReadOnlyDictionary<string, double> HoursServed { get; init; } = new Dictionary<string, double>();

    /// <summary>Pairs that may not serve together.</summary>
    public IReadOnlyList<MemberPair> Apart { get; init; } = [];

    /// <summary>
    /// Assignments that were there before, of an earlier version of this week or of the same slots last week: kept where
    /// nothing speaks against it. Those of slots or members that are gone are ignored.
    /// </summary>
    public IReadOnlyList<Assignment> Previous { get; init; } = [];
}
