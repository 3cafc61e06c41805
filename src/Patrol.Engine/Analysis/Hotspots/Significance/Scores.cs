using MathNet.Numerics;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>Scores with their probabilities, and where the line is drawn when so many sites are tested at once.</summary>
/// <param name="Z">[site] standard score, positive where values are high.</param>
/// <param name="P">[site] two-sided probability of a score at least as far from 0, if values lay at random.</param>
/// <param name="PFdrThreshold">
/// Largest p that is significant at <see cref="FalseDiscovery.Alpha"/> when all sites are tested at once; p must not be larger.
/// </param>
public sealed record Scores(double[] Z, double[] P, double PFdrThreshold)
{
    /// <summary>Classes by what share of such scores chance would give: ±1 for 10 %, ±2 for 5 %, ±3 for 1 %, else 0.</summary>
    /// <param name="isCorrected">True to hold these shares among the sites called significant, false for each site by itself.</param>
    /// <returns>[site] class, negative where values are low.</returns>
    public sbyte[] Classes(bool isCorrected)
    {
        double[] alphas = [0.1, 0.05, 0.01];
        var lines = isCorrected
            ? alphas.Select(alpha => FalseDiscovery.Threshold(P, alpha)).ToArray()
            : alphas;
        var classes = new sbyte[Z.Length];
        for (var site = 0; site < classes.Length; site++)
        {
            var one =
                P[site] <= lines[2] ? 3
                : P[site] <= lines[1] ? 2
                : P[site] <= lines[0] ? 1
                : 0;
            classes[site] = (sbyte)(Z[site] < 0 ? -one : one);
        }
        return classes;
    }

    internal static Scores Of(double[] z)
    {
        var p = z.AsParallel().AsOrdered().Select(ChanceOf).ToArray();
        return new Scores(z, p, FalseDiscovery.Threshold(p));
    }

    /// <summary>Two-sided normal probability of a score at least as far from 0.</summary>
    internal static double ChanceOf(double z) => SpecialFunctions.Erfc(Math.Abs(z) * InverseOfRoot2);

    private const double InverseOfRoot2 = 0.70710678118654752;
}
