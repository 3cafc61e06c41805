using Patrol.Contracts.Backtests;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Backtests;

/// <summary>A back-test as a job of kind <c>backtest</c>; best and bound are the weeks foretold and those to foretell.</summary>
public static class BacktestWork
{
    /// <summary>Runs it; when asked to end, nothing is stored.</summary>
    public static async Task<Func<DistrictSession, Task<string>>> RunAsync(JobRun job)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Report(new JobProgress("counts", 0, null));
        var store = await BacktestRun.FindAsync(
            job.Database,
            job.District,
            job.Request<BacktestRequest>(),
            new Progress(job),
            job.Cancel
        );
        return async session => (await store(session)).Id;
    }

    private sealed class Progress(JobRun job) : IProgress<BackTestProgress>
    {
        public void Report(BackTestProgress value) =>
            job.Report(
                new JobProgress(value.Weeks < value.Of ? "weeks" : "intervals", value.Weeks, value.Of)
            );
    }
}
