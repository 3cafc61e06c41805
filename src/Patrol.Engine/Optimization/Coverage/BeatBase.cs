namespace Patrol.Engine.Optimization.Coverage;

/// <summary>A base and what patrols reach from it.</summary>
/// <param name="Code">Code of the base, unique in the problem.</param>
/// <param name="Cells">Ordinals of the cells reached, each once.</param>
/// <param name="Meters">Street distance to each of <paramref name="Cells"/>, in the same order.</param>
public sealed record BeatBase(string Code, int[] Cells, double[] Meters);
