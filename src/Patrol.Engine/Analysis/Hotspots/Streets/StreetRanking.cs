using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>Reads densities of street segments: what share of the incidents to expect where, and where first.</summary>
public static class StreetRanking
{
    /// <summary>Share of the incidents expected on each segment, <c>f_s length_s / Σ f length</c>.</summary>
    /// <param name="density">[segment] incidents per meter.</param>
    /// <param name="segments">The segments.</param>
    /// <returns>[segment] share, together 1; all zero where nothing is expected.</returns>
    /// <exception cref="ArgumentException">There are not as many values as segments.</exception>
    public static double[] Shares(double[] density, IReadOnlyList<StreetSegment> segments)
    {
        Check(density, segments);
        double[] expected = [.. density.Select((value, s) => value * segments[s].LengthMeters)];
        var all = expected.Sum();
        return all > 0 ? [.. expected.Select(value => value / all)] : expected;
    }

    /// <summary>The densest segments, until they make up a share of the length of all streets.</summary>
    /// <param name="density">[segment] incidents per meter.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="lengthShare">Share of the length, 0 … 1; the segment that would exceed it is not among them.</param>
    /// <returns>Numbers, densest first; of equals the lower number first.</returns>
    /// <exception cref="ArgumentException">There are not as many values as segments.</exception>
    public static int[] Top(double[] density, IReadOnlyList<StreetSegment> segments, double lengthShare)
    {
        Check(density, segments);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthShare);
        var room = lengthShare * segments.Sum(segment => segment.LengthMeters);
        return
        [
            .. Enumerable
                .Range(0, density.Length)
                .OrderByDescending(s => density[s])
                .ThenBy(s => s)
                .TakeWhile(s => (room -= segments[s].LengthMeters) >= 0),
        ];
    }

    private static void Check(double[] density, IReadOnlyList<StreetSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(segments);
        if (density.Length != segments.Count)
        {
            throw new ArgumentException(
                $"There are {density.Length} values of {segments.Count} segments.",
                nameof(density)
            );
        }
    }
}
