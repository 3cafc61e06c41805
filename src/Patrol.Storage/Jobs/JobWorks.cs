using Patrol.Storage.Backtests;
using Patrol.Storage.Hotspots.Areas;
using Patrol.Storage.Runs;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Jobs;

/// <summary>Every kind of work that a worker of Patrol can do.</summary>
public static class JobWorks
{
    /// <summary>Work by kind.</summary>
    public static IReadOnlyDictionary<string, JobWork> All { get; } =
        new Dictionary<string, JobWork>
        {
            [TonightWork.Kind] = TonightWork.RunAsync,
            [WeekWork.Kind] = WeekWork.RunAsync,
            [AreaWork.Kind] = AreaWork.RunAsync,
            [BacktestRun.Kind] = BacktestWork.RunAsync,
        };

    /// <summary>A name that no other worker has, alive or gone.</summary>
    public static string NewName() =>
        $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";
}
