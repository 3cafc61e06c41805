using NodaTime;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Every number and word of the rules of a roster, with its default; off or on per district by its value. Volunteers'
/// limits are our own defaults, close to published policies; [D] marks what those leave open. Limits of turn, day and month
/// and the rest hold for all who serve in free time, volunteers or not; officers and auxiliaries are held by their tours
/// alone, which are taken as they are. [D]
/// </summary>
public sealed record RosterRules
{
    /// <summary>Longest turn of one who serves in free time (volunteers, guards and grid members not on post).</summary>
    public Duration LongestTurn { get; init; } = Duration.FromHours(4);

    /// <summary>Most hours on duty whose turns start on one local date, in free time.</summary>
    public Duration LongestDay { get; init; } = Duration.FromHours(4);

    /// <summary>Most turns that start on one local date, in free time.</summary>
    public int TurnsPerDay { get; init; } = 2;

    /// <summary>Rest after a turn that ends late, in free time; no rest is asked for after other turns.</summary>
    public Duration Rest { get; init; } = Duration.FromHours(11);

    /// <summary>A turn ends late when its last moment lies after this local time or before <see cref="NightTo"/>.</summary>
    public LocalTime LateFrom { get; init; } = new(22, 0);

    /// <summary>Start of the night, local: from here on volunteers need <c>night</c>, and an officer or auxiliary leads.</summary>
    public LocalTime NightFrom { get; init; } = new(22, 0);

    /// <summary>End of the night, local, on the day after when it is not later than <see cref="NightFrom"/>.</summary>
    public LocalTime NightTo { get; init; } = new(6, 0);

    /// <summary>
    /// Most hours a calendar month in free time, unless the member declares more. A turn counts for the month of its
    /// local start; hours already served count for the month of the week's Monday. [D]
    /// </summary>
    public double HoursPerMonth { get; init; } = 24;

    /// <summary>Oldest training that counts, months; on the day it reaches this age it still counts.</summary>
    public int TrainingMonths { get; init; } = 24;

    /// <summary>Most duty of an auxiliary in one tour.</summary>
    public Duration AuxiliaryDutyPerTour { get; init; } = Duration.FromHours(4);

    /// <summary>Most duty of an officer in one tour.</summary>
    public Duration OfficerDutyPerTour { get; init; } = Duration.FromHours(4);

    /// <summary>Of a slot's people, the most that may be on probation, percent.</summary>
    public int ProbationPercent { get; init; } = 50;

    /// <summary>Clearances that a volunteer needs.</summary>
    public IReadOnlyList<string> OfVolunteers { get; init; } = ["background", "training", "insurance"];

    /// <summary>Clearances that auxiliaries and grid members need.</summary>
    public IReadOnlyList<string> OfStaff { get; init; } = ["background", "training"];

    /// <summary>Clearances that guards need.</summary>
    public IReadOnlyList<string> OfGuards { get; init; } = ["background", "guard"];

    /// <summary>Part of the fairness reached that preferences may cost, fraction of its value; twice that where previous
    /// assignments are to be kept. [D]</summary>
    public double FairnessSlack { get; init; } = 0.02;

    /// <summary>Points of a turn in a home area. [D], as are the points below.</summary>
    public int HomePoints { get; init; } = 2;

    /// <summary>Points of a turn in a community where the member served last week.</summary>
    public int PlacePoints { get; init; } = 1;

    /// <summary>Points of an assignment that was there before.</summary>
    public int KeepPoints { get; init; } = 4;

    /// <summary>Points of a slot led by the one who led it before.</summary>
    public int LeadPoints { get; init; } = 1;

    /// <summary>Least part of the other assignments of the days concerned that a repair keeps, fraction.</summary>
    public double RepairKeepShare { get; init; } = 0.95;
}
