using NodaTime;
using NodaTime.TimeZones;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>Expected reported incidents in a window of real time, such as Friday 20:00 to midnight.</summary>
/// <remarks>
/// <c>risk_c = RatePerWeek[c] · Σ_h s_h · Profiles[day type of h][ProfileOfCell[c]][hour of week of h]</c>, s_h being the
/// hours of elapsed time that fall into the local hour h. Where clocks change, only hours that really occur count:
/// a skipped hour adds nothing and a repeated one counts twice.
/// </remarks>
public static class WindowRisk
{
    /// <summary>[cell] expected reported incidents, severity-weighted.</summary>
    /// <param name="surface">Rates and profiles.</param>
    /// <param name="zone">The district's clock.</param>
    /// <param name="calendar">Day types; a date's type chooses its profiles where the surface has them.</param>
    /// <param name="from">
    /// Start, local. A time that clocks skip is moved forward by the length of the skip; of a time that comes twice the
    /// first is meant.
    /// </param>
    /// <param name="duration">Elapsed time, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not above zero.</exception>
    public static float[] Of(
        DemandRates surface,
        DateTimeZone zone,
        DayCalendar calendar,
        LocalDateTime from,
        Duration duration
    )
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        if (duration <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration),
                duration,
                "A window must last longer than zero."
            );
        }
        var any = surface.Profiles[RiskSurface.AnyDay];
        var share = new double[any.Length];
        foreach (var (local, hours) in HoursOf(zone, from, duration))
        {
            var profiles = surface.Profiles.GetValueOrDefault(DayTypeKey(calendar.Find(local.Date))) ?? any;
            var hour = WeekClock.HourOfWeek(local);
            for (var profile = 0; profile < share.Length; profile++)
            {
                share[profile] += hours * profiles[profile][hour];
            }
        }
        var risk = new float[surface.RatePerWeek.Length];
        for (var cell = 0; cell < risk.Length; cell++)
        {
            risk[cell] = (float)(surface.RatePerWeek[cell] * share[surface.ProfileOfCell[cell]]);
        }
        return risk;
    }

    /// <summary>Key of a day type in <see cref="DemandRates.Profiles"/>, such as <c>schoolDay</c>.</summary>
    public static string DayTypeKey(DayType type)
    {
        var name = type.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Local hours that a window touches, in order, each with the elapsed hours spent in it.</summary>
    internal static IEnumerable<(LocalDateTime Hour, double Hours)> HoursOf(
        DateTimeZone zone,
        LocalDateTime from,
        Duration duration
    )
    {
        var at = zone.ResolveLocal(from, Resolvers.LenientResolver).ToInstant();
        var end = at + duration;
        while (at < end)
        {
            var interval = zone.GetZoneInterval(at);
            var local = at.WithOffset(interval.WallOffset).LocalDateTime;
            var hour = local.Date.At(new LocalTime(local.Hour, 0));
            var next = Instant.Min(end, hour.PlusHours(1).WithOffset(interval.WallOffset).ToInstant());
            if (interval.HasEnd)
            {
                next = Instant.Min(next, interval.End);
            }
            yield return (hour, (next - at).TotalHours);
            at = next;
        }
    }
}
