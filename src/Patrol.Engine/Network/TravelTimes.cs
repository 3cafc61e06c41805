using Patrol.Engine.Model;

namespace Patrol.Engine.Network;

/// <summary>
/// Travel times between many points of the streets, never straight lines: the fastest way of a mode, ended once every
/// point asked for is settled. Seconds are rounded up to whole ones, so a way over a third point is never shorter. The
/// way between a place and its street is not in them; see <see cref="AccessSeconds"/>. One instance serves one thread.
/// </summary>
/// <param name="graph">Streets; a segment with speed 0 is not used.</param>
/// <param name="mode">How one travels.</param>
/// <param name="isReversed">True to search against the directions: times are then from each point to the source.</param>
public sealed class TravelTimes(StreetGraph graph, TravelMode mode, bool isReversed = false)
{
    /// <summary>Stands for a point that can't be reached within the limit.</summary>
    public const int Never = int.MaxValue;

    private readonly Distances search = Distances.InSeconds(graph, mode, isReversed);

    /// <summary>Nodes settled so far, in all searches: a measure of the work.</summary>
    public long Settled { get; private set; }

    /// <summary>Seconds of the straight way between a place and its street at a walking speed, rounded up.</summary>
    /// <param name="point">The place's point on the streets.</param>
    /// <param name="walkKmh">Speed.</param>
    public static int AccessSeconds(SnapPoint point, double walkKmh) =>
        (int)Math.Ceiling(point.DistanceMeters * 3.6 / walkKmh);

    /// <summary>[to] seconds from one point to others (reversed: from the others to it), <see cref="Never"/> beyond the
    /// limit.</summary>
    /// <param name="source">Point on a segment of the mode.</param>
    /// <param name="targets">Points asked for.</param>
    /// <param name="maxSeconds">Longest time, inclusive.</param>
    public int[] From(SnapPoint source, IReadOnlyList<SnapPoint> targets, double maxSeconds)
    {
        ArgumentNullException.ThrowIfNull(targets);
        search.Run(source, maxSeconds, targets);
        Settled += search.Reached.Count;
        var seconds = new int[targets.Count];
        for (var k = 0; k < seconds.Length; k++)
        {
            var exact = search.To(targets[k]);
            // A hair's breadth of rounding must not add a second.
            seconds[k] = exact <= maxSeconds ? (int)Math.Ceiling(exact - 1e-6) : Never;
        }
        return seconds;
    }

    /// <summary>[from, to] seconds between the points of two lists.</summary>
    /// <param name="sources">Points to start from.</param>
    /// <param name="targets">Points to go to.</param>
    /// <param name="maxSeconds">Longest time, inclusive.</param>
    public int[][] Between(
        IReadOnlyList<SnapPoint> sources,
        IReadOnlyList<SnapPoint> targets,
        double maxSeconds
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        return [.. sources.Select(source => From(source, targets, maxSeconds))];
    }
}
