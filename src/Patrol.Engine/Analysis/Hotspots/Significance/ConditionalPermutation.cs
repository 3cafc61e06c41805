using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// How often chance gives a neighborhood as extreme: each site keeps its value, and its neighbors' values are drawn again and
/// again from all others, without putting back. <c>p = (m + 1) / (P + 1)</c>, m = the draws whose sum is at least the
/// observed one, or the rest of them where these are fewer: one-sided, on the side where the site lies.
/// </summary>
/// <remarks>Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x. The smallest p is 1 / (P + 1).</remarks>
public static class ConditionalPermutation
{
    private const int Chunk = 1024;

    /// <summary>Usual number of draws.</summary>
    public const int Draws = 999;

    /// <summary>Probabilities of the cells of a raster.</summary>
    /// <param name="values">[cell] value.</param>
    /// <param name="raster">The raster.</param>
    /// <param name="neighborhood">Who is whose neighbor.</param>
    /// <param name="draws">P, at least 1.</param>
    /// <param name="seed">Same seed, same probabilities, on any number of processors.</param>
    /// <returns>[cell] probability; 1 where the neighborhood is empty or everything.</returns>
    public static double[] Of(
        double[] values,
        AnalysisRaster raster,
        CellNeighborhood neighborhood,
        int draws = Draws,
        int seed = 7
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(neighborhood);
        var (others, counts) = Around(values, raster, neighborhood);
        return Of(values, others, counts, draws, seed);
    }

    /// <summary>
    /// Two-sided probabilities of the cells of a raster: <c>p = 2 (min(m, l) + 1) / (P + 1)</c>, at most 1, m = the draws whose sum is
    /// at least the observed one, l = those whose sum is at most that. Draws that equal what is observed speak for chance on
    /// both sides; where most values are 0, the one-sided p would call every neighborhood of zeros low.
    /// </summary>
    /// <param name="values">[cell] value.</param>
    /// <param name="raster">The raster.</param>
    /// <param name="neighborhood">Who is whose neighbor.</param>
    /// <param name="draws">P, at least 1.</param>
    /// <param name="seed">Same seed, same probabilities, on any number of processors.</param>
    /// <returns>[cell] probability; 1 where the neighborhood is empty or everything.</returns>
    public static double[] TwoSided(
        double[] values,
        AnalysisRaster raster,
        CellNeighborhood neighborhood,
        int draws = Draws,
        int seed = 7
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(neighborhood);
        var (others, counts) = Around(values, raster, neighborhood);
        return Of(values, others, counts, draws, seed, isTwoSided: true);
    }

    // [cell] sum and number of its neighbors, without itself.
    private static (double[] Others, int[] Counts) Around(
        double[] values,
        AnalysisRaster raster,
        CellNeighborhood neighborhood
    )
    {
        var (others, counts) = CellSums.Of(values, raster, neighborhood);
        for (var cell = 0; cell < others.Length; cell++)
        {
            others[cell] -= values[cell];
            counts[cell]--;
        }
        return (others, counts);
    }

