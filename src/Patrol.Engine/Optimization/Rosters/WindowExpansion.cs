using NodaTime;
using NodaTime.TimeZones;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>Weekly windows on a week's calendar. A window is wall-clock time.</summary>
public static class WindowExpansion
{
    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerWeek = 7 * MinutesPerDay;

    /// <summary>
    /// Where clocks are changed, each bound is what the wall clock reads. A bound in a skipped hour moves to the jump, so
    /// a window over the jump is an hour shorter and one inside it vanishes. A bound in a repeated hour is its first
    /// reading: a window over the whole hour holds both of its passes and stays one, an hour longer; one that ends inside
    /// ends in the first pass.
    /// </summary>
    /// <param name="windows">Windows, in any order; those that touch or overlap are joined, also over Sunday midnight.</param>
    /// <param name="week">Monday of the week.</param>
    /// <param name="zone">Zone.</param>
    /// <returns>The intervals that overlap the week, ascending, apart from each other. One that goes on over an end of
    /// the week is given in full, up to a day beyond it.</returns>
    public static IReadOnlyList<Interval> Expand(
        IReadOnlyList<WeeklyWindow> windows,
        LocalDate week,
        DateTimeZone zone
    )
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(zone);
        var (first, last) = (-MinutesPerDay, MinutesPerWeek + MinutesPerDay);
        var joined = new List<(int From, int To)>();
        var shifted =
            from turn in new[] { -MinutesPerWeek, 0, MinutesPerWeek }
            from window in windows
            let piece = (
                From: Math.Max(first, window.FromMinute + turn),
                To: Math.Min(last, window.ToMinute + turn)
            )
            where piece.From < piece.To
            orderby piece.From
            select piece;
        foreach (var piece in shifted)
        {
            if (joined.Count > 0 && piece.From <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, piece.To));
            }
            else
            {
                joined.Add(piece);
            }
        }
        return
        [
            .. joined
                .Where(one => one.From < MinutesPerWeek && one.To > 0)
                .Select(one => (From: Read(week, one.From, zone), To: Read(week, one.To, zone)))
                .Where(one => one.From < one.To)
                .Select(one => new Interval(one.From, one.To)),
        ];
    }

    private static Instant Read(LocalDate week, int minute, DateTimeZone zone) =>
        zone.ResolveLocal(week.AtMidnight().PlusMinutes(minute), FirstReading).ToInstant();

    private static readonly ZoneLocalMappingResolver FirstReading = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );
}
