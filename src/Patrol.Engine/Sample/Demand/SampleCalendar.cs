using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Demand;

/// <summary>An invented calendar: neutral holidays, school terms, swapped workdays and event days.</summary>
internal sealed class SampleCalendar
{
    private static readonly double[] Weekdays = [0.95, 0.95, 0.96, 0.98, 1.08, 1.07, 1.01];
    private const double HolidayFactor = 1.25;
    private const double RainFactor = 0.85;
    private const double SeasonSwing = 0.12;
    private const int MidSummer = 196;

    /// <summary>Month, day and length of the holidays of a year.</summary>
    private static readonly (int Month, int Day, int Days)[] Holidays =
    [
        (1, 1, 1),
        (2, 10, 3),
        (4, 4, 1),
        (5, 1, 2),
        (6, 10, 1),
        (9, 16, 1),
        (10, 1, 3),
        (12, 25, 2),
    ];

    private SampleCalendar(SortedDictionary<LocalDate, DayType> days) => Days = days;

    /// <summary>Every date of the incidents and of the two years after.</summary>
    public SortedDictionary<LocalDate, DayType> Days { get; }

    public static SampleCalendar Create(SampleRecipe recipe, SampleRandom random)
    {
        var days = new SortedDictionary<LocalDate, DayType>();
        var end = new LocalDate(recipe.FirstDay.PlusDays(recipe.Days).Year + 3, 1, 1);
        for (var date = recipe.FirstDay; date < end; date = date.PlusDays(1))
        {
            days[date] =
                date.DayOfWeek >= IsoDayOfWeek.Saturday ? DayType.Weekend
                : IsVacation(date) ? DayType.Workday
                : DayType.SchoolDay;
        }
        for (var year = recipe.FirstDay.Year; year < end.Year; year++)
        {
            foreach (var (month, day, length) in Holidays)
            {
                var first = new LocalDate(year, month, day);
                for (var k = 0; k < length; k++)
                {
                    days[first.PlusDays(k)] = DayType.Holiday;
                }
                // A holiday of three days is worked off on the Saturday before it.
                var saturday = first.PlusDays(-1).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Saturday));
                if (length == 3 && days.TryGetValue(saturday, out var type) && type == DayType.Weekend)
                {
                    days[saturday] = DayType.SwappedWorkday;
                }
            }
            if (recipe.HasStadium)
            {
                AddEvents(days, year, random);
            }
        }
        return new SampleCalendar(days);
    }

    /// <summary>[day] relative demand: weekday × season × holiday × rain, rain falling in spells on about 30 % of days.</summary>
    public double[] Factors(SampleRecipe recipe, SampleRandom random)
    {
        var factors = new double[recipe.Days];
        var isRain = false;
        for (var day = 0; day < factors.Length; day++)
        {
            var date = recipe.FirstDay.PlusDays(day);
            isRain = random.Chance(isRain ? 0.55 : 0.19);
            factors[day] =
                Weekdays[(int)date.DayOfWeek - 1]
                * (1 + SeasonSwing * Math.Cos(2 * Math.PI * (date.DayOfYear - MidSummer) / 365.25))
                * (Days[date] == DayType.Holiday ? HolidayFactor : 1)
                * (isRain ? RainFactor : 1);
        }
        return factors;
    }

    /// <summary>26 days of the stadium: 14 + 8 + 3 + 1 matches, mostly at weekends.</summary>
    private static void AddEvents(SortedDictionary<LocalDate, DayType> days, int year, SampleRandom random)
    {
        const int Events = 26;
        for (var k = 0; k < Events; k++)
        {
            var week = new LocalDate(year, 1, 7)
                .PlusWeeks(2 * k)
                .With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
            var date = week.PlusDays(
                random.Chance(0.2) ? 2
                : random.Chance(0.6) ? 5
                : 6
            );
            while (days[date] is DayType.Holiday or DayType.SwappedWorkday or DayType.EventDay)
            {
                date = date.PlusDays(1);
            }
            days[date] = DayType.EventDay;
        }
    }

    private static bool IsVacation(LocalDate date) =>
        date.Month is 7 or 8 || (date.Month == 2 && date.Day <= 14) || (date.Month == 12 && date.Day >= 22);
}
