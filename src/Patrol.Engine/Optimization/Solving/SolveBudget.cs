namespace Patrol.Engine.Optimization.Solving;

/// <summary>
/// How long a search may take. Work is counted by what is done, not by the clock, so the same seed and work give the
/// same plan on any machine; the clock only stops a search whose machine is slower than expected, and the plan says
/// when it did.
/// </summary>
public sealed record SolveBudget
{
    /// <summary>
    /// Units of work that a second is given by default. A free present-day core does about one a second; the rest is
    /// room for busy machines, so that the clock rarely stops a search.
    /// </summary>
    public const double WorkPerSecond = 0.3;

    /// <summary>Makes a budget.</summary>
    /// <param name="wallSeconds">Longest time by the clock, seconds.</param>
    /// <param name="work">Units of work; null for <see cref="WorkPerSecond"/> a second.</param>
    /// <param name="targetGap">Gap (fraction) at which the search is content and stops.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number, or the time is zero.</exception>
    public SolveBudget(double wallSeconds, double? work = null, double targetGap = 0)
    {
        if (!(wallSeconds > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(wallSeconds), wallSeconds, "Must be above 0.");
        }
        if (work is { } units && !(units >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(work), work, "Must be at least 0.");
        }
        if (!(targetGap >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(targetGap), targetGap, "Must be at least 0.");
        }
        (WallSeconds, Work, TargetGap) = (wallSeconds, work ?? wallSeconds * WorkPerSecond, targetGap);
    }

    /// <summary>Longest time by the clock, seconds.</summary>
    public double WallSeconds { get; }

    /// <summary>Units of work, each about a second of one present-day core.</summary>
    public double Work { get; }

    /// <summary>Gap (fraction) at which the search stops.</summary>
    public double TargetGap { get; }
}
