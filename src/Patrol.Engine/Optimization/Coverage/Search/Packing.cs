using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>What a packing found: disjoint placements, and a bound on every packing of the placements offered.</summary>
internal sealed record Packed(List<Placement> Chosen, double Value, double Bound);

/// <summary>
/// Picks disjoint placements of most value by CP-SAT, one worker, so that work alone decides what is found. Values
/// enter as whole numbers, and the bound is widened by what rounding may hide.
/// </summary>
internal static class Packing
{
    private const double Scale = 1e8;

    /// <param name="offered">Placements to pick from, each once.</param>
    /// <param name="patrols">Most placements to pick.</param>
    /// <param name="hint">A packing to start from; those not offered are ignored.</param>
    /// <param name="work">Most units of work.</param>
    /// <param name="seed">Seed of CP-SAT.</param>
    /// <param name="meter">Is charged, and stops the search.</param>
    public static Packed? Solve(
        IReadOnlyList<Placement> offered,
        int patrols,
        IReadOnlyList<Placement> hint,
        double work,
        int seed,
        SolveMeter meter
    )
    {
        if (meter.MustStop())
        {
            return null;
        }
        var model = new CpModel();
        var hinted = hint.Select(one => one.Key).ToHashSet();
        var x = new BoolVar[offered.Count];
        var ofCell = new SortedDictionary<int, List<ILiteral>>();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = model.NewBoolVar("");
            model.AddHint(x[i], hinted.Contains(offered[i].Key));
            foreach (var cell in offered[i].Cells)
            {
                (ofCell.TryGetValue(cell, out var list) ? list : ofCell[cell] = []).Add(x[i]);
            }
        }
        foreach (var list in ofCell.Values.Where(list => list.Count > 1))
        {
            model.AddAtMostOne(list);
        }
        model.Add(LinearExpr.Sum(x) <= patrols);
        model.Maximize(LinearExpr.WeightedSum(x, offered.Select(one => (long)Math.Round(one.Value * Scale))));
        return Run(model, x, offered, patrols, Math.Min(work, meter.WorkLeft), seed, meter);
    }

    private static Packed? Run(
        CpModel model,
        BoolVar[] x,
        IReadOnlyList<Placement> offered,
        int patrols,
        double work,
        int seed,
        SolveMeter meter
    )
    {
        var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant(
                $"{CpSatParameters.Common},cp_model_presolve:false,random_seed:{seed & 0xFFFFFF},max_deterministic_time:{work},max_time_in_seconds:{meter.SecondsLeft}"
            ),
        };
        CpSolverStatus status;
        using (meter.Cancellation.Register(solver.StopSearch))
        {
            status = solver.Solve(model);
        }
        meter.Spend(solver.Response?.DeterministicTime ?? 0);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            return null;
        }
        var chosen = offered.Where((_, i) => solver.BooleanValue(x[i])).ToList();
        var bound = (solver.BestObjectiveBound + 0.5 * patrols) / Scale;
        return new Packed(chosen, chosen.Sum(one => one.Value), bound);
    }
}
