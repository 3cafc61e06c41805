using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>Beats of a window's patrols.</summary>
/// <param name="Status">How the search ended; never infeasible, as a plan without patrols keeps every rule.</param>
/// <param name="Beats">One a placed patrol, most risk first.</param>
/// <param name="Value">Risk covered: Σ risk of the beats' cells.</param>
/// <param name="TotalRisk">Σ risk of all cells of the raster.</param>
/// <param name="Bound">Proven: no plan covers more.</param>
/// <param name="Unplaced">One a patrol that found no place, with the reason.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Seconds">Time taken by the clock.</param>
/// <param name="Work">Units of work done.</param>
/// <param name="ClockStopped">True when the clock ended the search before its work was done: on another machine the
/// same seed may then give another plan.</param>
/// <param name="Cancelled">True when the search was cancelled; this is the best plan until then.</param>
public sealed record BeatPlan(
    SolveStatus Status,
    IReadOnlyList<Beat> Beats,
    double Value,
    double TotalRisk,
    double Bound,
    IReadOnlyList<Reason> Unplaced,
    int Seed,
    double Seconds,
    double Work,
    bool ClockStopped,
    bool Cancelled
)
{
    /// <summary>(bound − value) / bound; 0 when the bound is 0.</summary>
    public double Gap => Bound > 0 ? (Bound - Value) / Bound : 0;

    /// <summary>Fraction of the total risk covered; 0 when there is none.</summary>
    public double RiskShare => ShareOf(Value);

    /// <summary>Fraction of the total risk that a value stands for; 0 when there is none.</summary>
    public double ShareOf(double value) => TotalRisk > 0 ? value / TotalRisk : 0;
}
