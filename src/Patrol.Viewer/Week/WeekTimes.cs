using System.Globalization;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Hours;

namespace Patrol.Viewer.Week;

/// <summary>Days and times of a week's plan, read from its local wall clock.</summary>
internal static class WeekTimes
{
    /// <summary>
    /// A local wall clock, to the minute or the second, or a date. Read digit by digit: a week has hundreds, and the general
    /// way is slow in a browser.
    /// </summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTime Parse(string local)
    {
        if (local.Length is not (10 or 16 or 19))
        {
            return DateTime.Parse(local, CultureInfo.InvariantCulture);
        }
        int At(int from, int digits)
        {
            var number = 0;
            for (var at = from; at < from + digits; at++)
            {
                number = char.IsAsciiDigit(local[at])
                    ? (10 * number) + local[at] - '0'
                    : throw new FormatException($"No local wall clock: {local}.");
            }
            return number;
        }
        return new DateTime(
            At(0, 4),
            At(5, 2),
            At(8, 2),
            local.Length > 10 ? At(11, 2) : 0,
            local.Length > 10 ? At(14, 2) : 0,
            local.Length > 16 ? At(17, 2) : 0
        );
    }

    /// <summary>Day of the week of a slot, 0 for Monday.</summary>
    public static int DayOf(PlanSlot slot) => ((int)Parse(slot.From).DayOfWeek + 6) % 7;

    /// <summary>Hours that a slot lasts.</summary>
    public static double HoursOf(PlanSlot slot) => (Parse(slot.To) - Parse(slot.From)).TotalHours;

    /// <summary>A window, <c>20:00–22:00</c>; midnight at its end is 24:00.</summary>
    public static string Span(string from, string to) => $"{Time(from)}–{End(to)}";

    /// <summary>A slot's day and window, <c>Fri 20:00–22:00</c>.</summary>
    public static string When(PlanSlot slot) => $"{Clock.Days[DayOf(slot)]} {Span(slot.From, slot.To)}";

    /// <summary>Days of a week, <c>23 – 29 Nov 2026</c>.</summary>
    public static string Dates(PlanView plan) => Dates(Parse(plan.From), Parse(plan.To).AddDays(-1));

    private static string Dates(DateTime first, DateTime last)
    {
        var culture = CultureInfo.CurrentCulture;
        return first.Month == last.Month
            ? string.Create(culture, $"{first.Day} – {last:d MMM yyyy}")
            : string.Create(culture, $"{first:d MMM} – {last:d MMM yyyy}");
    }

    /// <summary>A day of the week with its date, <c>Fri 27 Nov</c>.</summary>
    public static string Day(PlanView plan, int day) =>
        Parse(plan.From).AddDays(day).ToString("ddd d MMM", CultureInfo.CurrentCulture);

    /// <summary>Number of the ISO week.</summary>
    public static int Number(PlanView plan) => ISOWeek.GetWeekOfYear(Parse(plan.From));

    /// <summary>The ISO week of a date and those after it, <c>2026-W48</c>.</summary>
    public static string NameOf(DateTime date) =>
        $"{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}";

    /// <summary>Monday of an ISO week, <c>2026-W48</c>; null when the text names none.</summary>
    public static DateTime? FindMonday(string? name) =>
        name is { Length: 8 }
        && name.AsSpan(4, 2).Equals("-W", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
        && year is > 0 and < 9999
        && week >= 1
        && week <= ISOWeek.GetWeeksInYear(year)
            ? ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)
            : null;

    /// <summary>A week with its days, <c>49 (30 Nov – 6 Dec 2026)</c>.</summary>
    public static string WeekOf(DateTime monday) =>
        $"{ISOWeek.GetWeekOfYear(monday)} ({Dates(monday, monday.AddDays(6))})";

    /// <summary>A number of hours, <c>6.5</c>.</summary>
    public static string Hours(double hours) => hours.ToString("0.#", CultureInfo.CurrentCulture);

    /// <summary>Time of day, <c>20:00</c>.</summary>
    public static string Time(string local) => local.Length >= 16 ? local[11..16] : local;

    private static string End(string local) => Time(local) is "00:00" ? "24:00" : Time(local);
}
