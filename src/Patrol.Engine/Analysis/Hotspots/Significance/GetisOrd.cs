namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// Local concentration of high or low values around each site, as a standard score:
/// <c>z_i = (Σ_j w_ij x_j − X̄ W_i) / (S · √((n Σ_j w_ij² − W_i²) / (n − 1)))</c>, W_i = Σ_j w_ij.
/// </summary>
/// <remarks>
/// Gi*: the site belongs to its own neighborhood, n, X̄ and S (population) are those of all sites. Gi: it doesn't, and they
/// are those of the n − 1 others. A site whose neighborhood is everything has score 0. Getis and Ord (1992)
/// doi:10.1111/j.1538-4632.1992.tb00261.x, Ord and Getis (1995) doi:10.1111/j.1538-4632.1995.tb00912.x.
/// </remarks>
public static class GetisOrd
{
    /// <summary>Gi* of each site; itself with weight 1, whatever the others have.</summary>
    /// <param name="values">[site] value.</param>
    /// <param name="weights">Neighbors.</param>
    /// <returns>[site] score; null when all values are the same.</returns>
    /// <exception cref="ArgumentException">There are not as many values as sites.</exception>
    public static double[]? GStar(double[] values, SpatialWeights weights)
    {
        Check(values, weights);
        if (values.Length < 2 || values.Max() == values.Min())
        {
            return null;
        }
        var moments = Moments.Of(values);
        var z = new double[values.Length];
        for (var site = 0; site < z.Length; site++)
        {
            var (sum, w, w2) = Around(values, weights, site);
            z[site] = moments.Score(sum + values[site], w + 1, w2 + 1);
        }
        return z;
    }

    /// <summary>Gi of each site; without itself.</summary>
    /// <param name="values">[site] value.</param>
    /// <param name="weights">Neighbors.</param>
    /// <returns>[site] score; 0 where the others are all the same; null when all values are the same.</returns>
    /// <exception cref="ArgumentException">There are not as many values as sites.</exception>
    public static double[]? G(double[] values, SpatialWeights weights)
    {
        Check(values, weights);
        if (values.Length < 3 || values.Max() == values.Min())
        {
            return null;
        }
        var (all, squares) = (values.Sum(), values.Sum(value => value * value));
        var z = new double[values.Length];
        for (var site = 0; site < z.Length; site++)
        {
            var (sum, w, w2) = Around(values, weights, site);
            var own = values[site];
            var others = new Moments(values.Length - 1, all - own, squares - own * own);
            // Variance of the others, whose number is the n of the formula less one: (n W2 − W²) / (n − 1).
            z[site] = others.Score(sum, w, w2);
        }
        return z;
    }

    private static (double Sum, double Weight, double Squares) Around(
        double[] values,
        SpatialWeights weights,
        int site
    )
    {
        var (sum, w, w2) = (0.0, 0.0, 0.0);
        for (var pair = weights.Start[site]; pair < weights.Start[site + 1]; pair++)
        {
            var one = weights.Weight[pair];
            sum += one * values[weights.Neighbor[pair]];
            w += one;
            w2 += one * one;
        }
        return (sum, w, w2);
    }

    private static void Check(double[] values, SpatialWeights weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        if (values.Length != weights.Count)
        {
            throw new ArgumentException(
                $"There are {values.Length} values of {weights.Count} sites.",
                nameof(values)
            );
        }
    }

    internal readonly record struct Moments(double Number, double Sum, double Squares)
    {
        public static Moments Of(double[] values) =>
            new(values.Length, values.Sum(), values.Sum(value => value * value));

        public double Mean => Sum / Number;

        /// <summary>Standard deviation of a neighborhood's sum; 0 where it can't vary.</summary>
        public double Spread(double weight, double squares) =>
            Math.Sqrt(
                Math.Max(0, Squares / Number - Mean * Mean)
                    * Math.Max(0, Number * squares - weight * weight)
                    / (Number - 1)
            );

        public double Score(double sum, double weight, double squares) =>
            Spread(weight, squares) is > 0 and var spread ? (sum - Mean * weight) / spread : 0;
    }
}
