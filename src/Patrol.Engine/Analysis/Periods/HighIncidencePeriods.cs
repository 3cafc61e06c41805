using System.Runtime.InteropServices;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// The windows of the week that hold the most demand beyond an even spread: on the circle of hours, at most
/// <see cref="MostWindows"/> windows of at least <see cref="ShortestHours"/> hours that maximize
/// <c>Σ (profile[h] − 1/H)</c> over their hours, H the hours of the circle. Both limits are our own choice.
/// </summary>
/// <remarks>
/// Exact, by dynamic programming over each place where the circle can be cut, O(H² · windows). Excess is counted in
/// whole units of 2^-40, so that an even profile has no periods and ties are real: fewer windows win, then fewer
/// hours, then the earliest cut.
/// </remarks>
public static class HighIncidencePeriods
{
    /// <summary>Most windows found.</summary>
    public const int MostWindows = 7;

    /// <summary>Hours of the shortest window.</summary>
    public const int ShortestHours = 2;

    private const int Outside = 0;
    private const int First = 1;
    private const int Inside = 2;
    private const int States = 3;
    private const long Never = long.MinValue / 2;
    private const double UnitsOfExcess = 1L << 40;
    private const long Excess = 1L << 18;
    private const long PerWindow = 1L << 9;

    /// <summary>Finds the windows.</summary>
    /// <param name="profile">[hour] fractions that sum to 1; 168 for a week from Monday 00:00, any number from 2 up.</param>
    /// <returns>
    /// Windows, ascending, half-open; one that runs past the last hour is split there, so that up to one more than
    /// <see cref="MostWindows"/> come back and the split ones may be shorter than <see cref="ShortestHours"/>.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than two hours, or a fraction is not finite.</exception>
    public static IReadOnlyList<HighIncidencePeriod> Find(IReadOnlyList<double> profile) =>
        Find(profile, MostWindows);

    internal static IReadOnlyList<HighIncidencePeriod> Find(IReadOnlyList<double> profile, int mostWindows)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Count < ShortestHours)
        {
            throw new ArgumentException($"A circle of {profile.Count} hours is too short.", nameof(profile));
        }
        var gain = Gain(profile);
        var (bestCut, best) = (0, Never);
        for (var cut = 0; cut < gain.Length; cut++)
        {
            var value = Best(Solve(gain, cut, mostWindows, null)).Value;
            if (value > best)
            {
                (bestCut, best) = (cut, value);
            }
        }
        return Report(profile, HoursWithin(gain, bestCut, mostWindows));
    }

    /// <summary>Excess of each hour, with a small price an hour that only ties can feel.</summary>
    private static long[] Gain(IReadOnlyList<double> profile)
    {
        var gain = new long[profile.Count];
        for (var h = 0; h < gain.Length; h++)
        {
            if (!double.IsFinite(profile[h]) || Math.Abs(profile[h]) > 1)
            {
                throw new ArgumentException($"Hour {h}: {profile[h]} is not a fraction.", nameof(profile));
            }
            gain[h] = (long)Math.Round((profile[h] - 1.0 / gain.Length) * UnitsOfExcess) * Excess - 1;
        }
        return gain;
    }

    /// <summary>
    /// [windows, state] best value when no window runs over the cut. State: outside, in the first hour of a window, or
    /// further inside.
    /// </summary>
    private static long[,] Solve(long[] gain, int cut, int most, byte[,,]? came)
    {
        var value = new long[most + 1, States];
        foreach (ref var entry in MemoryMarshal.CreateSpan(ref value[0, 0], value.Length))
        {
            entry = Never;
        }
        value[0, Outside] = 0;
        for (var step = 0; step < gain.Length; step++)
        {
            var g = gain[(cut + step) % gain.Length];
            for (var windows = most; windows >= 0; windows--)
            {
                var (outside, first, inside) = (
                    value[windows, Outside],
                    value[windows, First],
                    value[windows, Inside]
                );
                value[windows, Outside] = Math.Max(outside, inside);
                value[windows, Inside] = Math.Max(Never, Math.Max(first, inside) + g);
                value[windows, First] = windows > 0 ? value[windows - 1, Outside] + g - PerWindow : Never;
                if (came is not null)
                {
                    came[step, windows, Outside] = (byte)(inside > outside ? Inside : Outside);
                    came[step, windows, Inside] = (byte)(inside > first ? Inside : First);
                    came[step, windows, First] = Outside;
                }
            }
        }
        return value;
    }

    private static (long Value, int Windows, int State) Best(long[,] value)
    {
        var best = (Value: Never, Windows: 0, State: Outside);
        for (var windows = 0; windows < value.GetLength(0); windows++)
        {
            foreach (var state in new[] { Outside, Inside })
            {
                best = value[windows, state] > best.Value ? (value[windows, state], windows, state) : best;
            }
        }
        return best;
    }

    private static bool[] HoursWithin(long[] gain, int cut, int most)
    {
        var came = new byte[gain.Length, most + 1, States];
        var (_, windows, state) = Best(Solve(gain, cut, most, came));
        var within = new bool[gain.Length];
        for (var step = gain.Length - 1; step >= 0; step--)
        {
            within[(cut + step) % gain.Length] = state != Outside;
            var before = came[step, windows, state];
            windows -= state == First ? 1 : 0;
            state = before;
        }
        return within;
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
