namespace Patrol.Contracts.Plans;

/// <summary>A member who could be asked in a week.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Force">Force, such as <c>volunteer</c>.</param>
/// <param name="Team">Code of the team; null without one.</param>
public sealed record MemberView(string Member, string Force, string? Team);
