using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>The ways between the stops of a community in whole steps of time, rounded down, so that no way is too long.</summary>
internal sealed class TownSteps
{
    /// <summary>Stands for a way that does not exist.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Counts the ways.</summary>
    /// <param name="town">The community.</param>
    /// <param name="stepSeconds">Seconds of a step.</param>
    public TownSteps(Town town, int stepSeconds)
    {
        (Town, StepSeconds) = (town, stepSeconds);
        Stops = [.. Enumerable.Range(0, town.StopCount).Where(stop => town.LocalCells[stop].Length > 0)];
        var seconds = ThroughMustVisits(town);
        Ways = new int[Stops.Length * Stops.Length];
        for (var from = 0; from < Stops.Length; from++)
        {
            for (var to = 0; to < Stops.Length; to++)
            {
                var way = seconds[Stops[from] * town.Size + Stops[to]];
                // Two visits at one place cover no more than one that lasts as long as both.
                Ways[from * Stops.Length + to] = from == to || way >= Town.Far ? Never : way / stepSeconds;
            }
        }
    }

    public Town Town { get; }

    public int StepSeconds { get; }

    /// <summary>Stops that cover something.</summary>
    public int[] Stops { get; }

    /// <summary>[from · stops + to] steps, or <see cref="Never"/>; by place in <see cref="Stops"/>.</summary>
    public int[] Ways { get; }

    /// <summary>A pass may take no time: by rounding, the way through its place may be a second shorter.</summary>
    private static int[] ThroughMustVisits(Town town)
    {
        if (town.FirstMustVisit == town.StopCount)
        {
            return town.Seconds;
        }
        var (size, seconds) = (town.Size, (int[])town.Seconds.Clone());
        for (var pass = town.FirstMustVisit; pass < town.StopCount; pass++)
        {
            for (var from = 0; from < size; from++)
            {
                for (var to = 0; to < size; to++)
                {
                    var through = seconds[from * size + pass] + seconds[pass * size + to];
                    seconds[from * size + to] = Math.Min(seconds[from * size + to], through);
                }
            }
        }
        return seconds;
    }
}
