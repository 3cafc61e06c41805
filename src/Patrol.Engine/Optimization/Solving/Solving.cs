namespace Patrol.Engine.Optimization.Solving;

/// <summary>How a search ended.</summary>
public enum SolveStatus
{
    /// <summary>Proven best.</summary>
    Optimal = 1,

    /// <summary>A plan, with a proven bound above it.</summary>
    Feasible = 2,

    /// <summary>No plan can exist.</summary>
    Infeasible = 3,

    /// <summary>The time ran out or the search was ended; the best plan so far, with its bound.</summary>
    BudgetSpent = 4,
}

/// <summary>How long a search may take.</summary>
/// <param name="Seconds">
/// Longest time, seconds. The search counts its own work, so that the same seed and budget give the same plan; the
/// clock only stops it on a machine too slow to do that work in time.
/// </param>
public sealed record SolveBudget(double Seconds);

/// <summary>Where a search stands.</summary>
/// <param name="Stage"><c>candidates</c>, <c>bound</c>, <c>search</c> or <c>check</c>.</param>
/// <param name="Best">Value of the best plan so far.</param>
/// <param name="Bound">Proven bound; null before there is one.</param>
public sealed record SolveProgress(string Stage, double Best, double? Bound);

/// <summary>A reason as code and arguments, so that every language can say it.</summary>
public sealed record Reason(string Code, IReadOnlyDictionary<string, string> Arguments);
