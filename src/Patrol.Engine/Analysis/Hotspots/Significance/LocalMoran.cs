namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// Local Moran's I: whether a site and its neighbors are alike, <c>I_i = (n − 1) z_i Σ_j w_ij z_j / Σ_k z_k²</c> with
/// z = x − x̄; positive among alike, negative for a site unlike its neighbors.
/// </summary>
/// <remarks>
/// Analytic score: given the site's own value and the others in any order, by the mean and variance of <c>n / (n − 1) · I</c>,
/// <c>E = −z_i² W_i / ((n − 1) m)</c> and <c>V = (z_i / m)² n / (n − 2) · (Σ_j w_ij² − W_i² / (n − 1)) · (m − z_i² / (n − 1))</c>,
/// m = Σ z² / n. Anselin (1995) doi:10.1111/j.1538-4632.1995.tb00338.x, Sokal, Oden and Thomson (1998)
/// doi:10.1111/j.1538-4632.1998.tb00406.x.
/// </remarks>
/// <param name="Values">[site] I.</param>
/// <param name="Quadrants">[site] where its value and the mean of its neighbors lie.</param>
/// <param name="Expected">[site] conditional mean, of I · n / (n − 1).</param>
/// <param name="Variance">[site] conditional variance, of I · n / (n − 1).</param>
/// <param name="Scores">Scores against mean and variance; 0 where the variance is 0.</param>
public sealed record LocalMoran(
    double[] Values,
    MoranQuadrant[] Quadrants,
    double[] Expected,
    double[] Variance,
    Scores Scores
)
{
    /// <summary>Computes it.</summary>
    /// <param name="values">[site] value.</param>
    /// <param name="weights">Neighbors, row-standardized as a rule.</param>
    /// <returns>Null when all values are the same, or there are fewer than three.</returns>
    /// <exception cref="ArgumentException">There are not as many values as sites.</exception>
    public static LocalMoran? Of(double[] values, SpatialWeights weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        var n = values.Length;
        if (n != weights.Count)
        {
            throw new ArgumentException($"There are {n} values of {weights.Count} sites.", nameof(values));
        }
        if (n < 3 || values.Max() == values.Min())
        {
            return null;
        }
        var mean = values.Average();
        double[] z = [.. values.Select(value => value - mean)];
        var m = z.Sum(one => one * one) / n;
        var (local, expected, variance, score) = (new double[n], new double[n], new double[n], new double[n]);
        var quadrants = new MoranQuadrant[n];
        for (var site = 0; site < n; site++)
        {
            var (lag, w, w2) = (0.0, 0.0, 0.0);
            for (var pair = weights.Start[site]; pair < weights.Start[site + 1]; pair++)
            {
                lag += weights.Weight[pair] * z[weights.Neighbor[pair]];
                w += weights.Weight[pair];
                w2 += weights.Weight[pair] * weights.Weight[pair];
            }
            local[site] = (n - 1) * z[site] * lag / (m * n);
            quadrants[site] = (z[site] > 0, lag > 0) switch
            {
                (true, true) => MoranQuadrant.HighHigh,
                (false, true) => MoranQuadrant.LowHigh,
                (false, false) => MoranQuadrant.LowLow,
                (true, false) => MoranQuadrant.HighLow,
            };
            var square = z[site] * z[site];
            expected[site] = -square * w / ((n - 1) * m);
            variance[site] = square / (m * m) * n / (n - 2) * (w2 - w * w / (n - 1)) * (m - square / (n - 1));
            score[site] =
                variance[site] > 0
                    ? (local[site] * n / (n - 1) - expected[site]) / Math.Sqrt(variance[site])
                    : 0;
        }
        return new LocalMoran(local, quadrants, expected, variance, Scores.Of(score));
    }
}

/// <summary>A site's own value, then that of its neighbors, against the mean.</summary>
public enum MoranQuadrant
{
    /// <summary>High among high.</summary>
    HighHigh,

    /// <summary>Low among high.</summary>
    LowHigh,

    /// <summary>Low among low.</summary>
    LowLow,

    /// <summary>High among low.</summary>
    HighLow,
}
