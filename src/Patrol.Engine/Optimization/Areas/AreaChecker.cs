using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas;

/// <summary>
/// Checks walkable areas against raw facts, with code of its own: every rule and every figure. Each broken rule has a code:
/// <list type="table">
/// <item><c>check.risk-value</c> the risk is negative or not a number, or not one value for each cell</item>
/// <item><c>check.too-many-areas</c>, <c>check.area-count</c> areas and reasons are not those asked for</item>
/// <item><c>check.no-cells</c>, <c>check.unknown-cell</c>, <c>check.cell-twice</c>, <c>check.not-connected</c>,
/// <c>check.across-barrier</c> (connected only where a barrier runs), <c>check.too-large</c></item>
/// <item><c>check.area-rank</c>, <c>check.area-value</c>, <c>check.area-size</c>, <c>check.not-a-number</c>,
/// <c>check.plan-value</c>, <c>check.total-risk</c>, <c>check.bound-below-value</c>, <c>check.bound-above-total</c>,
/// <c>check.status</c> figures</item>
/// </list>
/// </summary>
public static class AreaChecker
{
    /// <summary>Fraction by which two ways of adding up may differ.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Largest gap of a plan that calls itself optimal.</summary>
    private const double OptimalGap = 1e-6;

    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    public static IReadOnlyList<Reason> Check(AreaFacts facts, AreaPlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(plan);
        var broken = new List<Reason>();
        CheckRisk(facts, broken);
        if (facts.Risk.Count != facts.Raster.Count)
        {
            return broken;
        }
        CheckCounts(facts, plan, broken);
        CheckCells(facts, plan, broken);
        CheckFigures(facts, plan, broken);
        return broken;
    }

    private static void CheckRisk(AreaFacts facts, List<Reason> broken)
    {
        if (facts.Risk.Count != facts.Raster.Count)
        {
            broken.Add(
                Reason.Of("check.risk-value", ("values", facts.Risk.Count), ("cells", facts.Raster.Count))
            );
        }
        for (var cell = 0; cell < facts.Risk.Count; cell++)
        {
            if (!(facts.Risk[cell] >= 0 && double.IsFinite(facts.Risk[cell])))
            {
                broken.Add(Reason.Of("check.risk-value", ("cell", cell), ("value", facts.Risk[cell])));
            }
        }
    }

    private static void CheckCounts(AreaFacts facts, AreaPlan plan, List<Reason> broken)
    {
        if (plan.Areas.Count > facts.Areas)
        {
            broken.Add(Reason.Of("check.too-many-areas", ("areas", plan.Areas.Count), ("most", facts.Areas)));
        }
        else if (plan.Areas.Count + plan.Missing.Count != facts.Areas)
        {
            broken.Add(
                Reason.Of(
                    "check.area-count",
                    ("areas", plan.Areas.Count),
                    ("missing", plan.Missing.Count),
                    ("asked", facts.Areas)
                )
            );
        }
    }

    private static void CheckCells(AreaFacts facts, AreaPlan plan, List<Reason> broken)
    {
        var owner = new Dictionary<int, int>();
        foreach (var area in plan.Areas)
        {
            if (area.Cells.Count == 0)
            {
                broken.Add(Reason.Of("check.no-cells", ("area", area.Rank)));
            }
            foreach (var cell in area.Cells)
            {
                if (!Exists(facts, cell))
                {
                    broken.Add(Reason.Of("check.unknown-cell", ("area", area.Rank), ("cell", cell)));
                }
                if (!owner.TryAdd(cell, area.Rank))
                {
                    broken.Add(
                        Reason.Of(
                            "check.cell-twice",
                            ("area", area.Rank),
                            ("cell", cell),
                            ("other", owner[cell])
                        )
                    );
                }
            }
            CheckShape(facts, area, broken);
        }
    }

    private static void CheckShape(AreaFacts facts, WalkableArea area, List<Reason> broken)
    {
        if (area.Cells.Count == 0 || !area.Cells.All(cell => Exists(facts, cell)))
        {
            return;
        }
        var barriers = facts
            .Barriers.SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .ToHashSet();
        if (!IsConnected(facts, area.Cells, []))
        {
            broken.Add(Reason.Of("check.not-connected", ("area", area.Rank)));
        }
        else if (!IsConnected(facts, area.Cells, barriers))
        {
            broken.Add(Reason.Of("check.across-barrier", ("area", area.Rank)));
        }
        var size = SizeOf(facts, area);
        if (size > facts.MaxSquareMeters * (1 + Tolerance))
        {
            broken.Add(
                Reason.Of(
                    "check.too-large",
                    ("area", area.Rank),
                    ("squareMeters", size),
                    ("most", facts.MaxSquareMeters)
                )
            );
        }
    }

