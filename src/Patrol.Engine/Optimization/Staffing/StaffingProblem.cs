using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Staffing;

/// <summary>What patrols are worth in one community in one period of the week.</summary>
/// <param name="Area">Code of the community.</param>
/// <param name="Period">Code of the period, such as <c>fri-2000</c>.</param>
/// <param name="Gains">[k] what patrol k + 1 adds, in reported incidents expected; never more than the one before it.
/// Its length is the most patrols that can be of use.</param>
public sealed record StaffingCell(string Area, string Period, IReadOnlyList<double> Gains);

/// <summary>
/// How many patrols where and when: spend a week's budget of patrols so that <c>Σ gains</c> is largest and every
/// community has at least its floor, as far as patrols are of use there. Each cell is served in the order of its gains.
/// </summary>
public sealed class StaffingProblem
{
    /// <summary>Most patrols of a week.</summary>
    public const int BudgetLimit = 10_000;

    /// <summary>Makes a problem from checked data.</summary>
    /// <param name="cells">Communities by periods, each once.</param>
    /// <param name="budget">Patrols of the week, 0 … <see cref="BudgetLimit"/>.</param>
    /// <param name="floor">Fewest patrols of a community in the week; all floors together fit the budget.</param>
    /// <exception cref="InputException"><c>staffing.*</c>: every fault.</exception>
    public StaffingProblem(IReadOnlyList<StaffingCell> cells, int budget, int floor)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var issues = new List<InputIssue>();
        issues.Require(
            budget is >= 0 and <= BudgetLimit,
            "staffing.budget",
            "budget",
            budget,
            $"Give 0 to {BudgetLimit} patrols a week."
        );
        var areas = cells.Select(cell => cell.Area).Distinct().Count();
        issues.Require(
            floor >= 0 && (long)floor * areas <= budget,
            "staffing.floor",
            "floor",
            floor,
            $"Give a floor of 0 or more that {areas} communities can have from {budget} patrols."
        );
        var seen = new HashSet<(string, string)>();
        foreach (var cell in cells)
        {
            var name = $"{cell.Area} {cell.Period}";
            issues.Require(
                seen.Add((cell.Area, cell.Period)),
                "staffing.cell",
                "cells",
                name,
                "List each community and period once."
            );
            issues.Require(
                AreGains(cell.Gains),
                "staffing.gains",
                name,
                null,
                "Give finite gains of 0 or more, none above the one before it."
            );
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        (Cells, Budget, Floor) = ([.. cells], budget, floor);
    }

    /// <summary>Communities by periods.</summary>
    public IReadOnlyList<StaffingCell> Cells { get; }

    /// <summary>Patrols of the week.</summary>
    public int Budget { get; }

    /// <summary>Fewest patrols of a community in the week.</summary>
    public int Floor { get; }

    private static bool AreGains(IReadOnlyList<double> gains)
    {
        for (var k = 0; k < gains.Count; k++)
        {
            if (!(gains[k] >= 0) || double.IsInfinity(gains[k]) || (k > 0 && gains[k] > gains[k - 1]))
            {
                return false;
            }
        }
        return true;
    }
}
