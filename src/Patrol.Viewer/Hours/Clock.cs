using System.Globalization;

namespace Patrol.Viewer.Hours;

/// <summary>Hours of the week, windows and numbers in words; 24 hours, ISO weeks.</summary>
internal static class Clock
{
    /// <summary>Short names of the days, Monday first.</summary>
    public static string[] Days { get; } =
    [
        .. Enumerable
            .Range(0, 7)
            .Select(day => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7]),
    ];

    /// <summary>An hour, <c>Fri 20:00</c>.</summary>
    public static string Of(int hour) => $"{Days[hour / 24 % 7]} {hour % 24:00}:00";

    /// <summary>A window, <c>Fri 20–24</c>, or with both days when it crosses midnight.</summary>
    public static string Of(int from, int to) =>
        from / 24 == (to - 1) / 24
            ? $"{Days[from / 24 % 7]} {from % 24:00}–{(to % 24 == 0 ? 24 : to % 24):00}"
            : $"{Days[from / 24 % 7]} {from % 24:00} – {Days[to / 24 % 7]} {to % 24:00}";

    /// <summary>A window of local wall clock, <c>Fri 12 Aug 2016 (week 32), 20:00–24:00</c>.</summary>
    /// <param name="from">ISO 8601 without offset.</param>
    /// <param name="to">The same, exclusive.</param>
    /// <param name="week">The word for a week with <c>{0}</c>.</param>
    public static string Window(string from, string to, string week)
    {
        var (start, end) = (Parse(from), Parse(to));
        var number = string.Format(CultureInfo.CurrentCulture, week, ISOWeek.GetWeekOfYear(start));
        var last =
            end == start.Date.AddDays(1) ? "24:00"
            : end.Date == start.Date ? $"{end:HH:mm}"
            : $"{end:ddd d MMM HH:mm}";
        return string.Create(
            CultureInfo.CurrentCulture,
            $"{start:ddd d MMM yyyy} ({number}), {start:HH:mm}–{last}"
        );
    }

    /// <summary>An instant in a zone's wall clock, <c>2016-08-12 20:04</c>.</summary>
    /// <param name="instant">UTC, ISO 8601.</param>
    /// <param name="zone">IANA zone; null or unknown for UTC.</param>
    public static string Local(string instant, string? zone)
    {
        var utc = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return TimeZoneInfo
            .ConvertTime(utc, Zone(zone))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The coming Friday, or today if it is one, in a zone's wall clock.</summary>
    public static DateOnly NextFriday(string? zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, Zone(zone));
        return DateOnly
            .FromDateTime(today.DateTime)
            .AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7);
    }

    /// <summary>A number with at most three significant figures and thousands separators.</summary>
    public static string Number(double value) =>
        value switch
        {
            0 => "0",
            >= 100 or <= -100 => value.ToString("N0", CultureInfo.CurrentCulture),
            >= 10 or <= -10 => value.ToString("#,0.#", CultureInfo.CurrentCulture),
            // Two significant figures, written out: no exponents.
            _ => double.Parse(
                    value.ToString("G2", CultureInfo.InvariantCulture),
                    CultureInfo.InvariantCulture
                )
                .ToString("0.######", CultureInfo.CurrentCulture),
        };

    /// <summary>A fraction as percent with at most three significant figures, without trailing zeros.</summary>
    public static string Percent(double fraction)
    {
        var percent = 100 * fraction;
        var digits =
            percent >= 10 ? "0"
            : percent >= 1 ? "0.#"
            : "0.##";
        return percent.ToString(digits, CultureInfo.CurrentCulture) + "\u202f%";
    }

    private static DateTime Parse(string local) => DateTime.Parse(local, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : TimeZoneInfo.Utc;
}
