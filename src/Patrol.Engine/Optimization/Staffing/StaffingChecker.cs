using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Staffing;

/// <summary>
/// Checks a plan of staffing against the raw gains, with code of its own:
/// <list type="table">
/// <item><c>check.staffing-length</c>, <c>check.staffing-count</c> one count a cell, between 0 and the patrols of use</item>
/// <item><c>check.staffing-budget</c> more patrols than the budget, or fewer while one more would add something</item>
/// <item><c>check.staffing-floor</c> a community below its floor while patrols are of use there</item>
/// <item><c>check.staffing-exchange</c> a patrol that would add more elsewhere: the plan is not the best</item>
/// <item><c>check.staffing-value</c>, <c>check.staffing-bound</c>, <c>check.staffing-curve</c> figures</item>
/// </list>
/// </summary>
public static class StaffingChecker
{
    private const double Tolerance = 1e-9;

    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    /// <param name="cells">Communities by periods with their gains.</param>
    /// <param name="budget">Patrols of the week.</param>
    /// <param name="floor">Fewest patrols of a community.</param>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<Reason> Check(
        IReadOnlyList<StaffingCell> cells,
        int budget,
        int floor,
        StaffingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(plan);
        var broken = new List<Reason>();
        if (plan.Patrols.Count != cells.Count)
        {
            broken.Add(
                Reason.Of("check.staffing-length", ("counts", plan.Patrols.Count), ("cells", cells.Count))
            );
            return broken;
        }
        for (var i = 0; i < cells.Count; i++)
        {
            if (plan.Patrols[i] < 0 || plan.Patrols[i] > cells[i].Gains.Count)
            {
                broken.Add(
                    Reason.Of(
                        "check.staffing-count",
                        ("area", cells[i].Area),
                        ("period", cells[i].Period),
                        ("patrols", plan.Patrols[i])
                    )
                );
            }
        }
        if (broken.Count > 0)
        {
            return broken;
        }
        CheckBudget(cells, budget, plan, broken);
        CheckFloors(cells, floor, plan, broken);
        CheckExchange(cells, floor, plan, broken);
        CheckFigures(cells, plan, broken);
        return broken;
    }

    private static void CheckBudget(
        IReadOnlyList<StaffingCell> cells,
        int budget,
        StaffingPlan plan,
        List<Reason> broken
    )
    {
        var sent = plan.Patrols.Sum();
        var isMoreOfUse = Unsent(cells, plan).Any(gain => gain > 0);
        if (sent > budget || (sent < budget && isMoreOfUse))
        {
            broken.Add(Reason.Of("check.staffing-budget", ("patrols", sent), ("budget", budget)));
        }
    }

    private static void CheckFloors(
        IReadOnlyList<StaffingCell> cells,
        int floor,
        StaffingPlan plan,
        List<Reason> broken
    )
    {
        foreach (var area in cells.Select(cell => cell.Area).Distinct())
        {
            var (sent, useful) = (0, 0);
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Area == area)
                {
                    sent += plan.Patrols[i];
                    useful += cells[i].Gains.Count(gain => gain > 0);
                }
            }
            if (sent < Math.Min(floor, useful))
            {
                broken.Add(Reason.Of("check.staffing-floor", ("area", area), ("patrols", sent)));
            }
        }
    }

    // The best plan leaves nothing to exchange: no unsent patrol adds more than the least of those that may be taken
    // away, which are a community's patrols above its floor, or its own least for another period of its own.
    private static void CheckExchange(
        IReadOnlyList<StaffingCell> cells,
        int floor,
        StaffingPlan plan,
        List<Reason> broken
    )
    {
        foreach (var wanting in cells.Select(cell => cell.Area).Distinct())
        {
            var add = Most(cells, plan, wanting);
            foreach (var giving in cells.Select(cell => cell.Area).Distinct())
            {
                var (least, sent) = Least(cells, plan, giving);
                var mayGive = giving == wanting || sent > floor;
                if (mayGive && sent > 0 && add > least + Tolerance * (1 + least))
                {
                    broken.Add(
                        Reason.Of(
                            "check.staffing-exchange",
                            ("from", giving),
                            ("to", wanting),
                            ("more", add - least)
                        )
                    );
                    return;
                }
            }
        }
    }

    private static double Most(IReadOnlyList<StaffingCell> cells, StaffingPlan plan, string area)
    {
        var most = 0.0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Area == area && plan.Patrols[i] < cells[i].Gains.Count)
            {
                most = Math.Max(most, cells[i].Gains[plan.Patrols[i]]);
            }
        }
        return most;
    }

    private static (double Gain, int Sent) Least(
        IReadOnlyList<StaffingCell> cells,
        StaffingPlan plan,
        string area
    )
    {
        var (least, sent) = (double.PositiveInfinity, 0);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Area == area && plan.Patrols[i] > 0)
            {
                sent += plan.Patrols[i];
                least = Math.Min(least, cells[i].Gains[plan.Patrols[i] - 1]);
            }
        }
        return (least, sent);
    }

    private static void CheckFigures(
        IReadOnlyList<StaffingCell> cells,
        StaffingPlan plan,
        List<Reason> broken
    )
    {
        var value = 0.0;
        for (var i = 0; i < cells.Count; i++)
        {
            for (var k = 0; k < plan.Patrols[i]; k++)
            {
                value += cells[i].Gains[k];
            }
        }
        if (!Near(value, plan.Value))
        {
            broken.Add(Reason.Of("check.staffing-value", ("value", plan.Value), ("sum", value)));
        }
        if (!(plan.Bound >= plan.Value - Tolerance * (1 + value)))
        {
            broken.Add(Reason.Of("check.staffing-bound", ("bound", plan.Bound), ("value", plan.Value)));
        }
        var rest = Unsent(cells, plan).Where(gain => gain > 0).OrderDescending().ToArray();
        var sum = value;
        for (var k = 0; k < plan.Curve.Count; k++)
        {
            sum += k < rest.Length ? rest[k] : double.NaN;
            if (!Near(sum, plan.Curve[k]))
            {
                broken.Add(Reason.Of("check.staffing-curve", ("more", k + 1), ("value", plan.Curve[k])));
                return;
            }
        }
    }

    private static IEnumerable<double> Unsent(IReadOnlyList<StaffingCell> cells, StaffingPlan plan) =>
        cells.SelectMany((cell, i) => cell.Gains.Skip(plan.Patrols[i]));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * (1 + Math.Abs(a));
}
