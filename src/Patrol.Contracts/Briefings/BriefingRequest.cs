namespace Patrol.Contracts.Briefings;

/// <summary>What a monthly briefing is asked to hold; run again, the same is asked of the next month.</summary>
public sealed record BriefingRequest
{
    /// <summary>Month, such as <c>2026-10</c>; null or <c>last</c> for the last one that records cover.</summary>
    public string? Month { get; init; }

    /// <summary>Codes of categories, comma-separated; null for all that are not sensitive.</summary>
    public string? Categories { get; init; }

    /// <summary>
    /// Sections, comma-separated: <c>comparisons</c>, <c>periods</c>, <c>places</c>, <c>backtest</c>, <c>equity</c>,
    /// <c>quality</c>, <c>nearRepeat</c>; null for all but the last, which takes a while.
    /// </summary>
    public string? Sections { get; init; }
}
