namespace Patrol.Contracts.Quality;

/// <summary>How good the records are, month by month.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Months">Months with records, latest first.</param>
/// <param name="Files">Files of incidents received, latest first.</param>
/// <param name="ExpiredLeftOut">Records whose detail is gone: they are in no month.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record QualityView(
    string District,
    IReadOnlyList<QualityRow> Months,
    IReadOnlyList<QualityFile> Files,
    int ExpiredLeftOut,
    IReadOnlyList<string> Limits
);

/// <summary>A month's records.</summary>
/// <param name="Month">Local month, such as <c>2026-10</c>.</param>
/// <param name="Records">Records received, those left out included.</param>
/// <param name="WithoutPlaceShare">Share without a place that can be used; null without records.</param>
/// <param name="MidnightShare">Share of the times of day at exactly 00:00; null without times.</param>
/// <param name="RepeatedShare">Share whose id came before; null without records.</param>
/// <param name="MedianLagDays">Days after which half had come in; null where unknown.</param>
/// <param name="NinetiethLagDays">Days after which nine tenths had; null where unknown.</param>
/// <param name="Limits">Codes: <c>late-records</c>, <c>without-place</c>, <c>midnight-times</c>, <c>repeated-ids</c>,
/// <c>no-records</c>.</param>
public sealed record QualityRow(
    string Month,
    int Records,
    double? WithoutPlaceShare,
    double? MidnightShare,
    double? RepeatedShare,
    int? MedianLagDays,
    int? NinetiethLagDays,
    IReadOnlyList<string> Limits
);

/// <summary>A file of incidents and what of it could not be used.</summary>
/// <param name="Id">Id of its import report.</param>
/// <param name="File">File name.</param>
/// <param name="Created">When it came, UTC, ISO 8601.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="WithoutPlace">Rows without a place.</param>
/// <param name="RepeatedIds">Rows whose id came before in it.</param>
public sealed record QualityFile(
    string Id,
    string File,
    string Created,
    int Rows,
    int WithoutPlace,
    int RepeatedIds
);
