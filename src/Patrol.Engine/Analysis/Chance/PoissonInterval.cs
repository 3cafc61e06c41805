using MathNet.Numerics.Distributions;

namespace Patrol.Engine.Analysis.Chance;

/// <summary>
/// Exact interval of the mean of a Poisson count n: from the α/2 quantile of Gamma(n, 1) to the 1 − α/2 quantile of
/// Gamma(n + 1, 1); from 0 for n = 0. Garwood (1936), doi:10.1093/biomet/28.3-4.437.
/// </summary>
/// <remarks>
/// Where we differ: n may be a fraction, as aoristic sums are. Their spread is at most that of whole incidents, so the
/// interval is then somewhat wide.
/// </remarks>
public static class PoissonInterval
{
    /// <summary>The interval.</summary>
    /// <param name="count">n, 0 or more.</param>
    /// <param name="level">1 − α, in 0 … 1, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not finite, or no such level.</exception>
    public static ConfidenceInterval Of(double count, double level = ConfidenceInterval.Usual)
    {
        if (!double.IsFinite(count) || count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count must be 0 or more.");
        }
        var outside = Level.Outside(level) / 2;
        return new ConfidenceInterval(
            count > 0 ? Gamma.InvCDF(count, 1, outside) : 0,
            Gamma.InvCDF(count + 1, 1, 1 - outside)
        );
    }
}
