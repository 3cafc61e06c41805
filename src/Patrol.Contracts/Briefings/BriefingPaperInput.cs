using Patrol.Contracts.Papers;

namespace Patrol.Contracts.Briefings;

/// <summary>All that a briefing's papers and files are made from.</summary>
/// <param name="Briefing">The briefing.</param>
/// <param name="Map">What its map shows.</param>
/// <param name="Address">Address of the briefing in the viewer; printed as a code.</param>
public sealed record BriefingPaperInput(BriefingView Briefing, PaperMap Map, string Address);
