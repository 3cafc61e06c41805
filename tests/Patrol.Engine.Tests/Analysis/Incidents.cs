using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis;

/// <summary>Incidents made up for tests.</summary>
internal static class Incidents
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>An incident known to the minute.</summary>
    public static IncidentRow At(
        LocalDateTime local,
        string category = "theft",
        int cell = 0,
        IncidentSource source = IncidentSource.Reported,
        DateTimeZone? zone = null
    )
    {
        var from = (zone ?? Berlin).AtLeniently(local).ToInstant();
        return new IncidentRow(
            1,
            null,
            category,
            source,
            from,
            from + Duration.FromMinutes(1),
            TimePrecision.Minute,
            0,
            0,
            new CellId(cell),
            WeekClock.WeekOf(local.Date),
            WeekClock.HourOfWeek(local),
            null,
            false
        );
    }

    /// <summary>An incident known to the date.</summary>
    public static IncidentRow On(LocalDate date, string category = "theft", int cell = 0) =>
        At(date.AtMidnight(), category, cell) with
        {
            Precision = TimePrecision.Date,
            HourOfWeek = null,
        };
}
