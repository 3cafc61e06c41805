using NodaTime;
using Patrol.Engine.Analysis.Periods;

namespace Patrol.Engine.Analysis.Comparisons;

/// <summary>Days of each month that data cover: a month in which they begin, end or pause counts with what is left of it.</summary>
/// <param name="Days">Month → days; a month without any is absent.</param>
public sealed record MonthDays(IReadOnlyDictionary<YearMonth, int> Days)
{
    /// <summary>Days of a month; 0 where there are none.</summary>
    public int Of(YearMonth month) => Days.GetValueOrDefault(month);

    /// <summary>Counts the days of an observed period, its gaps left out.</summary>
    public static MonthDays Of(ObservedPeriod observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var days = new Dictionary<YearMonth, int>();
        for (var date = observed.From; date < observed.To; date = date.PlusDays(1))
        {
            if (!observed.Gaps.Any(gap => date >= gap.From && date < gap.To))
            {
                days[date.ToYearMonth()] = days.GetValueOrDefault(date.ToYearMonth()) + 1;
            }
        }
        return new MonthDays(days);
    }
}
