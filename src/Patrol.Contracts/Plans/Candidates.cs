namespace Patrol.Contracts.Plans;

/// <summary>Who could serve one slot while the rest of the plan stays.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Best">Members whom no rule rules out, best first.</param>
/// <param name="NearMisses">Members whom exactly one rule rules out.</param>
public sealed record CandidatesView(
    string Slot,
    IReadOnlyList<CandidateView> Best,
    IReadOnlyList<NearMissView> NearMisses
);

/// <summary>A member who could serve.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Force">Force.</param>
/// <param name="Team">Code of the team; null without one.</param>
/// <param name="MayLead">True when the member could lead it.</param>
/// <param name="Costs">What speaks against it; empty when nothing does.</param>
public sealed record CandidateView(
    string Member,
    string Force,
    string? Team,
    bool MayLead,
    IReadOnlyList<ReasonView> Costs
);

/// <summary>A member whom one rule alone rules out.</summary>
public sealed record NearMissView(string Member, string Force, string? Team, ReasonView Rule);
