using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Aoristic analysis (Ratcliffe 2000, doi:10.1016/S0143-6228(00)00013-4): an incident known to lie between two times
/// counts in each hour by the fraction of its minutes there.
/// </summary>
/// <remarks>
/// A span of more than a day visits hours of several days and counts in each of them; it is neither cut to a day nor left
/// out. Where we differ from R's package aoristic (Kikuchi): that one subtracts wall clocks, so an interval over a changed
/// clock has an hour too many or too few. On its published table (1,025 burglaries, 168 hours) its own rule reproduces each
/// cell to 0.0005; ours differs by up to 0.0013, and by 0.0265 in the one hour that the clock skipped.
/// </remarks>
public static class Aoristic
{
    private const int Quantum = 1 << 20;
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>
    /// Shares of <c>[from, to)</c> in the hours of the local week. Both times are floored to the minute; each whole
    /// minute that occurred weighs the same, so a skipped hour gets nothing and a repeated one gets both. From seven
    /// days on, nothing is known: each of the 168 hours gets 1/168.
    /// </summary>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="zone">The district's zone.</param>
    /// <returns>Slots and shares; null when no whole minute lies between the times.</returns>
    public static AoristicParts? Cut(Instant from, Instant to, DateTimeZone zone)
    {
        var (first, last) = (FloorMinute(from), FloorMinute(to));
        if (last <= first)
        {
            return null;
        }
        if (last - first >= Week)
        {
            var all = Enumerable.Range(0, WeekClock.HoursPerWeek).ToArray();
            return Share(all, Array.ConvertAll(all, _ => 1L));
        }
        var monday = WeekClock.WeekOf(first.InZone(zone).Date);
        var (slots, minutes) = (new List<int>(), new List<long>());
        for (var now = first; now < last; )
        {
            var local = now.InZone(zone);
            var slot = Period.DaysBetween(monday, local.Date) * 24 + local.Hour;
            // To the next full hour of the wall clock, or to where the clock is changed.
            var next = now + Duration.FromMinutes(60 - local.Minute);
            var change = zone.GetZoneInterval(now);
            next = change.HasEnd ? Instant.Min(next, change.End) : next;
            next = Instant.Min(next, last);
            var count = (long)(next - now).TotalMinutes;
            if (slots.Count > 0 && slots[^1] == slot)
            {
                minutes[^1] += count;
            }
            else if (slots.IndexOf(slot) is >= 0 and var seen)
            {
                minutes[seen] += count;
            }
            else
            {
                slots.Add(slot);
                minutes.Add(count);
            }
            now = next;
        }
        return Share([.. slots], [.. minutes]);
    }

    /// <summary>A time floored to its minute.</summary>
    public static Instant FloorMinute(Instant time)
    {
        var ticks = time.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(
            ticks
                - (
                    (ticks % NodaConstants.TicksPerMinute + NodaConstants.TicksPerMinute)
                    % NodaConstants.TicksPerMinute
                )
        );
    }

    // Largest remainders: multiples of 2^-20 that sum to exactly 1.
    private static AoristicParts Share(int[] slots, long[] minutes)
    {
        var total = minutes.Sum();
        var units = Array.ConvertAll(minutes, count => count * Quantum / total);
        var left = Quantum - units.Sum();
        foreach (
            var index in Enumerable
                .Range(0, minutes.Length)
                .OrderByDescending(index => minutes[index] * Quantum % total)
                .ThenBy(index => index)
                .Take((int)left)
        )
        {
            units[index]++;
        }
        var kept = Enumerable.Range(0, slots.Length).Where(index => units[index] > 0).ToArray();
        return new AoristicParts(
            Array.ConvertAll(kept, index => slots[index]),
            Array.ConvertAll(kept, index => (float)units[index] / Quantum)
        );
    }
}
