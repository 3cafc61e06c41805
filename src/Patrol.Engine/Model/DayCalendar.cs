using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>Kinds of days that periods, duties and demand follow.</summary>
public enum DayType
{
    /// <summary>Workday with school.</summary>
    SchoolDay = 1,

    /// <summary>Workday without school.</summary>
    Workday = 2,

    /// <summary>Saturday or Sunday.</summary>
    Weekend = 3,

    /// <summary>Public holiday.</summary>
    Holiday = 4,

    /// <summary>Weekend day worked in exchange for a holiday.</summary>
    SwappedWorkday = 5,

    /// <summary>Day of a large event.</summary>
    EventDay = 6,
}

/// <summary>The imported calendar of day types; a date not listed is a workday or weekend by its weekday.</summary>
/// <param name="Dates">Listed dates.</param>
public sealed record DayCalendar(IReadOnlyDictionary<LocalDate, DayType> Dates)
{
    /// <summary>Type of a local date.</summary>
    public DayType Find(LocalDate date) =>
        Dates.TryGetValue(date, out var type) ? type
        : date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? DayType.Weekend
        : DayType.Workday;
}
