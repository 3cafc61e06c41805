using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>Kinds of duties.</summary>
public enum DutyKind
{
    /// <summary>Street patrol from a base and back.</summary>
    Patrol = 1,

    /// <summary>Protection of a school's entrance.</summary>
    SchoolProtection = 2,

    /// <summary>Standby: called first when somebody is needed.</summary>
    Standby = 3,
}

/// <summary>What has to be served: people at a place in a window. Instants are half-open, <c>[From, To)</c>.</summary>
/// <param name="Code">Unique within the week and the same from week to week for the same place and time, such as
/// <c>C03-fri-2000-1</c>.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Area">Code of the community it belongs to.</param>
/// <param name="Base">Code of the base it starts from; null when it starts at its site.</param>
/// <param name="Site">Code of the site it is at; null for a patrol.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Minimum">People without whom it is not served.</param>
/// <param name="Target">People it should have, at least the minimum.</param>
/// <param name="Leads">Of the minimum, people who may lead.</param>
/// <param name="Sworn">Of the minimum, officers or auxiliaries; between 22:00 and 06:00 one of them leads.</param>
/// <param name="Value">What serving it is worth: reported incidents expected in what it covers; at least 0.</param>
public sealed record DutySlot(
    string Code,
    DutyKind Kind,
    string Area,
    string? Base,
    string? Site,
    Instant From,
    Instant To,
    int Minimum,
    int Target,
    int Leads,
    int Sworn,
    double Value
);

/// <summary>Whether an assignment was chosen by the search or by a person.</summary>
public enum Hold
{
    /// <summary>Chosen by the search; the next search may change it.</summary>
    Free = 0,

    /// <summary>Set by a person; it stays.</summary>
    Pinned = 1,
}

/// <summary>A member on a slot.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Member">Code of the member.</param>
/// <param name="IsLead">True for the one who leads the slot.</param>
/// <param name="Hold">Who chose it.</param>
public sealed record Assignment(string Slot, string Member, bool IsLead, Hold Hold = Hold.Free);

/// <summary>A member's turn of a published week; rest and hours of other weeks count it.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Area">Code of the community; continuity of place prefers it.</param>
public sealed record PublishedTurn(string Member, Instant From, Instant To, string Area);
