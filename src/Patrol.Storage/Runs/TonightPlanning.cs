using System.Diagnostics;
using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Runs;

/// <summary>Where a search for tonight's patrols stands; fractions of the window's risk.</summary>
/// <param name="Stage"><c>network</c>, <c>candidates</c>, <c>bound</c>, <c>search</c> or <c>check</c>.</param>
/// <param name="RiskCovered">Best so far.</param>
/// <param name="Bound">Proven bound; null before there is one.</param>
public sealed record TonightProgress(string Stage, double RiskCovered, double? Bound);

/// <summary>From a stored surface to a checked, stored plan of tonight's patrols.</summary>
public static class TonightPlanning
{
    /// <summary>Street distance of a patrol's cells from its base at most, meters.</summary>
    public const double ReachMeters = 1200;

    // The checker's time, and the storing, come out of the budget too.
    private const double SecondsToCheck = 1;

    // A plan within a thousandth of the best is as good as any: nobody waits for less.
    private const double TargetGap = 0.001;

    /// <summary>Plans, checks and stores.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told where the search stands.</param>
    /// <param name="keepBest">Ends the search; the best plan is checked and kept.</param>
    /// <exception cref="InputException">The request can't be planned: <c>tonight.*</c>.</exception>
    /// <exception cref="OperationCanceledException">Ended before there was a plan; nothing is stored.</exception>
    public static async Task<TonightPlan> PlanAsync(
        PatrolDatabase database,
        District district,
        TonightRequest request,
        Actor actor,
        IProgress<TonightProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var plan = await FindAsync(database, district, request, progress, keepBest);
        return await database.WriteAsync(
            district.Id,
            actor,
            session =>
                TonightStore.SaveAsync(
                    session,
                    district.Code,
                    plan,
                    SystemClock.Instance.GetCurrentInstant()
                ),
            CancellationToken.None
        );
    }

    /// <summary>Plans and checks; the plan has no id until it is stored.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told where the search stands.</param>
    /// <param name="keepBest">Ends the search; the best plan is checked and kept.</param>
    /// <exception cref="InputException">The request can't be planned: <c>tonight.*</c>.</exception>
    /// <exception cref="OperationCanceledException">Ended before there was a plan.</exception>
    public static async Task<TonightPlan> FindAsync(
        PatrolDatabase database,
        District district,
        TonightRequest request,
        IProgress<TonightProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var from = TonightRequests.Validate(request, district);
        var watch = Stopwatch.StartNew();
        progress?.Report(new TonightProgress("network", 0, null));
        var ground = await database.ReadAsync(
            district.Id,
            session => TonightGround.LoadAsync(session, request),
            CancellationToken.None
        );
        var duration = Duration.FromHours(request.Hours);
        var risk = Array.ConvertAll(
            WindowRisk.Of(ground.Surface.Rates, district.TimeZone, ground.Calendar, from, duration),
            value => (double)value
        );
        var reach = CellReach.Find(ground.Raster, new StreetGraph(ground.Streets), ground.Bases, ReachMeters);
        var problem = new BeatProblem(
            ground.Raster,
            risk,
            ground
                .Bases.Select((one, index) => new BeatBase(one.Code, reach.Cells[index], reach.Meters[index]))
                .ToArray(),
            request.Patrols
        );
        var total = problem.TotalRisk > 0 ? problem.TotalRisk : 1;
        var plan = BeatSolver.Solve(
            problem,
            new SolveOptions(
                new SolveBudget(
                    Math.Max(0.5, request.BudgetSeconds - watch.Elapsed.TotalSeconds - SecondsToCheck),
                    request.BudgetSeconds * SolveBudget.WorkPerSecond,
                    TargetGap
                ),
                request.Seed,
                new Fractions(progress, total)
            ),
            start: null,
            keepBest
        );
        if (plan.Beats.Count == 0)
        {
            // Stopped before anything was placed: there is no best to keep.
            keepBest.ThrowIfCancellationRequested();
        }
        var oneMore = BeatSolver.OneMore(problem, plan)?.Value ?? 0;
        progress?.Report(new TonightProgress("check", plan.Value / total, plan.Bound / total));
        var violations = BeatChecker.Check(
            new BeatFacts(
                ground.Streets,
                ground.Bases,
                ground.Raster,
                risk,
                request.Patrols,
                problem.MaxCells,
                ReachMeters
            ),
            plan
        );
        var document = TonightDocument.Of(
            district,
            request,
            ground,
            plan,
            oneMore,
            reach,
            total,
            violations.Count,
            from,
            duration
        );
        return violations.Count > 0
            ? throw new InvalidOperationException(
                $"The plan broke {violations.Count} rules and is not kept: {string.Join("; ", violations.Take(5))}"
            )
            : document with
            {
                Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
            };
    }

    private sealed class Fractions(IProgress<TonightProgress>? progress, double total)
        : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            progress?.Report(new TonightProgress(value.Stage, value.Best / total, value.Bound / total));
    }
}
