using MathNet.Numerics;

namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>
/// Whether a series rises or falls: <c>S = Σ_{i &lt; j} sign(x_j − x_i)</c>, as a standard score with continuity correction,
/// <c>z = (S − sign S) / √V</c>, <c>V = (n (n − 1)(2n + 5) − Σ_g t_g (t_g − 1)(2 t_g + 5)) / 18</c>, t_g the sizes of groups of
/// equal values. Mann (1945) doi:10.2307/1907187, Kendall (1975).
/// </summary>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="Z">Standard score; 0 when all values are equal.</param>
public readonly record struct MannKendall(int S, double Z)
{
    /// <summary>Two-sided probability of a score at least as far from 0 in a series without trend.</summary>
    public double P => SpecialFunctions.Erfc(Math.Abs(Z) / Math.Sqrt(2));

    /// <summary>Computes it.</summary>
    /// <param name="values">[time] value, at least two.</param>
    public static MannKendall Of(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2);
        var s = 0;
        for (var j = 1; j < values.Length; j++)
        {
            for (var i = 0; i < j; i++)
            {
                s += Math.Sign(values[j] - values[i]);
            }
        }
        Span<double> sorted =
            values.Length <= 256 ? stackalloc double[values.Length] : new double[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        double n = values.Length;
        var variance = n * (n - 1) * (2 * n + 5);
        for (var (from, to) = (0, 0); from < sorted.Length; from = to)
        {
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }
            double ties = to - from;
            variance -= ties * (ties - 1) * (2 * ties + 5);
        }
        return new MannKendall(s, variance > 0 ? (s - Math.Sign(s)) / Math.Sqrt(variance / 18) : 0);
    }
}
