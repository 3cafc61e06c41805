namespace Patrol.Contracts.Plans;

/// <summary>Asks for the plan of a week.</summary>
/// <param name="Week">ISO week, <c>2026-W48</c>; null for the next, or for that of the version.</param>
/// <param name="Seed">Seed of the searches; also turns the order of the stops from week to week.</param>
/// <param name="Patrols">Patrols of the week, at least 1; null for what the district states.</param>
/// <param name="Mode"><c>foot</c>, <c>eBike</c> or <c>car</c>; null for what the district states.</param>
/// <param name="BudgetSeconds">Longest search for the roster and the routes together, 3–1,800 seconds; null for 60, or 120 where
/// there are more than 500 patrols. A first whole plan and its check are finished even when they take longer.</param>
/// <param name="Work">Units of work of both searches together, each about a second of one core; null for what the time allows.
/// The same seed and work give the same plan while the clock does not end a search.</param>
/// <param name="Surface">Id of the surface; null for the newest.</param>
/// <param name="Version">Id of a version to plan again with little change: its duties, ways, pins and bans stay. Null to plan
/// anew, starting from the last published week.</param>
/// <param name="Dropouts">Members who can't serve after all; only with a version.</param>
/// <param name="Passes">Points of visible presence that patrols pass; only of a new plan.</param>
public sealed record WeekPlanRequest(
    string? Week = null,
    int Seed = 7,
    int? Patrols = null,
    string? Mode = null,
    double? BudgetSeconds = null,
    double? Work = null,
    string? Surface = null,
    string? Version = null,
    IReadOnlyList<DropoutView>? Dropouts = null,
    IReadOnlyList<PassView>? Passes = null
);

/// <summary>A member can't serve in a window; local wall clock, <c>2026-11-27T18:00</c>, half-open.</summary>
public sealed record DropoutView(string Member, string From, string To);
