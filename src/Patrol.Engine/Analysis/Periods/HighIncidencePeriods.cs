using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// The windows of the week that hold the most demand beyond an even spread: on the circle of hours, at most k windows of
/// at least m hours that maximize <c>Σ (profile[h] − 1/H)</c> over their hours, H the hours of the circle. With a limit on
/// their hours in all, they maximize <c>Σ profile[h]</c>. The usual limits are our own choice.
/// </summary>
/// <remarks>
/// Exact, by dynamic programming. Worth is counted in whole units of 2^-40, so that an even profile has no periods and
/// ties are real: fewer windows win, then fewer hours, then a set without a window over Sunday's midnight. Demand alone,
/// without limit or price, would make the whole week one period.
/// </remarks>
public static class HighIncidencePeriods
{
    /// <summary>Usual number of most windows.</summary>
    public const int MostWindows = 7;

    /// <summary>Usual hours of the shortest window.</summary>
    public const int ShortestHours = 2;

    private const int FewestHours = 2;
    private const double UnitsOfExcess = 1L << 40;
    private const long Excess = 1L << 18;

    /// <summary>Finds the windows by the usual rule.</summary>
    /// <param name="profile">[hour] fractions that sum to 1; 168 for a week from Monday 00:00, any number from 2 up.</param>
    /// <returns>
    /// Windows, ascending, half-open; one that runs past the last hour is split there, so that up to one more than
    /// <see cref="MostWindows"/> come back and the split ones may be shorter than <see cref="ShortestHours"/>.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than two hours, or a fraction is not finite.</exception>
    public static IReadOnlyList<HighIncidencePeriod> Find(IReadOnlyList<double> profile) =>
        Find(profile, new PeriodRule(MostWindows, ShortestHours));

    /// <summary>Finds the windows by a rule.</summary>
    /// <param name="profile">[hour] fractions that sum to 1; 168 for a week from Monday 00:00, any number from 2 up.</param>
    /// <param name="rule">What may be cut.</param>
    /// <returns>
    /// Windows, ascending, half-open; one that runs past the last hour is split there, so that up to one more than asked
    /// for come back and the split ones may be shorter.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two hours or fewer than the shortest window has, or a fraction is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The rule asks for something that is none.</exception>
    public static IReadOnlyList<HighIncidencePeriod> Find(IReadOnlyList<double> profile, PeriodRule rule)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(rule);
        return Report(profile, Within(profile, rule, Prepare(profile.Count, rule)));
    }

    /// <summary>Room to search circles of so many hours again and again.</summary>
    internal static CircleSegmentation Prepare(int hours, PeriodRule rule)
    {
        rule.Check();
        if (hours < Math.Max(FewestHours, rule.ShortestHours))
        {
            throw new ArgumentException($"A circle of {hours} hours is too short.", nameof(hours));
        }
        return new CircleSegmentation(hours, rule);
    }

    /// <summary>[hour] whether it lies in a window.</summary>
    internal static bool[] Within(IReadOnlyList<double> profile, PeriodRule rule, CircleSegmentation room) =>
        room.Best(Gain(profile, rule.MostHours is null ? 1.0 / profile.Count : 0));

    /// <summary>Worth of each hour, with a small price an hour that only ties can feel.</summary>
    private static long[] Gain(IReadOnlyList<double> profile, double even)
    {
        var gain = new long[profile.Count];
        for (var h = 0; h < gain.Length; h++)
        {
            if (!double.IsFinite(profile[h]) || Math.Abs(profile[h]) > 1)
            {
                throw new ArgumentException($"Hour {h}: {profile[h]} is not a fraction.", nameof(profile));
            }
            gain[h] = (long)Math.Round((profile[h] - even) * UnitsOfExcess) * Excess - 1;
        }
        return gain;
    }

    private static List<HighIncidencePeriod> Report(IReadOnlyList<double> profile, bool[] within)
    {
        var periods = new List<HighIncidencePeriod>();
        for (var from = 0; from < within.Length; from++)
        {
            if (!within[from])
            {
                continue;
            }
            var (to, share) = (from, 0.0);
            for (; to < within.Length && within[to]; to++)
            {
                share += profile[to];
            }
            periods.Add(new HighIncidencePeriod(from, to, share));
            from = to;
        }
        return periods;
    }
}
