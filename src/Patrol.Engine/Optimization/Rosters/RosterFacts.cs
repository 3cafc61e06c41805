using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>A slot and a member, by their codes.</summary>
public sealed record SlotMember(string Slot, string Member);

/// <summary>Two members who may not serve on the same slot; no reason is kept.</summary>
public sealed record MemberPair(string First, string Second);

/// <summary>A member can't serve in <c>[From, To)</c> after all.</summary>
public sealed record Dropout(string Member, Instant From, Instant To);

/// <summary>A member in a calendar month.</summary>
public readonly record struct MemberMonth(string Member, YearMonth Month);

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

    /// <summary>Turns of the published weeks before and after: rest, hours of a day and continuity of place count them.</summary>
    public IReadOnlyList<PublishedTurn> Published { get; init; } = [];

    /// <summary>[member, month] hours of published turns outside of the week.</summary>
    public IReadOnlyDictionary<MemberMonth, double> HoursServed { get; init; } =
        new Dictionary<MemberMonth, double>();

    /// <summary>Pairs that may not serve together.</summary>
    public IReadOnlyList<MemberPair> Apart { get; init; } = [];

    /// <summary>
    /// Assignments that were there before, of an earlier version of this week or of the same slots last week: kept where
    /// nothing speaks against it. Those of slots or members that are gone are ignored.
    /// </summary>
    public IReadOnlyList<Assignment> Previous { get; init; } = [];
}
