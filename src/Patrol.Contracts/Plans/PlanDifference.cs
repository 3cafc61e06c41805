namespace Patrol.Contracts.Plans;

/// <summary>What one version changes beside another, by codes of slots that are the same from week to week.</summary>
/// <param name="Of">Id of the version.</param>
/// <param name="Against">Id of the other; null when there is none.</param>
/// <param name="Added">Slots that only the version has.</param>
/// <param name="Gone">Slots that only the other has, or that are called off now.</param>
/// <param name="Members">Members whose turns differ: who has to be told.</param>
/// <param name="Areas">Patrols by community, where they differ.</param>
/// <param name="KeptAssignments">Assignments that both have.</param>
/// <param name="Assignments">Assignments of the version.</param>
public sealed record PlanDifference(
    string Of,
    string? Against,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Gone,
    IReadOnlyList<MemberDifference> Members,
    IReadOnlyList<AreaDifference> Areas,
    int KeptAssignments,
    int Assignments
);

/// <summary>A member whose turns differ.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Team">Code of the team; null without one.</param>
/// <param name="Added">Slots that are new for the member.</param>
/// <param name="Gone">Slots that the member no longer has.</param>
public sealed record MemberDifference(
    string Member,
    string? Team,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Gone
);

/// <summary>Patrols of a community.</summary>
public sealed record AreaDifference(string Area, string AreaName, int Patrols, int Before);
