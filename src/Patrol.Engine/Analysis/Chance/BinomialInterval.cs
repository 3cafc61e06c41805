using MathNet.Numerics.Distributions;

namespace Patrol.Engine.Analysis.Chance;

/// <summary>
/// Exact interval of a share, k of n: from the α/2 quantile of Beta(k, n − k + 1), 0 for k = 0, to the 1 − α/2 quantile of
/// Beta(k + 1, n − k), 1 for k = n. Clopper and Pearson (1934), doi:10.1093/biomet/26.4.404. Never too narrow, so often
/// a little wide.
/// </summary>
/// <remarks>Where we differ: k and n may be fractions, as aoristic sums are.</remarks>
public static class BinomialInterval
{
    /// <summary>The interval.</summary>
    /// <param name="part">k, 0 … n.</param>
    /// <param name="whole">n; 0 gives 0 … 1.</param>
    /// <param name="level">1 − α, in 0 … 1, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 0 … n, or no such level.</exception>
    public static ConfidenceInterval Of(double part, double whole, double level = ConfidenceInterval.Usual)
    {
        if (!double.IsFinite(whole) || !(part >= 0 && part <= whole))
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, $"A part lies in 0 … {whole}.");
        }
        var outside = Level.Outside(level) / 2;
        return new ConfidenceInterval(
            part > 0 ? Beta.InvCDF(part, whole - part + 1, outside) : 0,
            part < whole ? Beta.InvCDF(part + 1, whole - part, 1 - outside) : 1
        );
    }
}
