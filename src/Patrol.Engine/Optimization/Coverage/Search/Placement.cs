namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>A shape at a place: one possible beat.</summary>
/// <param name="Key">Anchor cell × number of shapes + shape: the same for every base.</param>
/// <param name="Base">Base whose farthest of these cells is nearest; the first of equals.</param>
/// <param name="Cells">Cells, ascending.</param>
/// <param name="Value">Σ risk of the cells.</param>
/// <param name="FarthestMeters">Street distance from the base to the farthest of the cells.</param>
internal sealed record Placement(long Key, int Base, int[] Cells, double Value, double FarthestMeters);

/// <summary>A placement found by a scan, with the sum of the weights scanned.</summary>
internal readonly record struct Scored(int Anchor, int Shape, double Score);
