namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>How many visits a patrol can make at most, by the shortest ways there are.</summary>
/// <param name="Stay">Seconds of a visit.</param>
/// <param name="Cover">Seconds of an hour that cover it.</param>
/// <param name="Out">Shortest way from the base.</param>
/// <param name="Between">Shortest ways into the stops from others, ascending.</param>
/// <param name="Home">Shortest way to the base.</param>
internal sealed record Pace(int Stay, int Cover, int Out, int[] Between, int Home)
{
    /// <summary>Most visits that cover an hour, or fit in a window.</summary>
    /// <param name="seconds">Seconds of the window in the hour.</param>
    /// <param name="beginsBefore">True where the window begins before the hour: then the first visit may, too.</param>
    /// <param name="endsAfter">True where it ends after the hour: then the last visit may, too.</param>
    public int Most(int seconds, bool beginsBefore, bool endsAfter)
    {
        var visits = 0;
        while (visits <= Between.Length && Need(visits + 1, beginsBefore, endsAfter) <= seconds)
        {
            visits++;
        }
        // A single visit may stand at both ends of the hour.
        return Math.Max(visits, seconds >= Cover ? 1 : 0);
    }

    private long Need(int visits, bool beginsBefore, bool endsAfter)
    {
        var saved = (beginsBefore ? Stay - Cover : 0) + (endsAfter ? Stay - Cover : 0);
        return (beginsBefore ? 0 : Out)
            + (long)visits * Stay
            - saved
            + Between.Take(visits - 1).Sum(way => (long)way)
            + (endsAfter ? 0 : Home);
    }
}
