using System.Diagnostics;
using Patrol.Contracts.Plans;
using Patrol.Engine.Optimization.Solving;
using Patrol.Storage.Jobs;

namespace Patrol.Storage.Weeks;

/// <summary>Takes the time of each stage of a plan, and tells which one is under way.</summary>
internal sealed class StageWatch(IProgress<JobProgress>? progress)
{
    private readonly Dictionary<string, double> seconds = [];
    private readonly Stopwatch total = Stopwatch.StartNew();
    private readonly Stopwatch stage = new();
    private string current = "";

    public PlanSeconds Seconds
    {
        get
        {
            Close();
            return new PlanSeconds(
                Of("staffing"),
                Of("roster"),
                Of("network"),
                Of("routes"),
                Math.Round(total.Elapsed.TotalSeconds, 3)
            );
        }
    }

    /// <summary>Begins a stage.</summary>
    public void Enter(string name)
    {
        Close();
        current = name;
        stage.Restart();
        progress?.Report(new JobProgress(name, 0, null));
    }

    /// <summary>Tells a search's own stages under the name of the stage, such as <c>roster.fairness</c>.</summary>
    public IProgress<SolveProgress>? Under(string name) =>
        progress is null ? null : new Nested(progress, name);

    private void Close()
    {
        if (current.Length > 0)
        {
            seconds[current] = seconds.GetValueOrDefault(current) + stage.Elapsed.TotalSeconds;
            stage.Restart();
        }
    }

    private double Of(string name) => Math.Round(seconds.GetValueOrDefault(name), 3);

    private sealed class Nested(IProgress<JobProgress> progress, string name) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            progress.Report(new JobProgress($"{name}.{value.Stage}", value.Best, value.Bound));
    }
}
