using NodaTime;
using NodaTime.TimeZones;

namespace Patrol.Engine.Planning;

/// <summary>A period on one day of a week.</summary>
/// <param name="Code">The same every week, such as <c>fri-2000</c>.</param>
/// <param name="Start">Local start.</param>
/// <param name="End">Local end.</param>
/// <param name="From">Start; a time that clocks skip is moved on, of one that comes twice the first is meant.</param>
/// <param name="To">End on the wall clock, resolved the same way.</param>
internal sealed record DutyWindow(
    string Code,
    LocalDateTime Start,
    LocalDateTime End,
    Instant From,
    Instant To
)
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Windows of a week, by day and start; one that clocks skip whole is left out.</summary>
    public static IEnumerable<DutyWindow> Of(
        IReadOnlyList<DutyPeriod> periods,
        LocalDate week,
        DateTimeZone zone
    )
    {
        for (var day = 0; day < Days.Length; day++)
        {
            foreach (var period in periods.OrderBy(period => period.From))
            {
                if (period.Days == DutyDays.Weekend && day < 5)
                {
                    continue;
                }
                var start = week.PlusDays(day).At(period.From);
                var end = start.PlusMinutes(period.Minutes);
                var (from, to) = (Resolve(start, zone), Resolve(end, zone));
                if (to > from)
                {
                    yield return new DutyWindow(
                        $"{Days[day]}-{period.From.Hour:00}{period.From.Minute:00}",
                        start,
                        end,
                        from,
                        to
                    );
                }
            }
        }
    }

    /// <summary>True when a part of it lies in the night, which ends at six.</summary>
    public bool IsNight(LocalTime nightFrom) =>
        Start.TimeOfDay >= nightFrom || Start.Hour < 6 || End > Start.Date.At(nightFrom);

    private static Instant Resolve(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();
}
