namespace Patrol.Engine.Model;

/// <summary>Two analysis cells that share an edge, such as those on both banks of a river.</summary>
/// <param name="First">Ordinal of one cell.</param>
/// <param name="Second">Ordinal of the other.</param>
public readonly record struct CellPair(int First, int Second);
