using System.Globalization;
using Patrol.Contracts.Comparisons;

namespace Patrol.Papers.Reports;

/// <summary>What codes and numbers of reports are called on paper.</summary>
internal static class ReportWords
{
    private static readonly string[] Days =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    private static readonly Dictionary<string, string> Limits = new()
    {
        ["month-not-over"] = "Records do not cover the whole month: rates are by the days they cover.",
        ["short-month-before"] = "Records cover a part of the month before.",
        ["no-year-before"] = "Records do not reach back a year.",
        ["short-year-before"] = "Records cover a part of the month a year before.",
        ["expired-left-out"] = "Incidents whose detail has expired have no date and are left out.",
        ["discovered-left-out"] = "What police discovered does not count: it follows patrols.",
        ["sensitive-left-out"] = "Sensitive categories are on no map and in no table.",
        ["few-weeks"] = "Fewer than eight weeks: single incidents were drawn, so intervals are narrow.",
        ["no-plan"] = "There is no plan of a week yet, so exposure can't be told.",
        ["refused-spread"] = "Refused rows are spread over the months of their file.",
        ["no-lag"] = "How late records came is not known yet: each dataset came in one file.",
        ["counted-week-not-over"] = "Records may not cover the whole of the counted week.",
        ["no-hour-profile"] = "No time of day is on record: hours can't be told.",
        ["no-places"] = "Too few reports for a place to stand out.",
        ["late-records"] = "late",
        ["without-place"] = "without place",
        ["midnight-times"] = "midnights",
        ["repeated-ids"] = "repeated ids",
        ["no-records"] = "no records",
        ["blurred-left-out"] = "Incidents whose time is not known to three days are left out.",
    };

    /// <summary>A limit in words.</summary>
    public static string Limit(string code) => Limits.GetValueOrDefault(code, code);

    /// <summary><c>October 2026</c>.</summary>
    public static string Month(string month) =>
        DateOnly
            .ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture)
            .ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Name of a day, 0 = Monday.</summary>
    public static string Day(int day) => Days[day % Days.Length];

    /// <summary><c>Friday 20:00–02:00</c> of hours of the week.</summary>
    public static string Window(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{Day(from / 24)} {from % 24:00}:00–{to % 24:00}:00");

    /// <summary>A whole number.</summary>
    public static string Whole(double number) =>
        Math.Round(number).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent.</summary>
    public static string Percent(double? share) =>
        share is { } value
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Round(100 * value, Math.Abs(value) < 0.1 ? 1 : 0)} %"
            )
            : "–";

    /// <summary>A ratio as a change in percent.</summary>
    public static string Change(ChangeView change) => change.Ratio is { } ratio ? Signed(ratio - 1) : "–";

    /// <summary>The interval of a change in percent.</summary>
    public static string Interval(ChangeView change) =>
        change.Verdict == "tooFew"
            ? ""
            : $"{Signed(change.Interval.Low - 1)} … {(change.Interval.High is { } high ? Signed(high - 1) : "open")}";

    /// <summary>What may be said of a change.</summary>
    public static string Verdict(ChangeView change) =>
        change.Verdict switch
        {
            "higher" => change.StandsOut ? "higher, stands out" : "higher",
            "lower" => change.StandsOut ? "lower, stands out" : "lower",
            "noClearChange" => "no clear change",
            _ => "too few to say",
        };

    /// <summary>Whose row it is.</summary>
    public static string Row(MonthRow row) =>
        (row.CommunityName, row.CategoryName, row.IsOutside) switch
        {
            (null, null, false) => "All",
            (null, null, true) => "Outside any community",
            (null, { } category, false) => category,
            (null, { } category, true) => $"Outside any community – {category}",
            ({ } community, null, _) => community,
            ({ } community, { } category, _) => $"{community} – {category}",
        };

    /// <summary>A fraction with three significant digits.</summary>
    public static string Number(double? number) =>
        number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    private static string Signed(double change) => (change < 0 ? "−" : "+") + Percent(Math.Abs(change));
}
