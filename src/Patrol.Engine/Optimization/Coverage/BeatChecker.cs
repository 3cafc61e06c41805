using Patrol.Engine.Optimization.Coverage.Checking;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Checks a plan of beats against raw facts, with code of its own: every rule, every distance by other methods than
/// those that made the plan, and every figure. Each broken rule has a code:
/// <list type="table">
/// <item><c>check.risk-value</c> the risk is negative or not a number</item>
/// <item><c>check.too-many-patrols</c>, <c>check.patrol-count</c> placed and unplaced patrols are not those asked for</item>
/// <item><c>check.unknown-base</c>, <c>check.base-off-network</c></item>
/// <item><c>check.no-cells</c>, <c>check.too-many-cells</c>, <c>check.unknown-cell</c>, <c>check.cell-twice</c>,
/// <c>check.not-connected</c></item>
/// <item><c>check.no-street</c>, <c>check.too-far</c>, <c>check.farthest</c> streets and distances</item>
/// <item><c>check.not-a-number</c>, <c>check.beat-value</c>, <c>check.plan-value</c>, <c>check.total-risk</c>,
/// <c>check.bound-below-value</c>, <c>check.bound-above-total</c>, <c>check.status</c> figures</item>
/// </list>
/// </summary>
public static class BeatChecker
{
    /// <summary>Meters by which two ways of adding up a distance may differ.</summary>
    private const double ToleranceMeters = 0.01;

    /// <summary>Fraction by which two ways of adding up risk may differ.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Largest gap of a plan that calls itself optimal.</summary>
    private const double OptimalGap = 1e-6;

