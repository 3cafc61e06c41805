using System.Collections.Concurrent;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Network;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// Incidents per meter of street: each incident spreads over the streets around it, not over the ground.
/// <c>f_s = Σ_i w_i ∫_s K_i(u) du / length_s</c>, and <c>K_i(u) = Σ_paths k(d) Π 1 / (n − 1)</c> over all paths from the
/// incident to u that never turn back within a segment; d = length of the path, n = degree of each junction on it, k = kernel
/// in one dimension.
/// </summary>
/// <remarks>
/// <para>
/// Kernels, h the bandwidth: quartic <c>15 / (16 h) (1 − d²/h²)²</c> for d ≤ h; Gaussian <c>exp(−d² / 2h²) / (√(2π) h
/// erf(4 / √2))</c> for d ≤ 4 h; uniform <c>1 / (2h)</c> for d ≤ h.
/// </para>
/// <para>
/// No incident is lost: <c>Σ_s f_s length_s = Σ_i w_i</c>. At a dead end the path turns back (there is nothing beyond, as
/// Okabe's kernel has it, only where the end is no edge of the map). A loop is two ends at its node: it counts twice in the
/// degree, and who comes out of it may go round again. Parallel segments are segments like any other. An incident within a
/// millimeter of a node is at the node, whichever segment it was snapped to: each of the n ends there takes <c>2 / n</c> of
/// half a kernel. A segment under a millimeter counts as a millimeter.
/// </para>
/// <para>
/// Exact up to 1e-9 of the densest segment with the quartic kernel, 1e-6 with the Gaussian and 1e-4 with the uniform, which
/// ends in a step; see <see cref="StreetWave"/>. Time and memory grow with the streets, not with incidents or bandwidth.
/// The same for any number of threads.
/// </para>
/// <para>
/// Okabe, Satoh and Sugihara (2009), doi:10.1080/13658810802475491; Okabe and Sugihara (2012), Spatial Analysis along
/// Networks, ch. 9 (equal-split discontinuous). We differ in that dead ends reflect and in the sum per segment, not per point.
/// </para>
/// </remarks>
public static class StreetDensity
{
    private const int TileSegments = 512;
    private const double MostStates = 1 << 25;
    private const int FewestSteps = 1024;
    private const int MostSteps = 1 << 16;

    /// <summary>Density of each segment.</summary>
    /// <param name="graph">Streets; all of them carry incidents, whoever may use them.</param>
    /// <param name="incidents">Where on the segments they lie.</param>
    /// <param name="bandwidthMeters">h, meters along the streets, above 0.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>[segment] incidents per meter, all zero without incidents.</returns>
    /// <exception cref="ArgumentException">
    /// A segment's length is not finite, or an incident lies on no segment, more than a millimeter beyond its end, or its
    /// weight is negative or not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The bandwidth is not finite or not above 0.</exception>
    public static double[] Of(
        StreetGraph graph,
        StreetIncidents incidents,
        double bandwidthMeters,
        Kernel kernel = Kernel.Quartic
    ) => Of(graph, incidents, bandwidthMeters, kernel, threads: -1);

    internal static double[] Of(
        StreetGraph graph,
        StreetIncidents incidents,
        double bandwidthMeters,
        Kernel kernel,
        int threads,
        int? steps = null
    )
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(incidents);
        if (!double.IsFinite(bandwidthMeters) || bandwidthMeters <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(bandwidthMeters),
                bandwidthMeters,
                "The bandwidth must be above 0."
            );
        }
        var ways = new StreetWays(graph);
        var tail = new KernelTail(kernel, bandwidthMeters, steps ?? StepsFor(ways));
        var tiles = StreetTiles.Of(graph, ways, incidents, TileSegments);
        var found = new (int[] Segment, double[] Incidents)[tiles.Count];
        var idle = new ConcurrentBag<StreetWave>();
        Parallel.For(
            0,
            tiles.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            tile =>
            {
                // Tasks come and go more often than threads do; a wave's memory stays.
                var wave = idle.TryTake(out var one) ? one : new StreetWave(ways, tail);
                tiles.Start(tile, wave);
                found[tile] = wave.Run();
                idle.Add(wave);
            }
        );
        return Sum(ways, found);
    }

    // Finer steps where streets are few cost nothing and come closer.
    private static int StepsFor(StreetWays ways) =>
        (int)Math.Clamp(MostStates / Math.Max(1, ways.ArcCount), FewestSteps, MostSteps);

    // In the order of the tiles, so that threads don't matter.
    private static double[] Sum(StreetWays ways, (int[] Segment, double[] Incidents)[] found)
    {
        var density = new double[ways.SegmentCount];
        foreach (var (segment, incidents) in found)
        {
            for (var i = 0; i < segment.Length; i++)
            {
                density[segment[i]] += incidents[i];
            }
        }
        for (var segment = 0; segment < density.Length; segment++)
        {
            density[segment] /= ways.Length(segment);
        }
        return density;
    }
}
