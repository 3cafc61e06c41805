using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Tours of sworn officers as given supply. Patrol officers: four squads in a cycle of four days, day 08:00–20:00, night
/// 20:00–08:00, off, off, each squad a day behind the one before, so that one squad is on duty at any time. Community
/// officers: 09:00–18:00 on workdays.
/// </summary>
public static class SwornRota
{
    private const string Squads = "ABCD";

    /// <summary>Tours of a squad that overlap a week, ascending; wall-clock times.</summary>
    /// <param name="squad"><c>A</c>, <c>B</c>, <c>C</c> or <c>D</c>.</param>
    /// <param name="week">Monday of the week.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="anchor">A date on which squad A has the day tour; B has it the day after, and so on.</param>
    /// <exception cref="ArgumentException">There is no such squad.</exception>
    public static IReadOnlyList<Interval> OfSquad(
        string squad,
        LocalDate week,
        DateTimeZone zone,
        LocalDate anchor
    )
    {
        ArgumentNullException.ThrowIfNull(squad);
        ArgumentNullException.ThrowIfNull(zone);
        if (squad.Length != 1 || !Squads.Contains(squad, StringComparison.Ordinal))
        {
            throw new ArgumentException($"There are squads A to D, not \"{squad}\".", nameof(squad));
        }
        var tours = new List<Interval>();
        for (var day = -1; day < 7; day++)
        {
            var date = week.PlusDays(day);
            var turn = Period.DaysBetween(anchor, date) - Squads.IndexOf(squad, StringComparison.Ordinal);
            var tour = (turn % 4 + 4) % 4;
            if (tour == 1)
            {
                tours.Add(
                    Tour(date.At(new LocalTime(20, 0)), date.PlusDays(1).At(new LocalTime(8, 0)), zone)
                );
            }
            else if (tour == 0 && day >= 0)
            {
                tours.Add(Tour(date.At(new LocalTime(8, 0)), date.At(new LocalTime(20, 0)), zone));
            }
        }
        return tours;
    }

    /// <summary>Tours of a community officer in a week: 09:00–18:00 on each day that is no holiday and, unless swapped
    /// into a workday, no weekend. An event day counts by its weekday. [D]</summary>
    /// <param name="week">Monday of the week.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="calendar">Day types.</param>
    public static IReadOnlyList<Interval> OfCommunityOfficer(
        LocalDate week,
        DateTimeZone zone,
        DayCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        return
        [
            .. Enumerable
                .Range(0, 7)
                .Select(week.PlusDays)
                .Where(date => IsWorked(calendar.Find(date), date.DayOfWeek))
                .Select(date => Tour(date.At(new LocalTime(9, 0)), date.At(new LocalTime(18, 0)), zone)),
        ];
    }

    private static bool IsWorked(DayType type, IsoDayOfWeek weekday) =>
        type switch
        {
            DayType.Holiday or DayType.Weekend => false,
            DayType.EventDay => weekday is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday),
            _ => true,
        };

    private static Interval Tour(LocalDateTime from, LocalDateTime to, DateTimeZone zone) =>
        new(from.InZoneLeniently(zone).ToInstant(), to.InZoneLeniently(zone).ToInstant());
}
