using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>A stretch of duty on the clock, in seconds since the Unix epoch.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Date">Local date of the start: hours and turns of a day and a month count for it.</param>
/// <param name="RestedAt">When one who serves in free time may start again.</param>
internal readonly record struct Turn(long From, long To, LocalDate Date, long RestedAt)
{
    public long Length => To - From;

    public bool Overlaps(Turn other) => From < other.To && other.From < To;

    /// <summary>Not both by one member in free time: they overlap, or the later one begins before the rest is over.</summary>
    public bool IsTooClose(Turn other) => From < other.RestedAt && other.From < RestedAt;
}

/// <summary>A slot with what the rules ask of its time.</summary>
internal sealed record SlotView(int Ordinal, DutySlot Slot, Turn Turn, int Day, bool IsNight)
{
    /// <summary>Officers or auxiliaries needed: at night one leads.</summary>
    public int Sworn => Math.Max(Slot.Sworn, IsNight ? 1 : 0);

    public YearMonth Month => Turn.Date.ToYearMonth();
}

/// <summary>Reads instants on the local clock.</summary>
internal sealed class RosterClock(DateTimeZone zone, RosterRules rules)
{
    public Turn Read(Instant from, Instant to) =>
        new(
            from.ToUnixTimeSeconds(),
            to.ToUnixTimeSeconds(),
            from.InZone(zone).Date,
            to.ToUnixTimeSeconds() + (EndsLate(to) ? (long)rules.Rest.TotalSeconds : 0)
        );

    /// <summary>True when any part lies between the start and the end of the night.</summary>
    public bool IsNight(Instant from, Instant to)
    {
        var last = to.InZone(zone).Date;
        for (var date = from.InZone(zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            var morning = rules.NightTo <= rules.NightFrom ? date.PlusDays(1) : date;
            if (from < At(morning, rules.NightTo) && At(date, rules.NightFrom) < to)
            {
                return true;
            }
        }
        return false;
    }

    private bool EndsLate(Instant to)
    {
        var last = (to - Duration.Epsilon).InZone(zone).TimeOfDay;
        return last >= rules.LateFrom || last < rules.NightTo;
    }

    private Instant At(LocalDate date, LocalTime time) => date.At(time).InZoneLeniently(zone).ToInstant();
}
