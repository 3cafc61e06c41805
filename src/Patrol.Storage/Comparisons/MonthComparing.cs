using NodaTime;
using Patrol.Contracts.Comparisons;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Comparisons;

/// <summary>Compares a month of reported demand with the month before and with that of a year before.</summary>
public static class MonthComparing
{
    /// <summary>Compares; discovered incidents and sensitive categories never count.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="query">Which month, which categories.</param>
    /// <exception cref="InputException">
    /// <c>comparison.month</c>, <c>demand.category</c>, <c>demand.no-incidents</c>.
    /// </exception>
    public static async Task<MonthView> CompareAsync(
        DistrictSession session,
        District district,
        MonthQuery query
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var issues = new List<InputIssue>();
        var categories = await DemandQueries.ChooseCategoriesAsync(session, query.Categories, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var observed = await RecordSpan.LoadAsync(session, district.TimeZone, categories);
        var days = MonthDays.Of(observed);
        var month = MonthNames.Resolve(query.Month, observed, days);
        return await CompareAsync(session, district, categories, observed, days, month);
    }

    internal static async Task<MonthView> CompareAsync(
        DistrictSession session,
        District district,
        IReadOnlyList<StoredCategory> categories,
        ObservedPeriod observed,
        MonthDays days,
        YearMonth month
    )
    {
        YearMonth[] months = [month, month.PlusMonths(-1), month.PlusMonths(-12)];
        var counts = new List<MonthCount>();
        var codes = categories.ToDictionary(category => category.Number, category => category.Code);
        foreach (var (from, to) in new[] { Both(months[1], months[0]), MonthNames.DatesOf(months[2]) })
        {
            counts.AddRange(
                (await DatedCounts.LoadAsync(session, district.TimeZone, categories, from, to)).Select(
                    count => new MonthCount(
                        codes[count.Category],
                        count.Community,
                        count.Date.ToYearMonth(),
                        count.Incidents
                    )
                )
            );
        }
        var expired = await RecordSpan.CountExpiredAsync(
            session,
            categories,
            [.. months.Select(MonthNames.DatesOf)]
        );
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var names = categories.ToDictionary(category => category.Code, category => category.Name);
        return new MonthView(
            district.Code,
            MonthNames.Of(months[0]),
            MonthNames.Of(months[1]),
            MonthNames.Of(months[2]),
            days.Of(months[0]),
            days.Of(months[1]),
            days.Of(months[2]),
            Codes.Of(observed.From),
            Codes.Of(observed.To),
            [.. categories.Select(category => new NamedCode(category.Code, category.Name))],
            expired,
            [
                .. MonthComparison
                    .Of(counts, month, days)
                    .Select(row => new MonthRow(
                        row.Category,
                        row.Category is null ? null : names[row.Category],
                        row.Community is >= 0 and var code ? communities[code].Code : null,
                        row.Community is >= 0 and var name ? communities[name].Name : null,
                        row.Community < 0,
                        ChangeDocuments.Of(row.MonthOnMonth, row.MonthStandsOut),
                        ChangeDocuments.Of(row.YearOnYear, row.YearStandsOut)
                    )),
            ],
            [.. Limits(months, days, expired)]
        );
    }

    private static (LocalDate From, LocalDate To) Both(YearMonth first, YearMonth last) =>
        (MonthNames.DatesOf(first).From, MonthNames.DatesOf(last).To);

    private static IEnumerable<string> Limits(YearMonth[] months, MonthDays days, int expired)
    {
        if (days.Of(months[0]) < CalendarDays(months[0]))
        {
            yield return "month-not-over";
        }
        if (days.Of(months[1]) < CalendarDays(months[1]))
        {
            yield return "short-month-before";
        }
        if (days.Of(months[2]) < CalendarDays(months[2]))
        {
            yield return days.Of(months[2]) == 0 ? "no-year-before" : "short-year-before";
        }
        if (expired > 0)
        {
            yield return "expired-left-out";
        }
    }

    private static int CalendarDays(YearMonth month) =>
        month.Calendar.GetDaysInMonth(month.Year, month.Month);
}
