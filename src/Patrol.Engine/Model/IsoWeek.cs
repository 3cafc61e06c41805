using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Patrol.Engine.Model;

/// <summary>Weeks by their ISO 8601 names, such as <c>2026-W48</c>; a week is meant by its Monday.</summary>
public static class IsoWeek
{
    /// <summary>Name of the week that holds a local date.</summary>
    public static string NameOf(LocalDate date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{WeekYearRules.Iso.GetWeekYear(date):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(date):00}"
        );

    /// <summary>Monday of a week by its name; null when there is no such week.</summary>
    public static LocalDate? FindMonday(string? name)
    {
        if (
            name is not { Length: 8 }
            || name[4] != '-'
            || name[5] != 'W'
            || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < 1900 or > 2199
            || week < 1
            || week > WeekYearRules.Iso.GetWeeksInWeekYear(year)
        )
        {
            return null;
        }
        return WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday);
    }
}
