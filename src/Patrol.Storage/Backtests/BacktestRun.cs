using System.Diagnostics;
using NodaTime;
using Patrol.Contracts.Backtests;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Backtests;

/// <summary>From stored counts to a stored back-test; the incidents themselves are not read.</summary>
public static class BacktestRun
{
    /// <summary>Kind of the analysis, and of the job.</summary>
    public const string Kind = "backtest";

    /// <summary>So many newer ones of parts of the demand may stand before the one that maps are drawn by.</summary>
    internal const int MostLooked = 200;

    /// <summary>Runs and stores a back-test.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="actor">Who asks and why.</param>
    /// <param name="progress">Told after each week.</param>
    /// <param name="cancel">Ends it; nothing is stored then.</param>
    /// <exception cref="InputException"><c>backtest.*</c>, <c>demand.*</c>: it can't be run.</exception>
    public static async Task<Backtest> ComputeAsync(
        PatrolDatabase database,
        District district,
        BacktestRequest request,
        Actor actor,
        IProgress<BackTestProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        var store = await FindAsync(database, district, request, progress, cancel);
        return await database.WriteAsync(district.Id, actor, store, cancel);
    }

    /// <summary>Runs a back-test; what it returns stores it.</summary>
    public static async Task<Func<DistrictSession, Task<Backtest>>> FindAsync(
        PatrolDatabase database,
        District district,
        BacktestRequest request,
        IProgress<BackTestProgress>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        var watch = Stopwatch.StartNew();
        var ground = await database.ReadAsync(
            district.Id,
            session => BacktestGround.LoadAsync(session, request),
            cancel
        );
        // Off the caller's thread, which goes on telling that it is alive.
        var report = await Task.Run(
            () => BackTest.Run(ground.History, ground.Weeks, progress: progress, cancel: cancel),
            cancel
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var now = SystemClock.Instance.GetCurrentInstant();
        return async session =>
        {
            await DiscoveredDemand.LogAsync(session, ground.Demand.WithDiscovered, Kind);
            return await AnalysisStore.SaveAsync(
                session,
                district.Code,
                Kind,
                request,
                id => BacktestDocuments.Of(id, district.Code, now, request, ground, report, seconds),
                now
            );
        };
    }

    /// <summary>The newest back-test by which maps are drawn, see <see cref="BacktestRequest.IsForMaps"/>; null before there is
    /// one.</summary>
    public static async Task<Backtest?> FindForMapsAsync(DistrictSession session) =>
        (await AnalysisStore.ListAsync<Backtest>(session, Kind, MostLooked)).FirstOrDefault(one =>
            one.Request.IsForMaps
        );
}
