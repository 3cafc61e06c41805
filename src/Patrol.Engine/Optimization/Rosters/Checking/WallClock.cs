using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters.Checking;

/// <summary>What a checker reads off the wall clock, minute by minute where that is enough.</summary>
internal sealed class WallClock(RosterFacts facts)
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    /// <summary>Local date of a moment.</summary>
    public LocalDate DateOf(Instant moment) => moment.InZone(facts.Zone).Date;

    /// <summary>True when any minute lies in the night.</summary>
    public bool TouchesNight(DutySlot slot)
    {
        var rules = facts.Rules;
        for (var moment = slot.From; moment < slot.To; moment += Duration.FromMinutes(1))
        {
            var time = moment.InZone(facts.Zone).TimeOfDay;
            var isNight =
                rules.NightTo <= rules.NightFrom
                    ? time >= rules.NightFrom || time < rules.NightTo
                    : time >= rules.NightFrom && time < rules.NightTo;
            if (isNight)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True when a turn that ends then asks for rest.</summary>
    public bool IsLateEnd(Instant end)
    {
        var time = end.InZone(facts.Zone).TimeOfDay;
        return time > facts.Rules.LateFrom || time <= facts.Rules.NightTo;
    }

    /// <summary>True when a slot lies in some windows, one after the other without a break.</summary>
    public bool IsWithin(DutySlot slot, IReadOnlyList<WeeklyWindow> windows) =>
        IsWithin(
            slot,
            [
                .. from week in new[] { -1, 0, 1 }
                from window in windows
                select (
                    Moment(window.FromMinute + week * MinutesPerWeek),
                    Moment(window.ToMinute + week * MinutesPerWeek)
                ),
            ]
        );

    /// <summary>True when a slot lies in some stretches of time, one after the other without a break.</summary>
    public static bool IsWithin(DutySlot slot, IReadOnlyList<(Instant From, Instant To)> stretches)
    {
        var reached = slot.From;
        while (reached < slot.To)
        {
            var next = reached;
            foreach (var (from, to) in stretches)
            {
                if (from <= reached && to > next)
                {
                    next = to;
                }
            }
            if (next == reached)
            {
                return false;
            }
            reached = next;
        }
        return true;
    }

    /// <summary>The first moment at which the clock shows a minute of the week; the jump, where it is skipped.</summary>
    private Instant Moment(int minuteOfWeek)
    {
        var map = facts.Zone.MapLocal(facts.Week.AtMidnight().PlusMinutes(minuteOfWeek));
        return map.Count == 0 ? map.LateInterval.Start : map.First().ToInstant();
    }
}
