using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>Routes of all patrols.</summary>
/// <param name="Status">How the search ended; never infeasible, as patrols without stops keep every rule.</param>
/// <param name="Routes">One a patrol, in the order of the problem.</param>
/// <param name="RiskCovered">Σ risk of the pairs (cell, hour) in which some stop lies within the cover radius of the cell's
/// center for the cover minutes of that hour, ÷ <paramref name="TotalRisk"/>; each pair counts once.</param>
/// <param name="GreedyRiskCovered">The same of the greedy routes.</param>
/// <param name="Bound">Proven: no plan over the same candidate stops covers a larger fraction.</param>
/// <param name="TotalRisk">Σ risk over all cells and all hours handed in, expected incidents.</param>
/// <param name="Unserved">Patrols without stops, and must-visit points not passed often enough.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Seconds">Time taken by the clock.</param>
/// <param name="WorkDone">Units of work done.</param>
/// <param name="ClockStopped">True when the clock ended the search before its work was done.</param>
/// <param name="Cancelled">True when the search was cancelled; these are the best routes until then.</param>
public sealed record RoutePlan(
    SolveStatus Status,
    IReadOnlyList<Route> Routes,
    double RiskCovered,
    double GreedyRiskCovered,
    double Bound,
    double TotalRisk,
    IReadOnlyList<RouteUnserved> Unserved,
    int Seed,
    double Seconds,
    double WorkDone,
    bool ClockStopped,
    bool Cancelled
)
{
    /// <summary>(bound − covered) / bound; 0 when the bound is 0.</summary>
    public double Gap => Bound > 0 ? (Bound - RiskCovered) / Bound : 0;
}

/// <summary>A patrol without stops, or a must-visit point that is not passed often enough.</summary>
/// <param name="Code">Code of the patrol or of the must-visit point.</param>
/// <param name="IsMustVisit">True for a must-visit point.</param>
/// <param name="Reason">Why.</param>
public sealed record RouteUnserved(string Code, bool IsMustVisit, Reason Reason);
