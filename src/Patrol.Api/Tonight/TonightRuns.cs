using System.Collections.Concurrent;
using System.Diagnostics;
using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Runs;

namespace Patrol.Api.Tonight;

/// <summary>
/// Searches for tonight's patrols that run now or ended lately. One at a time: a search uses both cores; the others
/// wait their turn. A finished plan is in the database; a run is only news of it and goes with the process.
/// </summary>
internal sealed class TonightRuns(
    Databank bank,
    IHostApplicationLifetime lifetime,
    ILogger<TonightRuns> logger
)
{
    private const int Kept = 100;
    private readonly ConcurrentDictionary<string, Run> runs = new();
    private readonly SemaphoreSlim turn = new(1);
    private int last;

    /// <summary>Starts a search.</summary>
    public TonightRun Start(District district, TonightRequest request)
    {
        var number = Interlocked.Increment(ref last);
        var run = new Run($"{district.Code}-run{number}");
        runs[run.Id] = run;
        foreach (var old in runs.Values.Where(old => old.IsOver).OrderBy(old => old.Number).SkipLast(Kept))
        {
            runs.TryRemove(old.Id, out _);
        }
        run.Number = number;
        _ = Task.Run(() => SearchAsync(run, district, request));
        return run.View();
    }

    /// <summary>Where a run stands; null when unknown.</summary>
    public TonightRun? Find(string id) => runs.TryGetValue(id, out var run) ? run.View() : null;

    /// <summary>Ends a search; its best plan is checked and kept. False when unknown.</summary>
    public bool Cancel(string id)
    {
        if (!runs.TryGetValue(id, out var run))
        {
            return false;
        }
        run.KeepBest.Cancel();
        return true;
    }

    private async Task SearchAsync(Run run, District district, TonightRequest request)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(
                run.KeepBest.Token,
                lifetime.ApplicationStopping
            );
            await turn.WaitAsync(stop.Token);
            try
            {
                run.Begin();
                var plan = await TonightPlanning.PlanAsync(
                    bank.Database,
                    district,
                    request,
                    Databank.Web,
                    run,
                    stop.Token
                );
                run.Finish(plan);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (InputException fault)
        {
            run.Fail(fault.Message);
        }
        catch (OperationCanceledException)
        {
            run.Fail("Canceled before there was a plan.");
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Tonight's search {Run} failed", run.Id);
            run.Fail("Something went wrong on our side; no plan was stored.");
        }
    }

    /// <summary>One search; receives its progress.</summary>
    private sealed class Run(string id) : IProgress<TonightProgress>
    {
        private readonly Lock gate = new();
        private readonly Stopwatch watch = new();
        private string state = "waiting";
        private TonightProgress progress = new("waiting", 0, null);
        private TonightPlan? plan;
        private string? problem;

        public string Id { get; } = id;

        public int Number { get; set; }

        public CancellationTokenSource KeepBest { get; } = new();

        public bool IsOver
        {
            get
            {
                lock (gate)
                {
                    return state is "done" or "failed";
                }
            }
        }

        public void Report(TonightProgress value)
        {
            lock (gate)
            {
                progress = value;
            }
        }

        public void Begin()
        {
            lock (gate)
            {
                state = "running";
                watch.Start();
            }
        }

        public void Finish(TonightPlan result)
        {
            lock (gate)
            {
                (state, plan) = ("done", result);
                progress = new TonightProgress("check", result.RiskCovered, result.Bound);
                watch.Stop();
            }
        }

        public void Fail(string words)
        {
            lock (gate)
            {
                (state, problem) = ("failed", words);
                watch.Stop();
            }
        }

        public TonightRun View()
        {
            lock (gate)
            {
                var gap =
                    progress.Bound is { } bound && bound > 0
                        ? (bound - progress.RiskCovered) / bound
                        : (double?)null;
                return new TonightRun(
                    Id,
                    state,
                    progress.Stage,
                    progress.RiskCovered,
                    progress.Bound,
                    gap,
                    watch.Elapsed.TotalSeconds,
                    plan?.Id,
                    problem
                );
            }
        }
    }
}