    /// <summary>Probabilities of sites whose neighbors have the same weight each.</summary>
    /// <param name="values">[site] value.</param>
    /// <param name="weights">Neighbors; binary, or standardized by row.</param>
    /// <param name="draws">P, at least 1.</param>
    /// <param name="seed">Same seed, same probabilities, on any number of processors.</param>
    /// <returns>[site] probability; 1 where the neighborhood is empty or everything.</returns>
    public static double[] Of(double[] values, SpatialWeights weights, int draws = Draws, int seed = 7)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        var (others, counts) = (new double[values.Length], new int[values.Length]);
        for (var site = 0; site < values.Length; site++)
        {
            counts[site] = weights.Start[site + 1] - weights.Start[site];
            for (var pair = weights.Start[site]; pair < weights.Start[site + 1]; pair++)
            {
                others[site] += values[weights.Neighbor[pair]];
            }
        }
        return Of(values, others, counts, draws, seed);
    }

    private static double[] Of(
        double[] values,
        double[] others,
        int[] counts,
        int draws,
        int seed,
        bool isTwoSided = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        var p = new double[values.Length];
        var most = counts.Length > 0 ? counts.Max() : 0;
        // Sums in another order differ in their last digits; what is equal to them is equal.
        var near = values.Length > 0 ? 1e-9 * values.Max(Math.Abs) * (most + 1) : 0;
        Parallel.For(
            0,
            (values.Length + Chunk - 1) / Chunk,
            () => new Lottery(values.Length),
            (chunk, _, lottery) =>
            {
                lottery.Restart(seed, chunk);
                var end = Math.Min(values.Length, (chunk + 1) * Chunk);
                for (var site = chunk * Chunk; site < end; site++)
                {
                    p[site] =
                        counts[site] == 0 || counts[site] >= values.Length - 1 ? 1
                        : isTwoSided
                            ? ProbabilityOfBothSides(
                                values,
                                site,
                                others[site],
                                near,
                                counts[site],
                                draws,
                                lottery
                            )
                        : Probability(values, site, others[site] - near, counts[site], draws, lottery);
                }
                return lottery;
            },
            _ => { }
        );
        return p;
    }

    private static double Probability(
        double[] values,
        int site,
        double observed,
        int count,
        int draws,
        Lottery lottery
    )
    {
        var larger = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            larger += lottery.Sum(values, site, count) >= observed ? 1 : 0;
        }
        return (Math.Min(larger, draws - larger) + 1.0) / (draws + 1);
    }

    private static double ProbabilityOfBothSides(
        double[] values,
        int site,
        double observed,
        double near,
        int count,
        int draws,
        Lottery lottery
    )
    {
        var (atLeast, atMost) = (0, 0);
        for (var draw = 0; draw < draws; draw++)
        {
            var sum = lottery.Sum(values, site, count);
            atLeast += sum >= observed - near ? 1 : 0;
            atMost += sum <= observed + near ? 1 : 0;
        }
        return Math.Min(1, 2 * (Math.Min(atLeast, atMost) + 1.0) / (draws + 1));
    }

    /// <summary>Draws sites without putting back: xoshiro256**, Blackman and Vigna (2021), doi:10.1145/3460772.</summary>
    private sealed class Lottery(int sites)
    {
        private const int Few = 24;
        private readonly int[] drawn = new int[Few];
        private readonly int[] seen = new int[sites];
        private int round;
        private ulong s0,
            s1,
            s2,
            s3;

        public void Restart(int seed, int chunk)
        {
            var x = unchecked(((ulong)(uint)seed << 32) ^ (uint)chunk);
            ulong Next()
            {
                // SplitMix64, as its authors ask for seeds.
                x = unchecked(x + 0x9E3779B97F4A7C15);
                var y = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
                y = unchecked((y ^ (y >> 27)) * 0x94D049BB133111EB);
                return y ^ (y >> 31);
            }
            (s0, s1, s2, s3) = (Next(), Next(), Next(), Next());
        }

        public double Sum(double[] values, int site, int count)
        {
            var sum = 0.0;
            if (count <= Few)
            {
                for (var i = 0; i < count; i++)
                {
                    int one;
                    do
                    {
                        one = Other(site);
                    } while (drawn.AsSpan(0, i).Contains(one));
                    drawn[i] = one;
                    sum += values[one];
                }
                return sum;
            }
            round++;
            for (var i = 0; i < count; i++)
            {
                int one;
                do
                {
                    one = Other(site);
                } while (seen[one] == round);
                seen[one] = round;
                sum += values[one];
            }
            return sum;
        }

        private int Other(int site)
        {
            var one = (int)(((Next() >> 32) * (uint)(seen.Length - 1)) >> 32);
            return one >= site ? one + 1 : one;
        }

        private ulong Next()
        {
            unchecked
            {
                var result = ulong.RotateLeft(s1 * 5, 7) * 9;
                var t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = ulong.RotateLeft(s3, 45);
                return result;
            }
        }
    }
}
