namespace Patrol.Engine.Analysis.Periods;

/// <summary>What periods may be cut.</summary>
/// <param name="MostWindows">k: at most so many windows, 1 … 84.</param>
/// <param name="ShortestHours">m: each of at least so many hours, 1 or more.</param>
/// <param name="MostHours">
/// H: at most so many hours in all, then the windows hold the most demand. Null sets no such limit; then they hold the
/// most demand beyond an even spread, as otherwise the whole week would be one period.
/// </param>
public sealed record PeriodRule(int MostWindows = 7, int ShortestHours = 2, int? MostHours = null)
{
    /// <summary>Most windows that a rule may ask for: a week of hours on and off.</summary>
    public const int LargestMostWindows = 84;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MostWindows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostWindows, LargestMostWindows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ShortestHours);
        if (MostHours is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(MostHours));
        }
    }
}
