using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>A search for walkable areas as a job of kind <c>hotspotAreas</c>; best and bound are fractions of the expected
/// incidents.</summary>
public static class AreaWork
{
    /// <summary>Kind of the job.</summary>
    public const string Kind = "hotspotAreas";

    /// <summary>Searches; when asked to end, the best so far is checked and stored.</summary>
    public static async Task<Func<DistrictSession, Task<string>>> RunAsync(JobRun job)
    {
        var areas = await AreaSearch.FindAsync(
            job.Database,
            job.District,
            job.Request<WalkableAreasRequest>(),
            new Progress(job),
            job.Cancel
        );
        // Another worker searches anew, with the same seed: a search is shorter than what it would keep.
        job.Stopping.ThrowIfCancellationRequested();
        return async session =>
            (
                await AreaStore.SaveAsync(
                    session,
                    job.District.Code,
                    areas,
                    SystemClock.Instance.GetCurrentInstant()
                )
            ).Id!;
    }

    private sealed class Progress(JobRun job) : IProgress<AreaProgress>
    {
        public void Report(AreaProgress value) =>
            job.Report(new JobProgress(value.Stage, value.Share, value.Bound));
    }
}
