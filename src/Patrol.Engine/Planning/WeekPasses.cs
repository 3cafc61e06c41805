using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Planning;

/// <summary>A point of visible presence, on every day of the week.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="From">From this local time on.</param>
/// <param name="To">Until this local time, later on the same day.</param>
/// <param name="EveryMinutes">Longest time without a pass while a patrol is on duty.</param>
public sealed record PassRule(string Site, LocalTime From, LocalTime To, int EveryMinutes);

/// <summary>When patrols of a week have to pass the points of visible presence.</summary>
public static class WeekPasses
{
    /// <summary>
    /// For each rule and day the times in which some patrol of the site's community is on duty; without one nobody can
    /// pass. A site outside of every community has none.
    /// </summary>
    /// <param name="ground">The district.</param>
    /// <param name="rules">Points of visible presence.</param>
    /// <param name="week">Monday of the local week.</param>
    /// <param name="patrols">Slots of patrols.</param>
    /// <returns>Points to pass, each with the code of its site, a dash and a number.</returns>
    public static IReadOnlyList<MustVisit> Of(
        WeekGround ground,
        IReadOnlyList<PassRule> rules,
        LocalDate week,
        IReadOnlyList<DutySlot> patrols
    )
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(patrols);
        var visits = new List<MustVisit>();
        foreach (var rule in rules)
        {
            var site = ground.Sites.First(one => one.Code == rule.Site);
            if (ground.Communities.FirstOrDefault(area => area.Shape.Covers(site.Place)) is not { } area)
            {
                continue;
            }
            var onDuty = Join(patrols.Where(slot => slot.Area == area.Code));
            for (var day = 0; day < 7; day++)
            {
                var (from, to) = (At(week.PlusDays(day) + rule.From), At(week.PlusDays(day) + rule.To));
                foreach (var (start, end) in onDuty.Where(one => one.From < to && from < one.To))
                {
                    visits.Add(
                        new MustVisit(
                            string.Create(CultureInfo.InvariantCulture, $"{rule.Site}-{visits.Count + 1}"),
                            area.Code,
                            site.Place,
                            Instant.Max(from, start),
                            Instant.Min(to, end),
                            rule.EveryMinutes
                        )
                    );
                }
            }
        }
        return visits;

        Instant At(LocalDateTime local) =>
            ground.Zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();
    }

    private static List<(Instant From, Instant To)> Join(IEnumerable<DutySlot> slots)
    {
        var joined = new List<(Instant From, Instant To)>();
        foreach (var slot in slots.OrderBy(slot => slot.From))
        {
            if (joined.Count > 0 && slot.From <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Instant.Max(joined[^1].To, slot.To));
            }
            else
            {
                joined.Add((slot.From, slot.To));
            }
        }
        return joined;
    }
}
