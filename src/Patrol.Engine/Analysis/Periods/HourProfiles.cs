using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// How the week's demand spreads over its hours, for each community and for the district, each summing to 1. Small
/// counts are shrunk toward the district: <c>p_c[h] = (n_c[h] + k · p_d[h]) / (n_c + k)</c>, with the district's
/// <c>p_d[h] = (n[h] + 1/168) / (n + 1)</c>: one incident spread evenly, so that no hour is 0.
/// </summary>
/// <remarks>
/// <para>
/// k, in incidents, is the value of <see cref="Strengths"/> under which each incident is best foretold by the
/// others: it maximizes <c>Σ_c Σ_h n_c[h] · ln((n_c[h] − u + k · p_d,−u[h]) / (n_c − u + k))</c> with
/// <c>u = min(1, n_c[h])</c> and <c>p_d,−u[h] = (n[h] − u + 1/168) / (n − u + 1)</c>, the district without it. The
/// larger of equal strengths wins. n_c[h] are aoristic sums, so an interval's parts are left out one by one rather
/// than together: k comes out somewhat low where long intervals prevail. Leave-one-out after Habbema, Hermans and
/// van den Broek (1974); the grid and the district's prior are our own choice.
/// </para>
/// </remarks>
/// <param name="District">[hour of week] profile of the district.</param>
/// <param name="Communities">[community, last = no community][hour of week]; the last is the district's.</param>
/// <param name="PriorStrength">k, incidents; 0 when there is no community with a timed incident.</param>
/// <param name="Timed">Timed incidents in all.</param>
/// <param name="PeakHour">Hour with the largest aoristic sum, the lowest of equals; null without timed incidents.</param>
public sealed record HourProfiles(
    double[] District,
    float[][] Communities,
    double PriorStrength,
    double Timed,
    int? PeakHour
)
{
    private const int Hours = WeekClock.HoursPerWeek;

    /// <summary>Strengths tried: 1, 2, 5 … 100,000 incidents.</summary>
    public static IReadOnlyList<double> Strengths { get; } =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    /// <summary>Makes profiles of aoristic sums.</summary>
    /// <exception cref="ArgumentException">
    /// There is no row, a row doesn't have 168 hours, or a sum is negative or not finite.
    /// </exception>
    public static HourProfiles Of(DemandHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        Check(hours);
        var sums = new double[Hours];
        foreach (var row in hours.Sums)
        {
            for (var h = 0; h < Hours; h++)
            {
                sums[h] += row[h];
            }
        }
        var timed = sums.Sum();
        var district = new double[Hours];
        for (var h = 0; h < Hours; h++)
        {
            district[h] = Evenly(sums[h], timed);
        }
        var communities = hours.Sums[..^1].Select(row => (Row: row, Total: row.Sum())).ToArray();
        var strength = communities.Any(c => c.Total > 0) ? ChooseStrength(communities, sums, timed) : 0;
        return new HourProfiles(
            district,
            [.. communities.Select(c => Shrink(c.Row, c.Total, district, strength)), ToFloats(district)],
            strength,
            timed,
            timed > 0 ? Array.IndexOf(sums, sums.Max()) : null
        );
    }

    private static double Evenly(double sum, double total) => (sum + 1.0 / Hours) / (total + 1);

    private static float[] Shrink(double[] row, double total, double[] district, double strength) =>
        total > 0
            ? [.. row.Select((sum, h) => (float)((sum + strength * district[h]) / (total + strength)))]
            : ToFloats(district);

    private static float[] ToFloats(double[] profile) => [.. profile.Select(share => (float)share)];

    private static double ChooseStrength(
        (double[] Row, double Total)[] communities,
        double[] sums,
        double timed
    )
    {
        var (best, bestScore) = (0.0, double.NegativeInfinity);
        foreach (var strength in Strengths)
        {
            var score = communities.Sum(c => Score(c.Row, c.Total, sums, timed, strength));
            if (score >= bestScore)
            {
                (best, bestScore) = (strength, score);
            }
        }
        return best;
    }

    private static double Score(double[] row, double total, double[] sums, double timed, double strength)
    {
        var score = 0.0;
        for (var h = 0; h < Hours; h++)
        {
            if (row[h] > 0)
            {
                var left = Math.Min(1, row[h]);
                var district = Evenly(sums[h] - left, timed - left);
                score += row[h] * Math.Log((row[h] - left + strength * district) / (total - left + strength));
            }
        }
        return score;
    }

    private static void Check(DemandHours hours)
    {
        if (hours.Sums.Length == 0)
        {
            throw new ArgumentException("The row of places outside any community is missing.", nameof(hours));
        }
        for (var c = 0; c < hours.Sums.Length; c++)
        {
            if (hours.Sums[c].Length != Hours)
            {
                throw new ArgumentException(
                    $"Row {c} has {hours.Sums[c].Length} hours, not {Hours}.",
                    nameof(hours)
                );
            }
            for (var h = 0; h < Hours; h++)
            {
                if (!double.IsFinite(hours.Sums[c][h]) || hours.Sums[c][h] < 0)
                {
                    throw new ArgumentException(
                        $"Row {c}, hour {h}: {hours.Sums[c][h]} is not a sum of 0 or more.",
                        nameof(hours)
                    );
                }
            }
        }
    }
}
