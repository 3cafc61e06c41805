using MathNet.Numerics;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// Whether times at exactly 00:00 are really dates without a time. Of n times known to the minute, m lie at 00:00;
/// <c>e = b · f / (1 − f)</c> would be expected, b the others of that hour and f the share of the other hours' times that
/// lie on the full hour (people round). Suspicious when <c>m ≥ 5</c>, <c>m ≥ 3 e</c> and a binomial count with the
/// expected share reaches m with a chance of at most 0.001. The rule is our own choice.
/// </summary>
/// <remarks>
/// At least n / 1440 is expected, so that a file of nothing but midnights is found. Where all other hours' times lie on
/// the full hour (f = 1), e is the larger count of those at 23:00 and 01:00. A file whose dates were read in another
/// zone heaps at another minute of the day: name that one. A date given as an interval from midnight to midnight spreads
/// evenly and needs no look. In the 2024 file of Washington, DC, thefts from cars are suspicious: 20 of 78 at 00:00.
/// </remarks>
/// <param name="Times">n.</param>
/// <param name="AtMidnight">m.</param>
/// <param name="Expected">e, as a number of times.</param>
/// <param name="Chance">Chance of m or more when nothing is wrong.</param>
/// <param name="IsSuspicious">True when the times at 00:00 should be kept out of hour profiles.</param>
public sealed record MidnightShare(
    int Times,
    int AtMidnight,
    double Expected,
    double Chance,
    bool IsSuspicious
)
{
    /// <summary>Code of the message that says that times at midnight were left out.</summary>
    public const string LeftOutCode = "midnight-times";

    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerHour = 60;
    private const int Fewest = 5;
    private const double LeastRatio = 3;
    private const double MostChance = 0.001;

    /// <summary>m / n; 0 without times.</summary>
    public double Share => Times > 0 ? AtMidnight / (double)Times : 0;

    /// <summary>Looks at times known to the minute.</summary>
    /// <param name="minutesOfDay">[incident] local minute of the day, 0 … 1439.</param>
    /// <param name="minute">The minute in question, on a full hour or not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A minute is not of a day.</exception>
    public static MidnightShare Of(IEnumerable<int> minutesOfDay, int minute = 0)
    {
        ArgumentNullException.ThrowIfNull(minutesOfDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)minute, (uint)MinutesPerDay);
        var counts = new int[MinutesPerDay];
        foreach (var one in minutesOfDay)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)one,
                (uint)MinutesPerDay,
                nameof(minutesOfDay)
            );
            counts[one]++;
        }
        return Judge(counts, minute);
    }

    /// <summary>Looks at incidents; those that are not known to the minute say nothing.</summary>
    /// <param name="incidents">Incidents.</param>
    /// <param name="zone">The district's clock.</param>
    public static MidnightShare Of(IEnumerable<IncidentRow> incidents, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(zone);
        return Of(
            incidents
                .Where(row => row.Precision == TimePrecision.Minute)
                .Select(row => MinuteOfDay(row, zone))
        );
    }

    /// <summary>True for an incident that this finding keeps out of hour profiles.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="zone">The district's clock.</param>
    public bool LeavesOut(IncidentRow incident, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return IsSuspicious && incident.Precision == TimePrecision.Minute && MinuteOfDay(incident, zone) == 0;
    }

    private static MidnightShare Judge(int[] counts, int minute)
    {
        var hour = minute / MinutesPerHour;
        var (beside, heaped, others) = (-counts[minute], 0, 0);
        for (var i = 0; i < MinutesPerDay; i++)
        {
            beside += i / MinutesPerHour == hour ? counts[i] : 0;
            others += i / MinutesPerHour != hour ? counts[i] : 0;
            heaped +=
                i / MinutesPerHour != hour && i % MinutesPerHour == minute % MinutesPerHour ? counts[i] : 0;
        }
        var (all, at) = (counts.Sum(), counts[minute]);
        var least = all / (double)MinutesPerDay;
        // Where every other time is rounded too, the hours before and after are what there is to compare with.
        var expected =
            heaped == others
                ? Math.Max(
                    counts[(minute + MinutesPerHour) % MinutesPerDay],
                    counts[(minute + MinutesPerDay - MinutesPerHour) % MinutesPerDay]
                )
                : beside * (double)heaped / (others - heaped);
        expected = Math.Max(least, expected);
        var chance = AtLeast(at, all, Math.Min(1, all > 0 ? expected / all : 1));
        return new MidnightShare(
            all,
            at,
            expected,
            chance,
            at >= Fewest && at >= LeastRatio * expected && chance <= MostChance
        );
    }

    private static double AtLeast(int count, int times, double share) =>
        count == 0 || share >= 1 ? 1 : SpecialFunctions.BetaRegularized(count, times - count + 1, share);

    private static int MinuteOfDay(IncidentRow row, DateTimeZone zone)
    {
        var local = row.From.InZone(zone);
        return local.Hour * MinutesPerHour + local.Minute;
    }
}
