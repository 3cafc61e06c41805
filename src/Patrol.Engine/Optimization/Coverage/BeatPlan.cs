using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>A patrol's area.</summary>
/// <param name="Base">Code of the base.</param>
/// <param name="Cells">Ordinals of its cells, ascending.</param>
/// <param name="Risk">Risk they hold.</param>
/// <param name="FarthestMeters">Street distance from the base to the farthest of them.</param>
public sealed record Beat(string Base, int[] Cells, double Risk, double FarthestMeters);

/// <summary>Beats for a number of patrols.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Beats">Beats, most risk first.</param>
/// <param name="Value">Risk they hold together.</param>
/// <param name="Bound">No plan can hold more.</param>
/// <param name="OneMore">What one more patrol would add while these beats stay: the best free beat, exactly.</param>
/// <param name="Unplaced">One reason for each patrol without a beat.</param>
public sealed record BeatPlan(
    SolveStatus Status,
    IReadOnlyList<Beat> Beats,
    double Value,
    double Bound,
    double OneMore,
    IReadOnlyList<Reason> Unplaced
)
{
    /// <summary><c>(bound − value) / bound</c>; 0 when there is nothing to cover.</summary>
    public double Gap => Bound > 0 ? Math.Max(0, (Bound - Value) / Bound) : 0;
}
