using System.Globalization;

namespace Patrol.Papers.Words;

/// <summary>Ranges of hours of the week, such as <c>90-94,114-118</c>, in words: <c>Thu, Fri 18:00–22:00</c>.</summary>
internal static class HourWords
{
    private const int HoursPerDay = 24;
    private const int DaysPerWeek = 7;
    private const int MostWindows = 6;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Says them; all hours where there are none.</summary>
    public static string Of(string? ranges)
    {
        if (string.IsNullOrWhiteSpace(ranges))
        {
            return "all hours";
        }
        var windows = ranges
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split('-'))
            .Select(ends => (From: Hour(ends[0]), To: ends.Length > 1 ? Hour(ends[1]) : Hour(ends[0]) + 1))
            .GroupBy(window => (Clock: window.From % HoursPerDay, Long: window.To - window.From))
            .Select(group =>
                Say(group.Key.Clock, group.Key.Long, [.. group.Select(one => one.From / HoursPerDay)])
            )
            .ToArray();
        return windows.Length <= MostWindows
            ? string.Join("; ", windows)
            : $"{string.Join("; ", windows.Take(MostWindows))}; and {windows.Length - MostWindows} more windows";
    }

    private static string Say(int clock, int hours, int[] days)
    {
        var end = clock + hours;
        if (hours > HoursPerDay)
        {
            return string.Join(
                "; ",
                days.Select(day =>
                    $"{Days[day]} {Clock(clock)} – {Days[(day + end / HoursPerDay) % DaysPerWeek]} {Clock(end)}"
                )
            );
        }
        return hours == HoursPerDay && clock == 0
            ? DayNames(days)
            : $"{DayNames(days)} {Clock(clock)}–{(end == HoursPerDay ? "24:00" : Clock(end))}";
    }

    private static string DayNames(int[] days) =>
        days.Length == DaysPerWeek ? "every day"
        : days.Length > 2 && days[^1] - days[0] == days.Length - 1 ? $"{Days[days[0]]}–{Days[days[^1]]}"
        : string.Join(", ", days.Select(day => Days[day]));

    private static string Clock(int hour) => $"{hour % HoursPerDay:00}:00";

    private static int Hour(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
