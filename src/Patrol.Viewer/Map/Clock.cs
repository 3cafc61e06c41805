using System.Globalization;

namespace Patrol.Viewer.Map;

/// <summary>Hours of the week in words.</summary>
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
            ? $"{Days[from / 24]} {from % 24:00}–{(to % 24 == 0 ? 24 : to % 24):00}"
            : $"{Of(from)} – {Of(to % 168)}";

    /// <summary>A number with at most three significant figures.</summary>
    public static string Number(double value) =>
        value >= 100 ? value.ToString("N0", CultureInfo.CurrentCulture)
        : value >= 10 ? value.ToString("N1", CultureInfo.CurrentCulture)
        : value >= 0.1 ? value.ToString("N2", CultureInfo.CurrentCulture)
        : value == 0 ? "0"
        : value.ToString("G2", CultureInfo.CurrentCulture);
}
