using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Planning;

/// <summary>The clock hours of a week in which patrols are out, and what is expected in them.</summary>
public static class WeekHours
{
    /// <summary>Every clock hour that some window touches, in order, each once.</summary>
    /// <param name="ground">The district.</param>
    /// <param name="windows">Windows of the patrols.</param>
    public static IReadOnlyList<RiskHour> Of(
        WeekGround ground,
        IEnumerable<(Instant From, Instant To)> windows
    )
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(windows);
        var hours = new SortedSet<Instant>();
        foreach (var (from, to) in windows.Distinct())
        {
            for (var at = StartOf(from, ground.Zone); at < to; at += Duration.FromHours(1))
            {
                hours.Add(at);
            }
        }
        return
        [
            .. hours.Select(hour =>
            {
                var local = hour.InZone(ground.Zone).LocalDateTime;
                var type = WindowRisk.DayTypeKey(ground.Calendar.Find(local.Date));
                return new RiskHour(hour, ground.Surface.At(WeekClock.HourOfWeek(local), type));
            }),
        ];
    }

    // The hour as the district's clock reads it: some zones lie half an hour off.
    private static Instant StartOf(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        return instant - Duration.FromTicks(local.TickOfDay % NodaConstants.TicksPerHour);
    }
}
