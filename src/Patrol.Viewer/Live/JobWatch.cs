using Patrol.Contracts;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Live;

/// <summary>Follows a job to its end: by the live stream, and by asking where that is silent.</summary>
internal sealed class JobWatch(LiveNews news, PatrolApi api)
{
    /// <summary>Longest silence before it is asked, while the stream is open.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Between two questions, while it is not.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows a job; returns it as it ended, or as it stood when the page left.</summary>
    /// <param name="district">Code of its district.</param>
    /// <param name="job">The job as it was started.</param>
    /// <param name="step">Told each time that it stands differently.</param>
    /// <param name="leave">Ends the following, not the job.</param>
    /// <exception cref="ServerSaysException">The server does not answer.</exception>
    public async Task<JobView> FollowAsync(
        string district,
        JobView job,
        Action<JobView> step,
        CancellationToken leave
    )
    {
        var heard = new SemaphoreSlim(0);
        var now = job;
        void Hear(JobView told)
        {
            if (told.Id == job.Id)
            {
                now = told;
                heard.Release();
            }
        }
        news.JobChanged += Hear;
        try
        {
            news.Follow(district);
            step(now);
            while (!now.IsOver && !leave.IsCancellationRequested)
            {
                if (!await WaitAsync(heard, leave) && !leave.IsCancellationRequested)
                {
                    now = await api.GetJobAsync(job.Id);
                }
                step(now);
            }
            return now;
        }
        finally
        {
            news.JobChanged -= Hear;
        }
    }

    private async Task<bool> WaitAsync(SemaphoreSlim heard, CancellationToken leave)
    {
        try
        {
            return await heard.WaitAsync(news.IsListening ? Quiet : Beat, leave);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
