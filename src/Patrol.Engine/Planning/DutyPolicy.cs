using NodaTime;
using Patrol.Engine.Network;

namespace Patrol.Engine.Planning;

/// <summary>A window of the day in which duties are served.</summary>
/// <param name="From">Local start.</param>
/// <param name="Minutes">Length; the window may end at midnight.</param>
/// <param name="Days">On which days of the week.</param>
public sealed record DutyPeriod(LocalTime From, int Minutes, DutyDays Days);

/// <summary>Days of the week of a period.</summary>
public enum DutyDays
{
    /// <summary>Every day.</summary>
    All = 1,

    /// <summary>Saturdays and Sundays only.</summary>
    Weekend = 2,
}

/// <summary>
/// What is served and by how many, the same for every week of a district. Windows and sizes are those of the
/// volunteers' duties; [D] marks what is our own choice.
/// </summary>
public sealed record DutyPolicy
{
    /// <summary>Most patrols a week that a district can state.</summary>
    public const int MostWeeklyPatrols = 10_000;

    /// <summary>Patrols a week.</summary>
    public required int WeeklyPatrols { get; init; }

    /// <summary>How patrols move.</summary>
    public TravelMode Mode { get; init; } = TravelMode.Foot;

    /// <summary>Fewest patrols of a community in a week. [D]</summary>
    public int PatrolFloor { get; init; } = 3;

    /// <summary>Windows of patrols.</summary>
    public IReadOnlyList<DutyPeriod> Periods { get; init; } =
    [
        new(new LocalTime(7, 0), 120, DutyDays.All),
        new(new LocalTime(11, 0), 120, DutyDays.All),
        new(new LocalTime(14, 0), 180, DutyDays.Weekend),
        new(new LocalTime(16, 30), 120, DutyDays.All),
        new(new LocalTime(18, 30), 90, DutyDays.All),
        new(new LocalTime(20, 0), 120, DutyDays.All),
        new(new LocalTime(22, 0), 120, DutyDays.All),
    ];

    /// <summary>Windows of school protection, on school days.</summary>
    public IReadOnlyList<DutyPeriod> SchoolPeriods { get; init; } =
    [new(new LocalTime(7, 0), 120, DutyDays.All), new(new LocalTime(16, 30), 120, DutyDays.All)];

    /// <summary>Window of standby, one in each subdistrict every evening.</summary>
    public DutyPeriod StandbyPeriod { get; init; } = new(new LocalTime(20, 0), 120, DutyDays.All);

    /// <summary>Fewest people of a patrol.</summary>
    public int PatrolMinimum { get; init; } = 3;

    /// <summary>People a patrol should have.</summary>
    public int PatrolTarget { get; init; } = 4;

    /// <summary>Fewest people at a school's entrance.</summary>
    public int SchoolMinimum { get; init; } = 2;

    /// <summary>People a school's entrance should have.</summary>
    public int SchoolTarget { get; init; } = 3;

    /// <summary>Fewest people on standby.</summary>
    public int StandbyMinimum { get; init; } = 4;

    /// <summary>People who should be on standby.</summary>
    public int StandbyTarget { get; init; } = 6;

    /// <summary>Start of the night: from here on an officer or auxiliary is with every duty.</summary>
    public LocalTime NightFrom { get; init; } = new(22, 0);

    /// <summary>Minutes that a patrol stays at a stop; evidence of 10 to 16 exists for police at hot spots only.</summary>
    public double StayMinutes { get; init; } = 12;

    /// <summary>Minutes of way between two stops, for estimating how many a patrol makes. [D]</summary>
    public double WayMinutes { get; init; } = 5;
}
