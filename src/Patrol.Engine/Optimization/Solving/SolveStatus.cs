namespace Patrol.Engine.Optimization.Solving;

/// <summary>How a search ended.</summary>
public enum SolveStatus
{
    /// <summary>Proven best: the gap is at most one in a million.</summary>
    Optimal = 1,

    /// <summary>A valid plan; the search ended because its gap met the target or nothing better could be tried.</summary>
    Feasible = 2,

    /// <summary>Proven that no plan keeps the rules.</summary>
    Infeasible = 3,

    /// <summary>The best valid plan found until the budget was spent or the search was cancelled.</summary>
    BudgetSpent = 4,
}
