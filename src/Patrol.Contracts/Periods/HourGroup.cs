namespace Patrol.Contracts.Periods;

/// <summary>The week of one category or one community, small.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Timed">Incidents with a time of day.</param>
/// <param name="Untimed">Incidents without one.</param>
/// <param name="Share">[hour of week] fraction of its week, smoothed and drawn toward the whole; sums to 1.</param>
/// <param name="Day">[hour of the day] its margin.</param>
/// <param name="PeakHour">Hour of the week with the largest share, 0–167; null with too few incidents to say.</param>
/// <param name="IsFew">True with too few incidents to say.</param>
public sealed record HourGroup(
    string Code,
    string Name,
    double Timed,
    double Untimed,
    double[] Share,
    IReadOnlyList<HourMargin> Day,
    int? PeakHour,
    bool IsFew
);
