using Patrol.Contracts;
using Patrol.Contracts.Backtests;

namespace Patrol.Viewer.Server;

/// <summary>The part of the server's API that tests which map holds most.</summary>
internal sealed class BacktestApi(PatrolApi api)
{
    /// <summary>Starts a back-test; the job's result is its id.</summary>
    public Task<JobView> StartAsync(string district, BacktestRequest request) =>
        api.PostAsync<JobView>($"api/districts/{district}/backtests", request);

    /// <summary>The latest back-tests, newest first.</summary>
    public Task<Backtest[]> ListAsync(string district) =>
        api.GetAsync<Backtest[]>($"api/districts/{district}/backtests");

    /// <summary>A back-test.</summary>
    public Task<Backtest> GetAsync(string id) => api.GetAsync<Backtest>($"api/backtests/{id}");

    /// <summary>The back-test under way in a district; null when none is.</summary>
    public async Task<JobView?> FindRunningAsync(string district) =>
        Array.Find(
            await api.GetAsync<JobView[]>($"api/districts/{district}/jobs"),
            job => job.Kind == "backtest" && !job.IsOver
        );
}