    /// <summary>Finds every broken rule; empty when the plan holds.</summary>
    public static IReadOnlyList<Reason> Check(BeatFacts facts, BeatPlan plan)
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
        CheckDistances(facts, plan, broken);
        CheckFigures(facts, plan, broken);
        return broken;
    }

    private static void CheckRisk(BeatFacts facts, List<Reason> broken)
    {
        if (facts.Risk.Count != facts.Raster.Count)
        {
            broken.Add(
                Reason.Of("check.risk-value", ("values", facts.Risk.Count), ("cells", facts.Raster.Count))
            );
        }
        for (var cell = 0; cell < facts.Risk.Count; cell++)
        {
            if (!double.IsFinite(facts.Risk[cell]) || facts.Risk[cell] < 0)
            {
                broken.Add(Reason.Of("check.risk-value", ("cell", cell), ("value", facts.Risk[cell])));
            }
        }
    }

    private static void CheckCounts(BeatFacts facts, BeatPlan plan, List<Reason> broken)
    {
        if (plan.Beats.Count > facts.Patrols)
        {
            broken.Add(
                Reason.Of("check.too-many-patrols", ("placed", plan.Beats.Count), ("patrols", facts.Patrols))
            );
        }
        else if (plan.Beats.Count + plan.Unplaced.Count != facts.Patrols)
        {
            broken.Add(
                Reason.Of(
                    "check.patrol-count",
                    ("placed", plan.Beats.Count),
                    ("unplaced", plan.Unplaced.Count),
                    ("patrols", facts.Patrols)
                )
            );
        }
    }

    private static void CheckCells(BeatFacts facts, BeatPlan plan, List<Reason> broken)
    {
        var owner = new Dictionary<int, int>();
        for (var b = 0; b < plan.Beats.Count; b++)
        {
            var cells = plan.Beats[b].Cells;
            if (cells.Count == 0)
            {
                broken.Add(Reason.Of("check.no-cells", ("beat", b)));
            }
            if (cells.Count > facts.MaxCells)
            {
                broken.Add(
                    Reason.Of(
                        "check.too-many-cells",
                        ("beat", b),
                        ("cells", cells.Count),
                        ("most", facts.MaxCells)
                    )
                );
            }
            foreach (var cell in cells)
            {
                if (!Exists(facts, cell))
                {
                    broken.Add(Reason.Of("check.unknown-cell", ("beat", b), ("cell", cell)));
                }
                if (!owner.TryAdd(cell, b))
                {
                    broken.Add(
                        Reason.Of("check.cell-twice", ("beat", b), ("cell", cell), ("other", owner[cell]))
                    );
                }
            }
            if (cells.Count > 0 && cells.All(cell => Exists(facts, cell)) && !IsConnected(facts, cells))
            {
                broken.Add(Reason.Of("check.not-connected", ("beat", b)));
            }
        }
    }

    private static bool Exists(BeatFacts facts, int cell) => cell >= 0 && cell < facts.Raster.Count;

    /// <summary>Floods from the first cell over edges.</summary>
    private static bool IsConnected(BeatFacts facts, IReadOnlyList<int> cells)
    {
        var dry = cells
            .Select(cell => (facts.Raster.CellColumn[cell], facts.Raster.CellRow[cell]))
            .ToHashSet();
        var wet = new Stack<(int Column, int Row)>([dry.First()]);
        dry.Remove(wet.Peek());
        while (wet.TryPop(out var at))
        {
            foreach (var (columns, rows) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
            {
                if (dry.Remove((at.Column + columns, at.Row + rows)))
                {
                    wet.Push((at.Column + columns, at.Row + rows));
                }
            }
        }
        return dry.Count == 0;
    }

    private static void CheckDistances(BeatFacts facts, BeatPlan plan, List<Reason> broken)
    {
        var streets = new StreetMeasure(facts.Streets);
        var measures = new Dictionary<string, BaseMeasure>();
        for (var b = 0; b < plan.Beats.Count; b++)
        {
            var beat = plan.Beats[b];
            if (facts.Bases.FirstOrDefault(one => one.Code == beat.Base) is not { } from)
            {
                broken.Add(Reason.Of("check.unknown-base", ("beat", b), ("base", beat.Base)));
                continue;
            }
            if (!measures.TryGetValue(beat.Base, out var measure))
            {
                measure = measures[beat.Base] = new BaseMeasure(streets, facts, from);
            }
            if (measure.IsOffNetwork)
            {
                broken.Add(Reason.Of("check.base-off-network", ("beat", b), ("base", beat.Base)));
                continue;
            }
            CheckMeters(facts, b, beat, measure, broken);
        }
    }

    private static void CheckMeters(
        BeatFacts facts,
        int b,
        Beat beat,
        BaseMeasure measure,
        List<Reason> broken
    )
    {
        var (least, most) = (0.0, 0.0);
        foreach (var cell in beat.Cells.Where(cell => Exists(facts, cell)))
        {
            if (measure.Find(cell) is not { } meters)
            {
                broken.Add(Reason.Of("check.no-street", ("beat", b), ("cell", cell)));
                return;
            }
            (least, most) = (Math.Max(least, meters.Least), Math.Max(most, meters.Most));
            if (!(meters.Least <= facts.MaxMeters + ToleranceMeters))
            {
                broken.Add(
                    Reason.Of("check.too-far", ("beat", b), ("cell", cell), ("maxMeters", facts.MaxMeters))
                );
                return;
            }
        }
        if (
            !(beat.FarthestMeters >= least - ToleranceMeters && beat.FarthestMeters <= most + ToleranceMeters)
        )
        {
            broken.Add(
                Reason.Of("check.farthest", ("beat", b), ("claimed", beat.FarthestMeters), ("is", least))
            );
        }
    }

    private static void CheckFigures(BeatFacts facts, BeatPlan plan, List<Reason> broken)
    {
        double[] figures = [plan.Value, plan.TotalRisk, plan.Bound, plan.Gap, plan.RiskShare];
        if (
            !figures
                .Concat(plan.Beats.SelectMany(b => new[] { b.Value, b.FarthestMeters }))
                .All(double.IsFinite)
        )
        {
            broken.Add(Reason.Of("check.not-a-number"));
            return;
        }
        var total = facts.Risk.Sum();
        var covered = 0.0;
        for (var b = 0; b < plan.Beats.Count; b++)
        {
            var value = plan.Beats[b].Cells.Where(cell => Exists(facts, cell)).Sum(cell => facts.Risk[cell]);
            Compare("check.beat-value", plan.Beats[b].Value, value, total, broken);
            covered += value;
        }
        Compare("check.plan-value", plan.Value, covered, total, broken);
        Compare("check.total-risk", plan.TotalRisk, total, total, broken);
        if (plan.Bound < plan.Value - Tolerance * total)
        {
            broken.Add(Reason.Of("check.bound-below-value", ("bound", plan.Bound), ("value", plan.Value)));
        }
        if (plan.Bound > total * (1 + Tolerance))
        {
            broken.Add(Reason.Of("check.bound-above-total", ("bound", plan.Bound), ("total", total)));
        }
        var gap = plan.Bound > 0 ? 1 - covered / plan.Bound : 0;
        if (
            plan.Status == SolveStatus.Infeasible
            || (plan.Status == SolveStatus.Optimal && gap > 2 * OptimalGap)
        )
        {
            broken.Add(Reason.Of("check.status", ("status", plan.Status), ("gap", gap)));
        }
    }

    private static void Compare(string code, double claimed, double value, double total, List<Reason> broken)
    {
        if (!(Math.Abs(claimed - value) <= Tolerance * total))
        {
            broken.Add(Reason.Of(code, ("claimed", claimed), ("is", value)));
        }
    }
}
