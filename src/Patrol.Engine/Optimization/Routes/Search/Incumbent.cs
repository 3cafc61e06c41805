using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Search;

/// <summary>Risk covered and the bound so far, as fractions; tells the listener of each stage and change.</summary>
internal sealed class Incumbent(SolveOptions options, SolveMeter meter, double totalRisk)
{
    /// <summary>A gap that counts as closed.</summary>
    public const double Closed = 1e-6;

    private string stage = "candidates";

    /// <summary>Expected incidents.</summary>
    public double Value { get; private set; }

    /// <summary>Expected incidents; infinite before there is one.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    public bool IsGood => Bound - Value <= Math.Max(Closed, options.Budget.TargetGap) * Bound;

    public void Enter(string next)
    {
        stage = next;
        Report();
    }

    public void Set(double value)
    {
        Value = value;
        Report();
    }

    public void Lower(double bound)
    {
        Bound = bound;
        Report();
    }

    private void Report()
    {
        var unit = totalRisk > 0 ? totalRisk : 1;
        double? bound = double.IsPositiveInfinity(Bound) ? null : Bound / unit;
        double? gap = bound is { } known
            ? known > 0
                ? (known - Value / unit) / known
                : 0
            : null;
        options.Progress?.Report(new SolveProgress(stage, Value / unit, bound, gap, meter.Seconds));
    }
}
