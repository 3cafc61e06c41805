using NodaTime;
using Patrol.Contracts;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Runs;

/// <summary>A search for tonight's patrols as a job of kind <c>tonight</c>; best and bound are fractions of the window's risk.</summary>
public static class TonightWork
{
    /// <summary>Kind of the job.</summary>
    public const string Kind = "tonight";

    /// <summary>Searches; when asked to end, the best so far is checked and stored.</summary>
    public static async Task<Func<DistrictSession, Task<string>>> RunAsync(JobRun job)
    {
        var plan = await TonightPlanning.FindAsync(
            job.Database,
            job.District,
            job.Request<TonightRequest>(),
            new Progress(job),
            job.Cancel
        );
        // Another worker searches anew, with the same seed: a search is shorter than what it would keep.
        job.Stopping.ThrowIfCancellationRequested();
        return async session =>
            (
                await TonightStore.SaveAsync(
                    session,
                    job.District.Code,
                    plan,
                    SystemClock.Instance.GetCurrentInstant()
                )
            ).Id!;
    }

    private sealed class Progress(JobRun job) : IProgress<TonightProgress>
    {
        public void Report(TonightProgress value) =>
            job.Report(new JobProgress(value.Stage, value.RiskCovered, value.Bound));
    }
}
