namespace Patrol.Engine.Optimization.Solving;

/// <summary>What every search is told besides its problem.</summary>
/// <param name="Budget">How long it may take.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Progress">Hears of each stage and improvement; null when nobody listens.</param>
public sealed record SolveOptions(
    SolveBudget Budget,
    int Seed = 0,
    IProgress<SolveProgress>? Progress = null
);
