using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Comparisons;

/// <summary>Months by their names, such as <c>2026-10</c>, and which of them records cover.</summary>
internal static class MonthNames
{
    /// <summary>Word for the last month that records cover.</summary>
    public const string Last = "last";

    // Of a month with 31 days, three may be silent at an end; our own choice.
    private const int EnoughDays = 28;

    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>A month's name.</summary>
    public static string Of(YearMonth month) => Pattern.Format(month);

    /// <summary>A month by its name; null when there is none.</summary>
    public static YearMonth? Find(string? name) =>
        name is not null && Pattern.Parse(name) is { Success: true, Value: var month } ? month : null;

    /// <summary>First local date of a month, and the one after its last.</summary>
    public static (LocalDate From, LocalDate To) DatesOf(YearMonth month) =>
        (month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1));

    /// <summary>The last month of which records cover at least 28 days; null when there is none.</summary>
    public static YearMonth? FindLast(MonthDays days) =>
        days
            .Days.Where(month => month.Value >= EnoughDays)
            .Select(month => (YearMonth?)month.Key)
            .OrderByDescending(month => month)
            .FirstOrDefault();

    /// <summary>The month that is asked for.</summary>
    /// <exception cref="InputException"><c>comparison.month</c>: no month, or none that records cover.</exception>
    public static YearMonth Resolve(string? asked, ObservedPeriod observed, MonthDays days)
    {
        var last = FindLast(days);
        if (asked is null or Last)
        {
            return last
                ?? throw Refuse(
                    asked,
                    $"No month has {EnoughDays.ToString(CultureInfo.InvariantCulture)} days on record: name one. {RecordSpan.Say(observed)}"
                );
        }
        var month =
            Find(asked)
            ?? throw Refuse(asked, "Write a month such as 2026-10, or last for the last one on record.");
        return days.Of(month) > 0
            ? month
            : throw Refuse(
                asked,
                RecordSpan.Say(observed) + (last is { } whole ? $" The last whole month is {Of(whole)}." : "")
            );
    }

    private static InputException Refuse(string? value, string remedy) =>
        new(new InputIssue("comparison.month", null, null, "month", value, remedy));
}
