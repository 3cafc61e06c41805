using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Hotspots;

namespace Patrol.Papers.Words;

/// <summary>Demand that was counted, in words.</summary>
internal static class DemandWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>1 Dec 2025 – 29 Nov 2026</c>, both days counted.</summary>
    public static string Window(string from, string to)
    {
        var (first, last) = (DateOf(from), DateOf(to).PlusDays(-1));
        var start = first.ToString(first.Year == last.Year ? "d MMM" : "d MMM uuuu", English);
        return $"{start} – {last.ToString("d MMM uuuu", English)}";
    }

    /// <summary>Last day of a half-open window, ISO 8601.</summary>
    public static string LastDay(string to) => LocalDatePattern.Iso.Format(DateOf(to).PlusDays(-1));

    /// <summary><c>28 Nov 2026, 09:30</c> of a local time with its offset.</summary>
    public static string Moment(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToString("d MMM yyyy, HH:mm", English);

    /// <summary><c>52 weeks</c>.</summary>
    public static string Weeks(DemandSummary demand) =>
        $"{Number(demand.Weeks)} {(Math.Abs(demand.Weeks - 1) < 0.005 ? "week" : "weeks")}";

    /// <summary>A number that is read: 1,234, 12, 1.2 or 0.034.</summary>
    public static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }
        var digits =
            Math.Abs(value) >= 10 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 1, 6);
        return Math.Round(value, digits).ToString("#,0.######", CultureInfo.InvariantCulture);
    }

    /// <summary><c>5 %</c>, <c>1.9 %</c> or <c>0.34 %</c>.</summary>
    public static string Percent(double share) => $"{Number(100 * share)} %";

    /// <summary>Two shares as percent, with a digit more where they would read the same and are not.</summary>
    public static (string First, string Second) Apart(double first, double second)
    {
        var (one, other) = (Percent(first), Percent(second));
        return one != other || first == second
            ? (one, other)
            : (
                string.Create(CultureInfo.InvariantCulture, $"{100 * first:0.0} %"),
                string.Create(CultureInfo.InvariantCulture, $"{100 * second:0.0} %")
            );
    }

    private static LocalDate DateOf(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
