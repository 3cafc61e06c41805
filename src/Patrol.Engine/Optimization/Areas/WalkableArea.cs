namespace Patrol.Engine.Optimization.Areas;

/// <summary>One connected area that a patrol walks.</summary>
/// <param name="Rank">1 for the area with most risk, then counting up.</param>
/// <param name="Cells">Ordinals of its cells, ascending; connected by edges that no barrier runs along.</param>
/// <param name="Value">Risk of its cells, in the unit of the problem's risk.</param>
/// <param name="SquareMeters">Area of its cells inside the district.</param>
public sealed record WalkableArea(int Rank, IReadOnlyList<int> Cells, double Value, double SquareMeters);
