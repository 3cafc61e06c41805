using NodaTime;

namespace Patrol.Engine.Analysis.Quality;

/// <summary>What came in for a month, in counts.</summary>
/// <param name="Month">Local month in which incidents happened, or were sent where their time can't be read.</param>
/// <param name="Records">Records received, those left out included.</param>
/// <param name="WithoutPlace">Records without a place that can be used.</param>
/// <param name="WithTime">Records with a time of day.</param>
/// <param name="AtMidnight">Of these, at exactly 00:00.</param>
/// <param name="RepeatedIds">Records whose id an earlier record has.</param>
/// <param name="LagDays">[days] records known to have come in so many days after the incident; empty where unknown.</param>
public sealed record QualityCounts(
    YearMonth Month,
    int Records,
    int WithoutPlace,
    int WithTime,
    int AtMidnight,
    int RepeatedIds,
    IReadOnlyList<int> LagDays
);
