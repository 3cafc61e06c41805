namespace Patrol.Contracts.Periods;

/// <summary>A category whose times at 00:00 are really dates without a time.</summary>
/// <param name="Category">Its code.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Times">Its times in all.</param>
/// <param name="AtMidnight">Of these, at 00:00; where only hours are known, in the hour from 00:00.</param>
/// <param name="Expected">How many would be expected there.</param>
/// <param name="LeftOut">Incidents left out.</param>
/// <param name="Resolution">
/// <c>minute</c>: all times at exactly 00:00 were left out; <c>hour</c>: the detail is deleted, and the hour from 00:00 was
/// brought down to what would be expected.
/// </param>
public sealed record MidnightView(
    string Category,
    string Name,
    int Times,
    int AtMidnight,
    double Expected,
    double LeftOut,
    string Resolution
);
