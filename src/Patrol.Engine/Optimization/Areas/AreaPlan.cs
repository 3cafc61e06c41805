using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas;

/// <summary>The walkable areas chosen.</summary>
/// <param name="Status">How the search ended; never infeasible, as a plan without areas keeps every rule.</param>
/// <param name="Areas">Most risk first.</param>
/// <param name="Value">Risk held: Σ risk of the areas' cells.</param>
/// <param name="GreedyValue">Risk held by the greedy choice under the same rules.</param>
/// <param name="TotalRisk">Σ risk of all cells of the raster.</param>
/// <param name="Bound">Proven: no choice holds more.</param>
/// <param name="Missing">One for each area that was asked for and is not there, with the reason.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Seconds">Time taken by the clock.</param>
/// <param name="Work">Units of work done.</param>
/// <param name="ClockStopped">True when the clock ended the search before its work was done: on another machine the
/// same seed may then give another plan.</param>
/// <param name="Cancelled">True when the search was cancelled; this is the best plan until then.</param>
public sealed record AreaPlan(
    SolveStatus Status,
    IReadOnlyList<WalkableArea> Areas,
    double Value,
    double GreedyValue,
    double TotalRisk,
    double Bound,
    IReadOnlyList<Reason> Missing,
    int Seed,
    double Seconds,
    double Work,
    bool ClockStopped,
    bool Cancelled
)
{
    /// <summary>(bound − value) / bound; 0 when the bound is 0.</summary>
    public double Gap => Bound > 0 ? (Bound - Value) / Bound : 0;

    /// <summary>Fraction of the total risk held; 0 when there is none.</summary>
    public double RiskShare => ShareOf(Value);

    /// <summary>Fraction of the total risk that a value stands for; 0 when there is none.</summary>
    public double ShareOf(double value) => TotalRisk > 0 ? value / TotalRisk : 0;
}
