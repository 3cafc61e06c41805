using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// What a small count is drawn toward before its periods are cut: k incidents spread as another profile, as
/// <see cref="SmoothProfiles"/> chooses them. The same in all draws, so that intervals are those of the drawn profile.
/// </summary>
/// <param name="Profile">[hour of week] fractions that sum to 1.</param>
/// <param name="Strength">k, incidents, above 0.</param>
public sealed record PeriodPrior(double[] Profile, double Strength)
{
    /// <summary>[hour of week] incidents for each hour that occurred, in the mean over the week.</summary>
    /// <exception cref="ArgumentException">There are not 168 fractions of 0 or more, or k is not above 0.</exception>
    internal double[] Rates(HourOccurrences? occurred)
    {
        if (
            Profile.Length != WeekClock.HoursPerWeek
            || Profile.Any(share => !double.IsFinite(share) || share < 0)
            || !(Strength > 0 && double.IsFinite(Strength))
        )
        {
            throw new ArgumentException($"A prior is 168 fractions and a strength above 0, not {Strength}.");
        }
        var hours = (occurred?.Total ?? WeekClock.HoursPerWeek) / WeekClock.HoursPerWeek;
        return [.. Profile.Select(share => Strength * share / hours)];
    }
}
