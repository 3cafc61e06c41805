namespace Patrol.Engine.Optimization.Staffing;

/// <summary>How many patrols each community has in each period.</summary>
/// <param name="Patrols">[cell] patrols, in the order of the problem's cells.</param>
/// <param name="Value">Σ gains of the patrols, reported incidents expected.</param>
/// <param name="Bound">No plan is worth more; equal to <paramref name="Value"/>, since gains fall.</param>
/// <param name="Curve">[k] what all patrols together would be worth with k + 1 more of them, each where it adds most.</param>
public sealed record StaffingPlan(
    IReadOnlyList<int> Patrols,
    double Value,
    double Bound,
    IReadOnlyList<double> Curve
)
{
    /// <summary>Patrols of the week.</summary>
    public int Total => Patrols.Sum();
}
