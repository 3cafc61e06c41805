using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Weeks;

/// <summary>
/// A week's plan as a job of kind <c>week</c>: stages <c>staffing</c>, <c>roster.*</c>, <c>network</c>, <c>routes.*</c> and
/// <c>check</c>, best and bound in the unit of the stage. Another worker goes on from a roster that was finished.
/// </summary>
public static class WeekWork
{
    /// <summary>Kind of the job.</summary>
    public const string Kind = "week";

    /// <summary>Plans; when asked to end, the best so far is checked and stored.</summary>
    public static async Task<Func<DistrictSession, Task<string>>> RunAsync(JobRun job)
    {
        var store = await WeekPlanning.FindAsync(
            job.Database,
            job.District,
            job.Request<WeekPlanRequest>(),
            job.Kept<WeekKept>(),
            job.KeepAsync,
            job,
            job.Cancel
        );
        job.Stopping.ThrowIfCancellationRequested();
        return async session => $"{new NumberedKey(job.District.Code, await store(session))}";
    }
}
