using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>The best areas and the least bound so far; tells the listener of each change.</summary>
internal sealed class Incumbent(AreaGround ground, SolveOptions options, SolveMeter meter)
{
    /// <summary>A gap that counts as closed.</summary>
    public const double Closed = 1e-6;

    private string stage = "candidates";

    public List<List<int>> Areas { get; private set; } = [];

    public double Value { get; private set; }

    public double Bound { get; private set; } = double.PositiveInfinity;

    public double Gap => Bound > 0 ? Math.Max(0, Bound - Value) / Bound : 0;

    public bool IsClosed => Gap <= Closed;

    public bool IsGood => Gap <= Math.Max(Closed, options.Budget.TargetGap);

    public bool Offer(IEnumerable<List<int>> areas)
    {
        var offered = areas.Where(area => area.Count > 0).Select(area => area.ToList()).ToList();
        var value = offered.Sum(ground.ValueOf);
        if (value <= Value)
        {
            return false;
        }
        (Areas, Value) = (offered, value);
        Bound = Math.Max(Bound, Value);
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
                ? new SolveProgress(stage, Value * ground.Unit, null, null, meter.Seconds)
                : new SolveProgress(stage, Value * ground.Unit, Bound * ground.Unit, Gap, meter.Seconds)
        );
}
