using Patrol.Engine.Analysis.Chance;

namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>
/// Whether incidents are followed by others nearby soon after, more than places and times by themselves explain (Knox test):
/// <c>K = Σ_{i&lt;j} 1[d_ij in a band] 1[|t_i − t_j| in a band]</c> against the same count when times are put in random order
/// over the places. Ratio <c>K / mean K_r</c>, <c>p = (1 + #{K_r ≥ K}) / (R + 1)</c>.
/// </summary>
/// <remarks>
/// Knox (1964), doi:10.2307/2985220; in bands as Johnson and others (2007), doi:10.1007/s10940-007-9025-3. Pairs near in
/// space are found once, over a hash of squares; each of the R orders counts them anew, O(R · near pairs). Several bands are
/// looked at, so one in twenty would pass by chance if the ratio were not asked for as well; both limits are our own
/// choice. Times known as intervals count at the middle the caller gives; where these are long, near times are blurred.
/// </remarks>
public static class NearRepeat
{
    /// <summary>Least ratio that is flagged.</summary>
    public const double LeastRatio = 1.2;

    /// <summary>Largest probability that is flagged.</summary>
    public const double MostProbability = 0.05;

    /// <summary>Most pairs near in space that are worked on.</summary>
    public const int MostPairs = 20_000_000;

    /// <summary>Looks for near repeats.</summary>
    /// <param name="x">[incident] easting, meters, metric CRS.</param>
    /// <param name="y">[incident] northing, meters.</param>
    /// <param name="day">[incident] days since any day, with fractions.</param>
    /// <param name="options">Bands, orders and seed; null for the usual.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">
    /// The arrays differ in length, a value is not finite, bands do not ascend from above 0, there is no order to try, or more
    /// than <see cref="MostPairs"/> pairs are near: look at a shorter time or a smaller radius.
    /// </exception>
    public static NearRepeatReport Of(
        double[] x,
        double[] y,
        double[] day,
        NearRepeatOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new NearRepeatOptions();
        options.Check();
        Check(x, y, day);
        var pairs = NearPairs.Find(x, y, options.Meters);
        var days = options.Days.ToArray();
        var observed = pairs.Count(day, days);
        var drawn = new int[options.Permutations][];
        Parallel.For(
            0,
            options.Permutations,
            new ParallelOptions { CancellationToken = cancel },
            () => new double[day.Length],
            (draw, _, order) =>
            {
                day.CopyTo(order, 0);
                new DrawStream(options.Seed, draw).Shuffle<double>(order);
                drawn[draw] = pairs.Count(order, days);
                return order;
            },
            _ => { }
        );
        var bands = observed.Select((count, band) => Judge(options, band, count, drawn)).ToArray();
        return new NearRepeatReport(day.Length, pairs.Total, options.Permutations, options.Seed, bands);
    }

    private static NearRepeatBand Judge(NearRepeatOptions options, int band, int count, int[][] drawn)
    {
        var (space, time) = Math.DivRem(band, options.Days.Count);
        var expected = drawn.Average(one => one[band]);
        double? ratio = expected > 0 ? count / expected : null;
        var p = (1.0 + drawn.Count(one => one[band] >= count)) / (drawn.Length + 1);
        return new NearRepeatBand(
            space > 0 ? options.Meters[space - 1] : 0,
            options.Meters[space],
            time > 0 ? options.Days[time - 1] : 0,
            options.Days[time],
            count,
            expected,
            ratio,
            p,
            p <= MostProbability && (ratio ?? (count > 0 ? double.PositiveInfinity : 0)) >= LeastRatio
        );
    }

    private static void Check(double[] x, double[] y, double[] day)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(day);
        if (x.Length != y.Length || x.Length != day.Length)
        {
            throw new ArgumentException(
                $"Arrays of incidents differ in length: {x.Length}, {y.Length}, {day.Length}.",
                nameof(day)
            );
        }
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]) || !double.IsFinite(day[i]))
            {
                throw new ArgumentException($"Incident {i}: {x[i]}, {y[i]}, day {day[i]}.", nameof(x));
            }
        }
    }
}
