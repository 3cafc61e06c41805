using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// How many hours of real time each hour of the week had in a span of local dates: rates divide by them. Where clocks
/// change, an hour that was skipped occurred once less and one that was repeated once more; where they change by half
/// an hour, by half.
/// </summary>
/// <param name="Hours">[hour of week, 0 = Monday 00:00] hours of real time.</param>
public sealed record HourOccurrences(double[] Hours)
{
    /// <summary>Hours in all.</summary>
    public double Total => Hours.Sum();

    /// <summary>Counts the hours of a span, without its gaps.</summary>
    /// <param name="zone">The district's clock.</param>
    /// <param name="from">First local date.</param>
    /// <param name="to">Local date after the last.</param>
    /// <param name="gaps">Dates that were not observed; null for none.</param>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public static HourOccurrences Of(
        DateTimeZone zone,
        LocalDate from,
        LocalDate to,
        IReadOnlyList<DateGap>? gaps = null
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (to < from)
        {
            throw new ArgumentException($"{to:R} lies before {from:R}.", nameof(to));
        }
        var hours = new double[WeekClock.HoursPerWeek];
        for (var date = from; date < to; date = date.PlusDays(1))
        {
            if (!(gaps?.Any(gap => date >= gap.From && date < gap.To) ?? false))
            {
                AddDay(hours, zone, date);
            }
        }
        return new HourOccurrences(hours);
    }

    /// <summary>The hours of an observed period.</summary>
    public static HourOccurrences Of(DateTimeZone zone, ObservedPeriod observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        return Of(zone, observed.From, observed.To, observed.Gaps);
    }

    private static void AddDay(double[] hours, DateTimeZone zone, LocalDate date)
    {
        var start = zone.AtStartOfDay(date).ToInstant();
        var end = zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
        foreach (var stretch in zone.GetZoneIntervals(start, end))
        {
            var at = stretch.HasStart ? Instant.Max(start, stretch.Start) : start;
            var until = stretch.HasEnd ? Instant.Min(end, stretch.End) : end;
            while (at < until)
            {
                var local = at.WithOffset(stretch.WallOffset).LocalDateTime;
                var full = local.Date.At(new LocalTime(local.Hour, 0)).PlusHours(1);
                var next = Instant.Min(until, full.WithOffset(stretch.WallOffset).ToInstant());
                hours[WeekClock.HourOfWeek(local)] += (next - at).TotalHours;
                at = next;
            }
        }
    }
}
