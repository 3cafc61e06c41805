using System.Diagnostics;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Places beats by column generation. A beat is one of 307 shapes at a place, so all can be listed; the linear
/// relaxation over them is solved by adding, round by round, those that its prices call for. Each round proves a bound:
/// value + patrols · largest reduced value. CP-SAT then picks whole beats out of those that can still be in a better
/// plan: one whose reduced value is below best − bound can't be. When all that are left took part, its proof holds for
/// the whole problem.
/// </summary>
public static class BeatSolver
{
    private const int MostRounds = 60;
    private const int AddedPerRound = 1500;
    private const int LongestList = 30_000;
    private const double Exact = 1e-6;

    /// <summary>Solves; the same problem, budget and seed give the same plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="budget">Longest search.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Told stages, better plans and tighter bounds.</param>
    /// <param name="keepBest">Ends the search; the best plan so far is returned.</param>
    public static BeatPlan Solve(
        BeatProblem problem,
        SolveBudget budget,
        int seed,
        IProgress<SolveProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var watch = Stopwatch.StartNew();
        progress?.Report(new SolveProgress("candidates", 0, null));
        var candidates = BeatCandidates.Of(problem);
        if (candidates.Count == 0)
        {
            return Finish(problem, candidates, [], 0, SolveStatus.Optimal);
        }
        var scale = candidates.Values.Max();
        var best = Greedy(problem, candidates);
        var value = best.Sum(candidate => candidates.Values[candidate]);
        progress?.Report(new SolveProgress("bound", value, null));

        using var master = new BeatMaster(candidates, problem.Patrols, scale);
        foreach (var candidate in best)
        {
            master.Add(candidate);
        }
        var bound = Math.Min(TopCells(problem), problem.TotalRisk);
        var reduced = new double[candidates.Count];
        var isPriced = false;
        for (var round = 0; round < MostRounds && !keepBest.IsCancellationRequested && watch.Elapsed.TotalSeconds < budget.Seconds * 0.6; round++)
        {
            if (master.Solve(problem.Raster.Count) is not { } solved)
            {
                break;
            }
            var largest = Price(candidates, solved.CellPrices, solved.PatrolPrice, reduced);
            isPriced = true;
            bound = Math.Min(bound, solved.Value + problem.Patrols * Math.Max(0, largest));
            progress?.Report(new SolveProgress("bound", value, bound));
            if (largest <= Exact * scale || AddBest(candidates, master, reduced, Exact * scale) == 0)
            {
                break;
            }
        }
        if (bound <= value * (1 + Exact))
        {
            return Finish(problem, candidates, best, Math.Max(bound, value), SolveStatus.Optimal);
        }

        var (list, isComplete) = ListOf(candidates, master, reduced, isPriced, bound - value, best);
        progress?.Report(new SolveProgress("search", value, bound));
        var left = Math.Max(0.5, budget.Seconds - watch.Elapsed.TotalSeconds - 0.5);
        var current = value;
        var (chosen, listBound, isOptimal) = BeatSelection.Solve(
            candidates,
            list,
            best.ToHashSet(),
            problem.Patrols,
            scale,
            seed,
            budget.Seconds,
            left,
            better => progress?.Report(new SolveProgress("search", current = Math.Max(current, better), bound)),
            keepBest
        );
        var found = chosen.Sum(candidate => candidates.Values[candidate]);
        if (found > value)
        {
            (best, value) = (chosen, found);
        }
        if (isComplete)
        {
            bound = Math.Min(bound, Math.Max(listBound, value));
        }
        var status =
            bound <= value * (1 + Exact) || (isComplete && isOptimal) ? SolveStatus.Optimal
            : isOptimal ? SolveStatus.Feasible
            : SolveStatus.BudgetSpent;
        return Finish(problem, candidates, best, Math.Max(bound, value), status);
    }

    // No plan holds more than the riskiest cells in reach, as many as the beats have room for.
    private static double TopCells(BeatProblem problem) =>
        problem
            .Bases.SelectMany(one => one.Cells)
            .Distinct()
            .Select(cell => problem.Risk[cell])
            .OrderDescending()
            .Take(problem.Patrols * problem.MaxCells)
            .Sum();

    private static IReadOnlyList<int> Greedy(BeatProblem problem, BeatCandidates candidates)
    {
        var order = Enumerable.Range(0, candidates.Count).ToArray();
        Array.Sort(order, (a, b) => candidates.Values[b].CompareTo(candidates.Values[a]) is not 0 and var by ? by : a.CompareTo(b));
        var taken = new bool[problem.Raster.Count];
        var chosen = new List<int>();
        foreach (var candidate in order)
        {
            if (chosen.Count == problem.Patrols)
            {
                break;
            }
            if (IsFree(candidates, candidate, taken))
            {
                chosen.Add(candidate);
                foreach (var cell in candidates.Cells(candidate))
                {
                    taken[cell] = true;
                }
            }
        }
        return chosen;
    }

