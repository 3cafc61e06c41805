using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Periods;

/// <summary>When in the week reported demand is high, how sure that is, and what it rests on.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="TimeZone">IANA zone of the district's clock; all hours are local.</param>
/// <param name="Demand">The demand counted; of the community where one was asked for.</param>
/// <param name="CommunityName">Name of the community; null for the district.</param>
/// <param name="Windows">Most windows that could be cut.</param>
/// <param name="ShortestHours">Fewest hours of each.</param>
/// <param name="MostHours">Most hours in all; null for no such limit.</param>
/// <param name="Week">The 24 × 7 table.</param>
/// <param name="Days">[day, Monday first] its margin.</param>
/// <param name="Hours">[hour of the day] its margin.</param>
/// <param name="Periods">High-incidence periods, by their first hour; none where demand is even.</param>
/// <param name="Total">All of them together; null without any.</param>
/// <param name="Method">How they were found.</param>
/// <param name="Categories">The same week by category, largest first.</param>
/// <param name="CategoryChoices">[code → name] all categories that can be asked for, by code.</param>
/// <param name="Communities">By community of the district, largest first; whichever was asked for.</param>
/// <param name="Timed">Incidents with a time of day in the table.</param>
/// <param name="Untimed">Incidents without a time of day, in no hour.</param>
/// <param name="LeftOut">Incidents left out, as their time at 00:00 is really a date without a time.</param>
/// <param name="LongIntervals">Of those in the table, known to a week or longer only: spread evenly over all hours.</param>
/// <param name="Midnights">Categories whose times at 00:00 were left out.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record PeriodsView(
    string District,
    string TimeZone,
    DemandSummary Demand,
    string? CommunityName,
    int Windows,
    int ShortestHours,
    int? MostHours,
    WeekHours Week,
    IReadOnlyList<HourMargin> Days,
    IReadOnlyList<HourMargin> Hours,
    IReadOnlyList<FoundPeriod> Periods,
    PeriodTotal? Total,
    PeriodMethod Method,
    IReadOnlyList<HourGroup> Categories,
    IReadOnlyDictionary<string, string> CategoryChoices,
    IReadOnlyList<HourGroup> Communities,
    double Timed,
    double Untimed,
    double LeftOut,
    int LongIntervals,
    IReadOnlyList<MidnightView> Midnights,
    IReadOnlyList<string> Limits
);
