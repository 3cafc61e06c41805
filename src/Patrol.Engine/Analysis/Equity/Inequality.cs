namespace Patrol.Engine.Analysis.Equity;

/// <summary>How unevenly something is spread over zones.</summary>
public static class Inequality
{
    /// <summary>
    /// Gini's coefficient, <c>G = Σ_i Σ_j |x_i − x_j| / (2 n² x̄)</c>: 0 when all have the same, (n − 1) / n when one has
    /// everything. Gini (1912); O(n log n) by ranks.
    /// </summary>
    /// <param name="values">[zone] values of 0 or more.</param>
    /// <returns>The coefficient; 0 when there is nothing to spread.</returns>
    /// <exception cref="ArgumentException">A value is negative or not finite.</exception>
    public static double Gini(IReadOnlyList<double> values)
    {
        var sorted = Sort(values);
        var (sum, ranked) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            ranked += (2 * i + 1 - sorted.Length) * sorted[i];
        }
        return sum > 0 ? ranked / (sorted.Length * sum) : 0;
    }

    /// <summary>
    /// Share that the top part of the zones holds, those with the most first; a zone that belongs to it in part counts in
    /// part (the curve of Lorenz 1905, doi:10.2307/2276207).
    /// </summary>
    /// <param name="values">[zone] values of 0 or more.</param>
    /// <param name="part">Part of the zones, above 0, at most 1; a tenth is usual.</param>
    /// <returns>The share; the part itself when there is nothing to spread.</returns>
    /// <exception cref="ArgumentException">A value is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static double TopShare(IReadOnlyList<double> values, double part = 0.1)
    {
        if (!(part > 0 && part <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, "A part lies above 0, at most at 1.");
        }
        var sorted = Sort(values);
        var (sum, held, left) = (sorted.Sum(), 0.0, part * sorted.Length);
        for (var i = sorted.Length - 1; i >= 0 && left > 0; i--)
        {
            held += Math.Min(1, left) * sorted[i];
            left--;
        }
        return sum > 0 ? held / sum : part;
    }

    private static double[] Sort(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.FirstOrDefault(value => !double.IsFinite(value) || value < 0) is var bad && bad != 0)
        {
            throw new ArgumentException($"{bad} is not a value of 0 or more.", nameof(values));
        }
        return [.. values.Order()];
    }
}
