using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// The time that data really covers: from the first date to the last, without the gaps. A gap is a run of whole
/// local weeks without records in the whole district, longer than <see cref="LongestSilentDays"/> days: five
/// weeks or more, since counts are kept by week. A week is without records when it has none, or hardly any: less than
/// <see cref="StrayShare"/> of its ninth decile, as where late reports of a year before stand in a year's file.
/// Our own choices: a shorter silence counts as time without incidents.
/// </summary>
/// <param name="From">First local date with an incident.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="Gaps">Gaps, ascending; each starts and ends on a Monday.</param>
public sealed record ObservedPeriod(LocalDate From, LocalDate To, IReadOnlyList<DateGap> Gaps)
{
    /// <summary>Days without any record that still count as observed.</summary>
    public const int LongestSilentDays = 28;

    /// <summary>Records of a week under this share of the ninth decile of all weeks with records are stray.</summary>
    public const double StrayShare = 0.05;

    /// <summary>Observed weeks: days from first to last, less the days of gaps, over 7.</summary>
    public double Weeks => WeeksBefore(To);

    /// <summary>First local date after the last gap; the first date when there is none.</summary>
    public LocalDate LastRunFrom => Gaps.Count > 0 ? Gaps[^1].To : From;

    /// <summary>Observed weeks before a local date.</summary>
    public double WeeksBefore(LocalDate date)
    {
        var days = DaysBetween(From, LocalDate.Min(date, To));
        foreach (var gap in Gaps)
        {
            days -= DaysBetween(gap.From, LocalDate.Min(date, gap.To));
        }
        return days / 7.0;
    }

    /// <summary>The part between two dates; a gap at an end of it is not observed, so that it begins or ends there.</summary>
    /// <param name="from">First date.</param>
    /// <param name="to">Date after the last.</param>
    public ObservedPeriod Within(LocalDate from, LocalDate to)
    {
        var gaps = Gaps.Select(gap => new DateGap(LocalDate.Max(gap.From, from), LocalDate.Min(gap.To, to)))
            .Where(gap => gap.From < gap.To)
            .ToArray();
        var first = gaps.Length > 0 && gaps[0].From == from ? gaps[0].To : from;
        var last = gaps.Length > 0 && gaps[^1].To == to ? gaps[^1].From : to;
        return new ObservedPeriod(first, last, [.. gaps.Where(gap => gap.From > first && gap.To < last)]);
    }

    /// <summary>Finds the observed time of weekly counts.</summary>
    /// <exception cref="ArgumentException">
    /// There is no week, a week doesn't start on a Monday, or weeks and dates contradict each other.
    /// </exception>
    public static ObservedPeriod Of(DemandWeeks weeks)
    {
        ArgumentNullException.ThrowIfNull(weeks);
        Check(weeks);
        var gaps = new List<DateGap>();
        var recorded = Recorded(weeks.Weeks);
        for (var i = 1; i < recorded.Length; i++)
        {
            var (from, to) = (recorded[i - 1].Week.PlusWeeks(1), recorded[i].Week);
            if (DaysBetween(from, to) > LongestSilentDays)
            {
                gaps.Add(new DateGap(from, to));
            }
        }
        return new ObservedPeriod(weeks.From, weeks.To, gaps);
    }

    // The first and the last are the ends of the records, however few they hold.
    private static WeekCount[] Recorded(IReadOnlyList<WeekCount> weeks)
    {
        var ordered = weeks.Select(week => week.Incidents).Order().ToArray();
        var fewest = StrayShare * ordered[(int)(0.9 * (ordered.Length - 1))];
        return [.. weeks.Where((week, i) => week.Incidents >= fewest || i == 0 || i == weeks.Count - 1)];
    }

    private static void Check(DemandWeeks weeks)
    {
        if (weeks.Weeks.Count == 0)
        {
            throw new ArgumentException("There is no week with an incident.", nameof(weeks));
        }
        for (var i = 0; i < weeks.Weeks.Count; i++)
        {
            var week = weeks.Weeks[i].Week;
            if (week.DayOfWeek != IsoDayOfWeek.Monday || (i > 0 && week <= weeks.Weeks[i - 1].Week))
            {
                throw new ArgumentException(
                    $"Week {i}, {week:R}, is not an ascending Monday.",
                    nameof(weeks)
                );
            }
        }
        var (first, last) = (weeks.Weeks[0].Week, weeks.Weeks[^1].Week);
        if (WeekClock.WeekOf(weeks.From) != first || WeekClock.WeekOf(weeks.To.PlusDays(-1)) != last)
        {
            throw new ArgumentException(
                $"Dates {weeks.From:R} to {weeks.To:R} don't lie in the first and last week, {first:R} and {last:R}.",
                nameof(weeks)
            );
        }
    }

    private static int DaysBetween(LocalDate from, LocalDate to) => Math.Max(0, Period.DaysBetween(from, to));
}
