using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>Lowers the bound by cuts, round by round: solve the relaxation, find what its solution breaks, add it.</summary>
internal sealed class CutBound(AreaGround ground, SizePrice price, Incumbent incumbent, SolveMeter meter)
{
    /// <summary>Cells looked at that make one unit of work.</summary>
    private const double StepsPerWork = 1.2e8;

    private const int PatientRounds = 12;
    private const double LeastGain = 2e-5;

    /// <summary>Runs until the gap is good, nothing is broken any more, the bound stands still or some work is done.</summary>
    /// <returns>[cell] the part that the last relaxation holds.</returns>
    public double[] Run(double work)
    {
        var until = meter.Work + work;
        double[] size = [.. ground.Size.Select(one => one / (1 + AreaGround.Tolerance))];
        using var relaxation = new Relaxation(ground, size, MayBegin());
        var separation = new Separation(ground, size);
        var (last, patience) = (double.PositiveInfinity, PatientRounds);
        while (!incumbent.IsGood && patience > 0 && meter.Work < until && !meter.MustStop())
        {
            var isSolved = relaxation.Solve(meter.SecondsLeft);
            meter.Spend(relaxation.Work);
            if (!isSolved)
            {
                break;
            }
            incumbent.Lower(relaxation.Bound);
            (last, patience) =
                relaxation.Bound < last * (1 - LeastGain)
                    ? (relaxation.Bound, PatientRounds)
                    : (last, patience - 1);
            var steps = separation.Steps;
            var found = separation.Find(relaxation.Held, relaxation.Begun);
            meter.Spend((separation.Steps - steps) / StepsPerWork);
            if (found.Count == 0)
            {
                break;
            }
            relaxation.Trim();
            found.ForEach(relaxation.Add);
        }
        return relaxation.Held;
    }

    /// <summary>
    /// [cell] true when an area of a better choice may begin there. An area begins at its densest cell. One that holds less
    /// than the price of its size less the gap loses more than the gap, so its densest cell is at least that dense.
    /// </summary>
    private bool[] MayBegin()
    {
        var least = price.Price - (price.Bound - incumbent.Value) - 1e-9;
        return [.. Enumerable.Range(0, ground.Count).Select(cell => ground.DensityOf(cell) >= least)];
    }
}