    private static bool IsFree(BeatCandidates candidates, int candidate, bool[] taken)
    {
        foreach (var cell in candidates.Cells(candidate))
        {
            if (taken[cell])
            {
                return false;
            }
        }
        return true;
    }

    private static double Price(BeatCandidates candidates, double[] prices, double patrolPrice, double[] reduced)
    {
        var largest = double.NegativeInfinity;
        for (var candidate = 0; candidate < reduced.Length; candidate++)
        {
            var value = reduced[candidate] = candidates.Priced(candidate, prices) - patrolPrice;
            largest = Math.Max(largest, value);
        }
        return largest;
    }

    // The best missing beats, at most a few of each first cell, so that a round serves the whole district.
    private static int AddBest(BeatCandidates candidates, BeatMaster master, double[] reduced, double least)
    {
        const int PerPlace = 4;
        var perPlace = new Dictionary<int, int>();
        var added = 0;
        foreach (
            var candidate in Enumerable
                .Range(0, reduced.Length)
                .Where(candidate => reduced[candidate] > least)
                .OrderByDescending(candidate => reduced[candidate])
                .ThenBy(candidate => candidate)
        )
        {
            var place = candidates.Cells(candidate)[0];
            var count = perPlace.GetValueOrDefault(place);
            if (count < PerPlace && master.Add(candidate))
            {
                perPlace[place] = count + 1;
                if (++added == AddedPerRound)
                {
                    break;
                }
            }
        }
        return added;
    }

    private static (IReadOnlyList<int> List, bool IsComplete) ListOf(
        BeatCandidates candidates,
        BeatMaster master,
        double[] reduced,
        bool isPriced,
        double gap,
        IReadOnlyList<int> best
    )
    {
        if (!isPriced)
        {
            return (master.Columns.Order().ToArray(), false);
        }
        var able = Enumerable.Range(0, candidates.Count).Where(candidate => reduced[candidate] >= -gap - 1e-9).ToArray();
        var isComplete = able.Length <= LongestList;
        if (!isComplete)
        {
            able = able.OrderByDescending(candidate => reduced[candidate]).ThenBy(candidate => candidate).Take(LongestList).ToArray();
        }
        return (able.Union(best).Order().ToArray(), isComplete);
    }

    private static BeatPlan Finish(
        BeatProblem problem,
        BeatCandidates candidates,
        IReadOnlyList<int> chosen,
        double bound,
        SolveStatus status
    )
    {
        var meters = problem.Bases.Select(one => one.Cells.Zip(one.Meters).ToDictionary(pair => pair.First, pair => pair.Second)).ToArray();
        var beats = chosen
            .Select(candidate => BeatOf(problem, meters, candidates.Cells(candidate).ToArray(), candidates.Values[candidate]))
            .OrderByDescending(beat => beat.Risk)
            .ThenBy(beat => beat.Cells[0])
            .ToArray();
        var taken = new bool[problem.Raster.Count];
        foreach (var cell in beats.SelectMany(beat => beat.Cells))
        {
            taken[cell] = true;
        }
        var oneMore = 0.0;
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            if (candidates.Values[candidate] > oneMore && IsFree(candidates, candidate, taken))
            {
                oneMore = candidates.Values[candidate];
            }
        }
        var inReach = problem.Bases.SelectMany(one => one.Cells).Distinct().Count();
        var unplaced = Enumerable
            .Repeat(
                new Reason(
                    inReach == 0 ? "beat.nothing-in-reach" : "beat.no-cell-left",
                    new Dictionary<string, string> { ["cellsInReach"] = $"{inReach}", ["placed"] = $"{beats.Length}" }
                ),
                problem.Patrols - beats.Length
            )
            .ToArray();
        var value = beats.Sum(beat => beat.Risk);
        return new BeatPlan(status, beats, value, Math.Max(bound, value), oneMore, unplaced);
    }

    // The base from which the farthest cell is nearest; the first one wins a tie.
    private static Beat BeatOf(BeatProblem problem, Dictionary<int, double>[] meters, int[] cells, double risk)
    {
        var (home, farthest) = (-1, double.PositiveInfinity);
        for (var one = 0; one < meters.Length; one++)
        {
            var far = 0.0;
            foreach (var cell in cells)
            {
                far = meters[one].TryGetValue(cell, out var distance) ? Math.Max(far, distance) : double.PositiveInfinity;
                if (double.IsInfinity(far))
                {
                    break;
                }
            }
            if (far < farthest)
            {
                (home, farthest) = (one, far);
            }
        }
        Array.Sort(cells);
        return new Beat(problem.Bases[home].Code, cells, risk, farthest);
    }
}
