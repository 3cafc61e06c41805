using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Planning;

/// <summary>Where and when members can be asked, without what is expected to happen.</summary>
/// <param name="Zone">Clock of the district.</param>
/// <param name="Calendar">Day types.</param>
/// <param name="Communities">Codes of communities and of the subdistricts they belong to, ordered by code.</param>
/// <param name="CommunitiesOf">[code of a management grid or enterprise] codes of the communities it lies in.</param>
public sealed record WeekAreas(
    DateTimeZone Zone,
    DayCalendar Calendar,
    IReadOnlyList<(string Code, string? Parent)> Communities,
    ILookup<string, string> CommunitiesOf
);
