namespace Patrol.Engine.Optimization.Solving;

/// <summary>What every CP-SAT search is told.</summary>
internal static class CpSatParameters
{
    /// <summary>
    /// One worker, so that the same seed gives the same plan; and the interrupt signal stays with the program, which
    /// keeps the best and stops what it has started.
    /// </summary>
    public const string Common = "num_workers:1,catch_sigint_signal:false";
}
