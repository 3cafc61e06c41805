using System.Diagnostics;
using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>From counts in the database to checked walkable areas.</summary>
public static class AreaSearch
{
    private const int Seed = 7;

    // The reading, the check and the storing come out of the budget too.
    private const double SearchPart = 0.85;
    private const double LeastSeconds = 0.5;
    private const double ReadingWorkPart = 0.2;

    // Within a thousandth of the best is as good as any: nobody waits for less.
    private const double TargetGap = 0.001;

    /// <summary>Finds, checks and stores areas.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told where the search stands.</param>
    /// <param name="keepBest">Ends the search; the best areas are checked and kept.</param>
    /// <exception cref="InputException">The request can't be met: <c>demand.*</c>, <c>hotspot.*</c>.</exception>
    /// <exception cref="OperationCanceledException">Ended before there were any areas; nothing is stored.</exception>
    public static async Task<WalkableAreas> RunAsync(
        PatrolDatabase database,
        District district,
        WalkableAreasRequest request,
        Actor actor,
        IProgress<AreaProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var areas = await FindAsync(database, district, request, progress, keepBest);
        return await database.WriteAsync(
            district.Id,
            actor,
            session =>
                AreaStore.SaveAsync(session, district.Code, areas, SystemClock.Instance.GetCurrentInstant()),
            CancellationToken.None
        );
    }

    /// <summary>Finds and checks areas; they have no id until they are stored.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told where the search stands.</param>
    /// <param name="keepBest">Ends the search; the best areas are checked and kept.</param>
    /// <exception cref="InputException">The request can't be met: <c>demand.*</c>, <c>hotspot.*</c>.</exception>
    /// <exception cref="InvalidOperationException">The areas broke a rule.</exception>
    /// <exception cref="OperationCanceledException">Ended before there were any areas.</exception>
    public static async Task<WalkableAreas> FindAsync(
        PatrolDatabase database,
        District district,
        WalkableAreasRequest request,
        IProgress<AreaProgress>? progress = null,
        CancellationToken keepBest = default
    )
    {
        var watch = Stopwatch.StartNew();
        progress?.Report(new AreaProgress("map", 0, null));
        var ground = await database.ReadAsync(
            district.Id,
            session => AreaGround.LoadAsync(session, request),
            CancellationToken.None
        );
        var facts = new AreaFacts(
            ground.Scope.Raster,
            ground.ValuesBefore(ground.Selection.Observed.To),
            request.Areas,
            request.SquareMeters,
            ground.Barriers
        );
        var problem = new AreaProblem(facts);
        var total = problem.TotalRisk > 0 ? problem.TotalRisk : 1;
        var work = request.BudgetSeconds * SolveBudget.WorkPerSecond;
        var plan = AreaSolver.Solve(
            problem,
            new SolveOptions(
                Budget(SearchPart * request.BudgetSeconds - watch.Elapsed.TotalSeconds, work),
                Seed,
                new Fractions(progress, total)
            ),
            start: null,
            keepBest
        );
        if (plan.Areas.Count == 0)
        {
            // Stopped before anything was chosen: there is no best to keep.
            keepBest.ThrowIfCancellationRequested();
        }
        progress?.Report(new AreaProgress("reading", plan.Value / total, plan.Bound / total));
        var reading = AreaReading.Read(
            ground,
            request,
            new SolveOptions(
                // Who has asked for an end gets the greedy areas judged.
                Budget(
                    request.BudgetSeconds - watch.Elapsed.TotalSeconds,
                    keepBest.IsCancellationRequested ? 0 : ReadingWorkPart * work
                ),
                Seed
            )
        );
        progress?.Report(new AreaProgress("check", plan.Value / total, plan.Bound / total));
        var broken = AreaChecker.Check(facts, plan);
        return broken.Count > 0
            ? throw new InvalidOperationException(
                $"The areas broke {broken.Count} rules and are not kept: {string.Join("; ", broken.Take(5))}"
            )
            : AreaDocument.Of(district, request, ground, plan, reading, watch.Elapsed.TotalSeconds);
    }

    private static SolveBudget Budget(double seconds, double work) =>
        new(Math.Max(LeastSeconds, seconds), work, TargetGap);

    private sealed class Fractions(IProgress<AreaProgress>? progress, double total) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            progress?.Report(new AreaProgress(value.Stage, value.Best / total, value.Bound / total));
    }
}
