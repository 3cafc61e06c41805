using System.Runtime.Intrinsics;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// Incidents run along the streets as a wave: all start at once, go at one speed, and divide at junctions, so that what
/// enters an arc at distance t leaves <c>T(t) − T(t + length)</c> of itself on it, whichever incident it came from and by
/// whichever path. Of one thread; used tile after tile.
/// </summary>
/// <remarks>
/// Paths are too many to follow one by one: at h = 300 m, the streets of a city with 13 m pieces between carriageways had more
/// than 10⁸ from a single segment. What enters the same arc within the same step of distance goes on together, as the
/// moments <c>M_p = Σ w (t − c)^p</c>, p = 0 … 5, about the middle c of the step, in steps. As T is a polynomial of degree
/// five for the quartic kernel, sums of T over what is together are exact. The only error is where some of it is within the
/// reach and some beyond: with J steps, about 2 J⁻³ of what enters a street just there (1024 steps: 2e-9). What is yet to
/// be left is carried along, and never made up anew, so that nothing is lost or doubled.
/// </remarks>
internal sealed class StreetWave(StreetWays ways, KernelTail tail)
{
    // Weights divided so often are no longer precise; what they carry, under 1e-150, stays where it is.
    private const double Least = 1e-150;
    private const int Carried = 6;
    private const int Lanes = KernelTail.Lanes;
    private readonly double[] left = new double[ways.SegmentCount];
    private readonly StepQueue arrivals = new(tail.Steps);
    private readonly ArcQueue entering = new(ways.ArcCount);

    /// <summary>Starts half of an incident toward the end of an arc, which is some meters away.</summary>
    public void StartOn(int arc, double metersToEnd, double weight)
    {
        var beyond = weight * tail.At(metersToEnd);
        left[arc >> 1] += weight / 2 - beyond;
        var step = Math.Floor(metersToEnd / tail.StepMeters);
        if (step < tail.Steps)
        {
            arrivals.Add((int)step, arc, Moments(weight, metersToEnd / tail.StepMeters - step - 0.5, beyond));
        }
    }

    /// <summary>Starts an incident at a node, the same toward all that leaves it.</summary>
    public void StartAt(int node, double weight)
    {
        var leaving = ways.Leaving(node);
        var each = 2 * weight / leaving.Length;
        foreach (var arc in leaving)
        {
            entering.Add(arc, Moments(each, -0.5, each / 2));
        }
    }

    /// <summary>Lets all run until nothing is left to leave.</summary>
    /// <returns>Segments with incidents left on them, ascending, and how many.</returns>
    public (int[] Segment, double[] Incidents) Run()
    {
        for (var step = 0; step < tail.Steps; step++)
        {
            while (arrivals.TryTake(step, out var arc, out var moments))
            {
                Divide(arc, moments);
            }
            while (entering.TryTake(out var arc, out var moments))
            {
                Pass(arc, moments, step);
            }
        }
        int[] segments = [.. Enumerable.Range(0, left.Length).Where(segment => left[segment] > 0)];
        double[] incidents = [.. segments.Select(segment => left[segment])];
        Array.Clear(left);
        return (segments, incidents);
    }

    private void Pass(int arc, Vector512<double> moments, int step)
    {
        var carried = moments.GetElement(Carried);
        var inside = moments.GetElement(0);
        var length = ways.Length(arc >> 1) / tail.StepMeters;
        var ahead = inside > Least ? Math.Floor(moments.GetElement(1) / inside + length + 0.5) : tail.Steps;
        if (step + ahead >= tail.Steps)
        {
            left[arc >> 1] += carried;
            return;
        }
        var later = step + (int)ahead;
        var shifted = Shift(moments, length - ahead);
        var beyond = Math.Clamp(Vector512.Sum(tail.Terms(later) * shifted), 0, carried);
        left[arc >> 1] += carried - beyond;
        shifted = shifted.WithElement(Carried, beyond);
        if (later == step)
        {
            Divide(arc, shifted);
        }
        else
        {
            arrivals.Add(later, arc, shifted);
        }
    }

    private void Divide(int arc, Vector512<double> moments)
    {
        var leaving = ways.Leaving(ways.EndOf(arc));
        var back = arc ^ 1;
        if (leaving.Length == 1)
        {
            entering.Add(back, moments);
            return;
        }
        var share = moments * (1.0 / (leaving.Length - 1));
        foreach (var next in leaving)
        {
            if (next != back)
            {
                entering.Add(next, share);
            }
        }
    }

    private static Vector512<double> Moments(double weight, double x, double carried)
    {
        var square = x * x;
        return Vector512.Create(1, x, square, square * x, square * square, square * square * x, 0, 0) * weight
            + Vector512.Create(0, 0, 0, 0, 0, 0, carried, 0);
    }

    // Moments about another middle: Σ w (x + s)^p by Pascal's triangle, in place.
    private static Vector512<double> Shift(Vector512<double> moments, double s)
    {
        var m0 = moments.GetElement(0);
        var m1 = moments.GetElement(1);
        var m2 = moments.GetElement(2);
        var m3 = moments.GetElement(3);
        var m4 = moments.GetElement(4);
        var m5 = moments.GetElement(5);
        m5 += s * m4;
        m4 += s * m3;
        m3 += s * m2;
        m2 += s * m1;
        m1 += s * m0;
        m5 += s * m4;
        m4 += s * m3;
        m3 += s * m2;
        m2 += s * m1;
        m5 += s * m4;
        m4 += s * m3;
        m3 += s * m2;
        m5 += s * m4;
        m4 += s * m3;
        m5 += s * m4;
        return Vector512.Create(m0, m1, m2, m3, m4, m5, 0, 0);
    }
}
