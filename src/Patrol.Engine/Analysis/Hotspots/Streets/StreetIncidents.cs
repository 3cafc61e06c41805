using Patrol.Engine.Network;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>Incidents by where on the street segments they lie.</summary>
/// <param name="Segment">[incident] number of the segment.</param>
/// <param name="OffsetMeters">[incident] meters along it from its first vertex.</param>
/// <param name="Weight">[incident] how many, 0 or more.</param>
/// <param name="Unplaced">Weight of incidents too far from any street, which are not listed.</param>
public sealed record StreetIncidents(
    int[] Segment,
    double[] OffsetMeters,
    float[] Weight,
    double Unplaced = 0
)
{
    /// <summary>Incidents brought to the nearest street.</summary>
    /// <param name="snap">Streets that may be found; its numbers are those of the graph.</param>
    /// <param name="x">[place] easting, meters, metric CRS.</param>
    /// <param name="y">[place] northing, meters, metric CRS.</param>
    /// <param name="weight">[place] incidents at the place.</param>
    /// <param name="maxMeters">Farthest that a street may be; farther ones count as unplaced.</param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static StreetIncidents Snapped(
        StreetSnap snap,
        double[] x,
        double[] y,
        float[] weight,
        double maxMeters
    )
    {
        ArgumentNullException.ThrowIfNull(snap);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(weight);
        if (x.Length != y.Length || x.Length != weight.Length)
        {
            throw new ArgumentException(
                $"Lengths differ: {x.Length} eastings, {y.Length} northings, {weight.Length} weights.",
                nameof(weight)
            );
        }
        var points = new SnapPoint?[x.Length];
        Parallel.For(0, x.Length, i => points[i] = snap.Find(x[i], y[i], maxMeters));
        var placed = Enumerable.Range(0, x.Length).Where(i => points[i] is not null).ToArray();
        return new StreetIncidents(
            [.. placed.Select(i => points[i]!.Value.Segment)],
            [.. placed.Select(i => points[i]!.Value.OffsetMeters)],
            [.. placed.Select(i => weight[i])],
            Enumerable.Range(0, x.Length).Where(i => points[i] is null).Sum(i => (double)weight[i])
        );
    }
}
