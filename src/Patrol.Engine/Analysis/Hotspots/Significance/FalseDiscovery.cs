namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// Where to draw the line when many sites are tested at once, so that at most a share α of those called significant are
/// so by chance: with p ascending, <c>k* = max{k : p_(k) &lt; k α / n}</c>, line <c>k* α / n</c>. Benjamini and Hochberg
/// (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; strictly under the line, as in Caldas de Castro and Singer (2006).
/// </summary>
public static class FalseDiscovery
{
    /// <summary>The usual share.</summary>
    public const double Alpha = 0.05;

    /// <summary>The line.</summary>
    /// <param name="p">[site] probability.</param>
    /// <param name="alpha">Share of false discoveries, above 0, under 1.</param>
    /// <returns>The line; α / n where no p lies under it.</returns>
    public static double Threshold(double[] p, double alpha = Alpha)
    {
        ArgumentNullException.ThrowIfNull(p);
        // None above α can lie under a line, and these come last in order: the others keep their ranks without them.
        var count = 0;
        foreach (var one in p)
        {
            count += one < alpha ? 1 : 0;
        }
        var low = new double[count];
        foreach (var one in p)
        {
            if (one < alpha)
            {
                low[--count] = one;
            }
        }
        Array.Sort(low);
        for (var rank = low.Length; rank > 0; rank--)
        {
            if (low[rank - 1] < rank * alpha / p.Length)
            {
                return rank * alpha / p.Length;
            }
        }
        return alpha / p.Length;
    }
}
