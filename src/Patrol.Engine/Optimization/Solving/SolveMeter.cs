using System.Diagnostics;

namespace Patrol.Engine.Optimization.Solving;

/// <summary>Counts the work and the time of one search, and says when to stop.</summary>
internal sealed class SolveMeter(SolveBudget budget, CancellationToken cancellation)
{
    private readonly long start = Stopwatch.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    public double Work { get; private set; }

    public double Seconds => Stopwatch.GetElapsedTime(start).TotalSeconds;

    public double WorkLeft => Math.Max(0, budget.Work - Work);

    public double SecondsLeft => Math.Max(0, budget.WallSeconds - Seconds);

    /// <summary>True once the clock, not the work, has stopped something.</summary>
    public bool ClockStopped { get; private set; }

    public bool Cancelled { get; private set; }

    /// <summary>True once something, not the search itself, has ended it.</summary>
    public bool HasEnded => Cancelled || ClockStopped || WorkLeft <= 0;

    public void Spend(double work) => Work += work;

    /// <summary>True when the search must end; remembers why.</summary>
    public bool MustStop()
    {
        if (cancellation.IsCancellationRequested)
        {
            Cancelled = true;
        }
        else if (SecondsLeft <= 0)
        {
            ClockStopped = true;
        }
        return HasEnded;
    }
}
