namespace Patrol.Contracts.Plans;

/// <summary>A point of visible presence: the patrols of its community pass it again and again on every day of the week.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="From">From this local time on, <c>19:00</c>.</param>
/// <param name="To">Until this local time, later on the same day.</param>
/// <param name="EveryMinutes">Longest time without a pass while a patrol is on duty, 10–240 minutes.</param>
public sealed record PassView(string Site, string From, string To, int EveryMinutes);

/// <summary>A point of visible presence in one window.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Name">Name of the site.</param>
/// <param name="From">Start, local wall clock.</param>
/// <param name="To">End, local wall clock.</param>
/// <param name="EveryMinutes">Longest time without a pass.</param>
/// <param name="Missed">Why it is not passed often enough; null when it is.</param>
public sealed record PassOutcome(
    string Site,
    string Name,
    string From,
    string To,
    int EveryMinutes,
    ReasonView? Missed
);
