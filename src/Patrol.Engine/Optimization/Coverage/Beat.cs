namespace Patrol.Engine.Optimization.Coverage;

/// <summary>One patrol's area.</summary>
/// <param name="Base">Code of the base it starts from.</param>
/// <param name="Cells">Ordinals of its cells, ascending, connected by edges.</param>
/// <param name="Value">Risk of its cells, in the unit of the problem's risk.</param>
/// <param name="FarthestMeters">Street distance from the base to the farthest of its cells.</param>
public sealed record Beat(string Base, IReadOnlyList<int> Cells, double Value, double FarthestMeters);
