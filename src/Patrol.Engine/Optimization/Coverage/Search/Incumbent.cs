using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>The best packing and the least bound so far; tells the listener of each change.</summary>
internal sealed class Incumbent(SolveOptions options, SolveMeter meter, double unit)
{
    /// <summary>A gap that counts as closed.</summary>
    public const double Closed = 1e-6;

    private string stage = "candidates";

    public List<Placement> Placed { get; private set; } = [];

    public double Value { get; private set; }

    public double Bound { get; private set; } = double.PositiveInfinity;

    public double Gap => Bound > 0 ? Math.Max(0, Bound - Value) / Bound : 0;

    public bool IsClosed => Gap <= Closed;

    public bool IsGood => Gap <= Math.Max(Closed, options.Budget.TargetGap);

    public bool Offer(List<Placement> placed)
    {
        var value = placed.Sum(one => one.Value);
        if (value <= Value)
        {
            return false;
        }
        (Placed, Value) = (placed, value);
        Report();
        return true;
    }

    public void Lower(double bound)
    {
        if (bound < Bound)
        {
            Bound = Math.Max(bound, Value);
            Report();
        }
    }

    public void Enter(string next)
    {
        stage = next;
        Report();
    }

    private void Report() =>
        options.Progress?.Report(
            double.IsPositiveInfinity(Bound)
                ? new SolveProgress(stage, Value * unit, null, null, meter.Seconds)
                : new SolveProgress(stage, Value * unit, Bound * unit, Gap, meter.Seconds)
        );
}
