using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// Hour profiles of the week or of the day, smoothed around the circle and, where counts are small, shrunk toward the
/// district: <c>p_c[h] = (Σ_j K[h − j] n_c[j] + k · p_d[h]) / (n_c + k)</c>, with the district's
/// <c>p_d[h] = (Σ_j K_d[h − j] n[j] + 1/H) / (n + 1)</c>.
/// </summary>
/// <remarks>
/// Bandwidth of the district, then bandwidth and strength k of the communities together, are those under which each
/// incident is best foretold by the others: with <c>u = min(1, n_c[h])</c> left out of its own hour, the largest
/// <c>Σ_c Σ_h n_c[h] · ln p_c,−u[h]</c>. Wider and stronger win among equals. As in <see cref="HourProfiles"/>, parts of an
/// interval are left out one by one, so that smoothing comes out somewhat low where long intervals prevail. Leave-one-out
/// after Habbema, Hermans and van den Broek (1974); grids and prior are our own choice.
/// </remarks>
/// <param name="District">[hour] profile of the district.</param>
/// <param name="DistrictBandwidthHours">Its bandwidth; null where an even profile foretells best.</param>
/// <param name="Communities">[community, last = no community][hour] profiles; the last is the district's.</param>
/// <param name="BandwidthHours">Bandwidth of the communities; null where an even profile foretells best.</param>
/// <param name="PriorStrength">k, incidents; 0 when there is no community with a timed incident.</param>
public sealed record SmoothProfiles(
    double[] District,
    double? DistrictBandwidthHours,
    double[][] Communities,
    double? BandwidthHours,
    double PriorStrength
)
{
    /// <summary>Hours of a day.</summary>
    public const int HoursPerDay = 24;

    /// <summary>Bandwidths tried, hours; 0 smooths nothing.</summary>
    public static IReadOnlyList<double> Bandwidths { get; } = [0, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12];

    /// <summary>Makes profiles of the week.</summary>
    /// <exception cref="ArgumentException">There is no row, or rows are not 168 sums of 0 or more.</exception>
    public static SmoothProfiles OfWeek(DemandHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return Of(hours.Sums, WeekClock.HoursPerWeek);
    }

    /// <summary>Makes profiles of the day, all days of the week together.</summary>
    /// <exception cref="ArgumentException">There is no row, or rows are not 168 sums of 0 or more.</exception>
    public static SmoothProfiles OfDay(DemandHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        Check(hours.Sums, WeekClock.HoursPerWeek);
        return Of([.. hours.Sums.Select(Fold)], HoursPerDay);
    }

    private static SmoothProfiles Of(double[][] rows, int hours)
    {
        Check(rows, hours);
        var sums = Enumerable.Range(0, hours).Select(h => rows.Sum(row => row[h])).ToArray();
        var widths = Bandwidths.Append(double.PositiveInfinity).ToArray();
        var width = Best(widths, one => new ProfileFit(sums, hours, one).Score());
        var district = new ProfileFit(sums, hours, width);
        var communities = rows[..^1];
        var (narrow, strength) = (0.0, 0.0);
        if (communities.Any(row => row.Sum() > 0))
        {
            var best = double.NegativeInfinity;
            foreach (var one in widths)
            {
                var fits = communities.Select(row => new ProfileFit(row, hours, one)).ToArray();
                var k = Best(HourProfiles.Strengths, k => fits.Sum(fit => fit.Score(district, k)));
                var score = fits.Sum(fit => fit.Score(district, k));
                (narrow, strength, best) = score >= best ? (one, k, score) : (narrow, strength, best);
            }
        }
        var profile = district.Profile();
        return new SmoothProfiles(
            profile,
            Finite(width),
            [
                .. communities.Select(row => new ProfileFit(row, hours, narrow).Profile(profile, strength)),
                profile,
            ],
            Finite(narrow),
            strength
        );
    }

    private static double Best(IEnumerable<double> choices, Func<double, double> score)
    {
        var (best, bestScore) = (0.0, double.NegativeInfinity);
        foreach (var choice in choices)
        {
            var one = score(choice);
            (best, bestScore) = one >= bestScore ? (choice, one) : (best, bestScore);
        }
        return best;
    }

    private static double? Finite(double width) => double.IsFinite(width) ? width : null;

    private static double[] Fold(double[] week)
    {
        var day = new double[HoursPerDay];
        for (var h = 0; h < week.Length; h++)
        {
            day[h % HoursPerDay] += week[h];
        }
        return day;
    }

    private static void Check(double[][] rows, int hours)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException("The row of places outside any community is missing.", nameof(rows));
        }
        foreach (var row in rows)
        {
            if (row.Length != hours || row.Any(sum => !double.IsFinite(sum) || sum < 0))
            {
                throw new ArgumentException($"A row must be {hours} sums of 0 or more.", nameof(rows));
            }
        }
    }
}
