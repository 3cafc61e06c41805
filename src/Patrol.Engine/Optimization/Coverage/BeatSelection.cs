using Google.OrTools.Sat;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>Picks whole beats out of a list by CP-SAT: a set packing with at most so many beats.</summary>
internal static class BeatSelection
{
    private const double Units = 1e7;

    /// <summary>The best selection found, and a bound that holds for this list only.</summary>
    /// <param name="candidates">All beats.</param>
    /// <param name="list">Beats to pick from.</param>
    /// <param name="hint">A selection to begin with, out of the list.</param>
    /// <param name="patrols">Number of patrols.</param>
    /// <param name="scale">Value that counts as one.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="work">Longest search in the solver's own deterministic time.</param>
    /// <param name="seconds">Longest search by the clock.</param>
    /// <param name="improved">Told the value of each better selection.</param>
    /// <param name="cancel">Ends the search and keeps the best.</param>
    public static (IReadOnlyList<int> Chosen, double Bound, bool IsOptimal) Solve(
        BeatCandidates candidates,
        IReadOnlyList<int> list,
        IReadOnlySet<int> hint,
        int patrols,
        double scale,
        int seed,
        double work,
        double seconds,
        Action<double> improved,
        CancellationToken cancel
    )
    {
        var model = new CpModel();
        var chosen = new BoolVar[list.Count];
        var weights = new long[list.Count];
        var byCell = new Dictionary<int, List<ILiteral>>();
        for (var index = 0; index < list.Count; index++)
        {
            var literal = chosen[index] = model.NewBoolVar("");
            weights[index] = (long)Math.Floor(candidates.Values[list[index]] / scale * Units);
            model.AddHint(literal, hint.Contains(list[index]));
            foreach (var cell in candidates.Cells(list[index]))
            {
                if (!byCell.TryGetValue(cell, out var literals))
                {
                    byCell[cell] = literals = [];
                }
                literals.Add(literal);
            }
        }
        foreach (var literals in byCell.Values.Where(literals => literals.Count > 1))
        {
            model.AddAtMostOne(literals);
        }
        model.Add(LinearExpr.Sum(chosen) <= patrols);
        model.Maximize(LinearExpr.WeightedSum(chosen, weights));
        var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant(
                $"num_workers:6 interleave_search:true random_seed:{seed} max_deterministic_time:{work} max_time_in_seconds:{seconds} linearization_level:2"
            ),
        };
        using var stop = cancel.Register(solver.StopSearch);
        var status = solver.Solve(model, new Listener(value => improved(value / Units * scale)));
        // Weights are floored to units, so each chosen beat may hold up to one unit more.
        var bound = (solver.BestObjectiveBound + patrols) / Units * scale;
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? (
                Enumerable.Range(0, list.Count).Where(index => solver.BooleanValue(chosen[index])).Select(index => list[index]).ToArray(),
                bound,
                status == CpSolverStatus.Optimal
            )
            : ([.. hint], double.PositiveInfinity, false);
    }

    private sealed class Listener(Action<double> improved) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() => improved(ObjectiveValue());
    }
}
