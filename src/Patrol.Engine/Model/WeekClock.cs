using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>Local weeks and hours of the week. A week starts on Monday 00:00 local wall clock.</summary>
public static class WeekClock
{
    /// <summary>Hours of a week.</summary>
    public const int HoursPerWeek = 168;

    /// <summary>Monday of the week that holds a local date.</summary>
    public static LocalDate WeekOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <summary>Hour of the week of a local time, 0 = Monday 00:00 … 167 = Sunday 23:00.</summary>
    public static short HourOfWeek(LocalDateTime local) =>
        (short)(((int)local.DayOfWeek - 1) * 24 + local.Hour);
}
