namespace Patrol.Contracts.Plans;

/// <summary>A version of a week's plan, without its slots.</summary>
/// <param name="Id">Such as <c>dc-12</c>.</param>
/// <param name="Week">ISO week, <c>2026-W48</c>.</param>
/// <param name="From">Monday, local date.</param>
/// <param name="To">Monday after.</param>
/// <param name="State"><c>draft</c>, <c>returned</c>, <c>approved</c>, <c>published</c>, <c>changed</c> or <c>superseded</c>.</param>
/// <param name="IsHead">True for the version that is worked on; others can be read only.</param>
/// <param name="Parent">Id of the version it was made from; null for the first.</param>
/// <param name="Change">What was done to the parent.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="Actor">Who, as far as known.</param>
/// <param name="Surface">Id of the surface it was planned on.</param>
/// <param name="Mode">How patrols move: <c>foot</c>, <c>eBike</c> or <c>car</c>.</param>
/// <param name="Seed">Seed of the searches.</param>
/// <param name="AreMembersGenerated">True when members were made up, not registered.</param>
/// <param name="Figures">What it comes to.</param>
/// <param name="Events">Who approved, returned or published it, oldest first.</param>
public sealed record PlanView(
    string Id,
    string Week,
    string From,
    string To,
    string State,
    bool IsHead,
    string? Parent,
    ReasonView Change,
    string Created,
    string Actor,
    string Surface,
    string Mode,
    int Seed,
    bool AreMembersGenerated,
    PlanFigures Figures,
    IReadOnlyList<PlanEventView> Events
);

/// <summary>A decision on a version.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Name">Name as typed.</param>
/// <param name="IsVerified">False until accounts exist.</param>
/// <param name="State">State that it brought.</param>
/// <param name="Reason">Reason or comment.</param>
public sealed record PlanEventView(string At, string Name, bool IsVerified, string State, string Reason);

/// <summary>A version of a week's plan, whole but for its routes.</summary>
/// <param name="Plan">What it is and comes to.</param>
/// <param name="Slots">Duty slots by start and code, called off ones too.</param>
/// <param name="Curve">[k] fraction by which the demand that patrols reach would grow with k + 1 more patrols.</param>
public sealed record PlanDetail(PlanView Plan, IReadOnlyList<PlanSlot> Slots, IReadOnlyList<double> Curve)
{
    /// <summary>Version of this object's form.</summary>
    public int Schema => 1;

    /// <summary>Points of visible presence by time, and whether they are passed often enough.</summary>
    public IReadOnlyList<PassOutcome> Passes { get; init; } = [];
}

/// <summary>A duty slot and who serves it.</summary>
/// <param name="Code">Code, the same from week to week.</param>
/// <param name="Kind"><c>patrol</c>, <c>schoolProtection</c> or <c>standby</c>.</param>
/// <param name="Area">Code of its community.</param>
/// <param name="AreaName">Name of its community.</param>
/// <param name="Place">Name of the base it starts from, or of its site.</param>
/// <param name="Base">Code of the base; null at a site.</param>
/// <param name="Site">Code of the site; null from a base.</param>
/// <param name="From">Start, local wall clock.</param>
/// <param name="To">End, local wall clock.</param>
/// <param name="Minimum">People without whom it is not served.</param>
/// <param name="Target">People it should have.</param>
/// <param name="Leads">Of the minimum, people who may lead.</param>
/// <param name="Sworn">Of the minimum, officers or auxiliaries.</param>
/// <param name="Value">Reported incidents expected in what it covers.</param>
/// <param name="IsCalledOff">True when a person called it off.</param>
/// <param name="People">Who serves it, the lead first.</param>
/// <param name="Forbidden">Codes of members whom a person ruled out.</param>
/// <param name="Open">Why it is not served; null when it is, or is called off.</param>
/// <param name="Remedies">What would fill it, most useful first.</param>
public sealed record PlanSlot(
    string Code,
    string Kind,
    string Area,
    string AreaName,
    string Place,
    string? Base,
    string? Site,
    string From,
    string To,
    int Minimum,
    int Target,
    int Leads,
    int Sworn,
    double Value,
    bool IsCalledOff,
    IReadOnlyList<PlanPerson> People,
    IReadOnlyList<string> Forbidden,
    ReasonView? Open,
    IReadOnlyList<ReasonView> Remedies
);

/// <summary>A member on a slot.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Force">Force, such as <c>volunteer</c>.</param>
/// <param name="Team">Code of the team; null without one.</param>
/// <param name="IsLead">True for the one who leads.</param>
/// <param name="IsPinned">True when a person set it.</param>
public sealed record PlanPerson(string Member, string Force, string? Team, bool IsLead, bool IsPinned);
