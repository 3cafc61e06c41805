namespace Patrol.Viewer.Week.Board;

/// <summary>What the parts of a board show in common; a new one whenever any of it has changed.</summary>
/// <param name="Week">The week.</param>
/// <param name="Scale">What is shown of it.</param>
/// <param name="Duties">Duties of the strip.</param>
/// <param name="Hold">Who is picked up; null for nobody.</param>
/// <param name="Selected">Code of the selected duty; null for none.</param>
public sealed record BoardState(
    BoardWeek Week,
    BoardScale Scale,
    IReadOnlyList<BoardDuty> Duties,
    BoardHold? Hold,
    string? Selected
);