    private static bool Exists(AreaFacts facts, int cell) => cell >= 0 && cell < facts.Raster.Count;

    /// <summary>Unites cells by edges until nothing changes; one class must remain.</summary>
    private static bool IsConnected(AreaFacts facts, IReadOnlyList<int> cells, HashSet<(int, int)> barriers)
    {
        var label = cells.Distinct().ToDictionary(cell => cell);
        var isChanging = true;
        while (isChanging)
        {
            isChanging = false;
            foreach (var cell in label.Keys.ToArray())
            {
                var (column, row) = (facts.Raster.CellColumn[cell], facts.Raster.CellRow[cell]);
                foreach (var (x, y) in new[] { (column + 1, row), (column, row + 1) })
                {
                    var next = facts.Raster.CellAt(x, y);
                    if (
                        next >= 0
                        && label.TryGetValue(next, out var other)
                        && other != label[cell]
                        && !barriers.Contains((cell, next))
                    )
                    {
                        label[cell] = label[next] = Math.Min(other, label[cell]);
                        isChanging = true;
                    }
                }
            }
        }
        return label.Values.Distinct().Count() == 1;
    }

    private static double SizeOf(AreaFacts facts, WalkableArea area) =>
        area
            .Cells.Where(cell => Exists(facts, cell))
            .Sum(cell =>
                Math.Min(facts.Raster.CellArea[cell], facts.Raster.CellMeters * facts.Raster.CellMeters)
            );

    private static void CheckFigures(AreaFacts facts, AreaPlan plan, List<Reason> broken)
    {
        double[] figures = [plan.Value, plan.GreedyValue, plan.TotalRisk, plan.Bound, plan.Gap];
        if (
            !figures
                .Concat(plan.Areas.SelectMany(area => new[] { area.Value, area.SquareMeters }))
                .All(double.IsFinite)
        )
        {
            broken.Add(Reason.Of("check.not-a-number"));
            return;
        }
        var total = facts.Risk.Sum();
        var held = 0.0;
        var before = double.PositiveInfinity;
        for (var k = 0; k < plan.Areas.Count; k++)
        {
            var area = plan.Areas[k];
            var value = area.Cells.Where(cell => Exists(facts, cell)).Sum(cell => facts.Risk[cell]);
            Compare("check.area-value", area.Value, value, total, broken);
            Compare("check.area-size", area.SquareMeters, SizeOf(facts, area), facts.MaxSquareMeters, broken);
            if (area.Rank != k + 1 || value > before + Tolerance * total)
            {
                broken.Add(Reason.Of("check.area-rank", ("area", k), ("rank", area.Rank)));
            }
            (held, before) = (held + value, value);
        }
        Compare("check.plan-value", plan.Value, held, total, broken);
        Compare("check.total-risk", plan.TotalRisk, total, total, broken);
        CheckBound(plan, held, total, broken);
    }

    private static void CheckBound(AreaPlan plan, double held, double total, List<Reason> broken)
    {
        if (plan.Bound < Math.Max(held, plan.GreedyValue) - Tolerance * total)
        {
            broken.Add(Reason.Of("check.bound-below-value", ("bound", plan.Bound), ("value", held)));
        }
        if (plan.Bound > total * (1 + Tolerance))
        {
            broken.Add(Reason.Of("check.bound-above-total", ("bound", plan.Bound), ("total", total)));
        }
        var gap = plan.Bound > 0 ? 1 - held / plan.Bound : 0;
        if (
            plan.Status == SolveStatus.Infeasible
            || (plan.Status == SolveStatus.Optimal && gap > 2 * OptimalGap)
        )
        {
            broken.Add(Reason.Of("check.status", ("status", plan.Status), ("gap", gap)));
        }
    }

    private static void Compare(string code, double claimed, double value, double scale, List<Reason> broken)
    {
        if (!(Math.Abs(claimed - value) <= Tolerance * scale))
        {
            broken.Add(Reason.Of(code, ("claimed", claimed), ("is", value)));
        }
    }
}
