using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>The bandwidth under which what was not looked at is best foretold.</summary>
/// <param name="Meters">The best of those tried; the widest of equals.</param>
/// <param name="Tried">Bandwidths tried, meters, ascending, with the mean log likelihood of an incident under each.</param>
/// <param name="IsAtBound">True when the best is the narrowest or the widest tried: a better one may lie beyond.</param>
/// <param name="CoincidentShare">Fraction of the incidents that share their exact place with another.</param>
public sealed record BandwidthChoice(
    double Meters,
    IReadOnlyList<(double Meters, double LogLikelihood)> Tried,
    bool IsAtBound,
    double CoincidentShare
)
{
    private const double MuchCoincident = 0.2;

    /// <summary>True when the choice is not to be trusted: many incidents share places, and the best lies at a bound.</summary>
    public bool IsDoubtful => IsAtBound && CoincidentShare > MuchCoincident;

    /// <summary>Bandwidths that patrols can use: 100, 150 … 600 m, and none under a cell.</summary>
    public static IReadOnlyList<double> Usual(double cellMeters) =>
        [.. Enumerable.Range(2, 11).Select(step => 50.0 * step).Where(h => h >= Math.Min(cellMeters, 600))];

    /// <summary>
    /// By the likelihood of later incidents: <c>Σ_c n_c ln p_c / Σ_c n_c</c>, p_c = the share of cell c in the density of the
    /// earlier ones with one incident spread evenly over all cells added to it, so that none is impossible; quartic kernel.
    /// </summary>
    /// <param name="x">[place] easting, meters.</param>
    /// <param name="y">[place] northing, meters.</param>
    /// <param name="earlier">[place] earlier incidents.</param>
    /// <param name="later">[cell] later incidents.</param>
    /// <param name="raster">The raster.</param>
    /// <param name="bandwidths">Bandwidths to try, meters; null for <see cref="Usual"/>.</param>
    /// <returns>Null when nothing happened earlier or later.</returns>
    public static BandwidthChoice? ByLaterWeeks(
        double[] x,
        double[] y,
        float[] earlier,
        double[] later,
        AnalysisRaster raster,
        IReadOnlyList<double>? bandwidths = null
    )
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(raster);
        var (before, after) = (earlier.Sum(), later.Sum());
        if (before <= 0 || after <= 0)
        {
            return null;
        }
        return Choose(
            bandwidths ?? Usual(raster.CellMeters),
            h =>
            {
                var density = QuarticKernel.Density(x, y, earlier, raster, h);
                var total = density.Sum();
                var score = 0.0;
                for (var cell = 0; cell < density.Length; cell++)
                {
                    if (later[cell] > 0)
                    {
                        var share = total > 0 ? density[cell] / total * before : 0;
                        score += later[cell] * Math.Log((share + 1.0 / density.Length) / (before + 1));
                    }
                }
                return score / after;
            },
            CoincidentOf(x, y, earlier)
        );
    }

    /// <summary>
    /// By leaving each incident out, where there are no later weeks: the mean over incidents of <c>ln f(x_i)</c>, f the
    /// density of the incidents elsewhere, so that those which share a place never foretell each other; quartic kernel. An
    /// incident that no other reaches counts as if one were spread evenly over the area.
    /// </summary>
    /// <param name="x">[place] easting, meters.</param>
    /// <param name="y">[place] northing, meters.</param>
    /// <param name="weight">[place] incidents.</param>
    /// <param name="areaSquareMeters">Area that they lie in.</param>
    /// <param name="bandwidths">Bandwidths to try, meters, ascending.</param>
    /// <returns>Null with fewer than two distinct places.</returns>
    public static BandwidthChoice? ByLeavingOut(
        double[] x,
        double[] y,
        float[] weight,
        double areaSquareMeters,
        IReadOnlyList<double> bandwidths
    )
    {
        ArgumentNullException.ThrowIfNull(bandwidths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(areaSquareMeters);
        var places = DistinctPlaces.Of(x, y, weight, bandwidths[^1]);
        if (places.Count < 2)
        {
            return null;
        }
        var total = places.Weight.Sum();
        double[] all = [.. bandwidths];
        var scores = places.ScoresByDistance(
            bandwidths,
            (own, h, moments) =>
            {
                var density = 3 / (Math.PI * h * h) * moments;
                return own * Math.Log((density + 1 / areaSquareMeters) / (total - own + 1));
            }
        );
        return Choose(bandwidths, h => scores[Array.IndexOf(all, h)] / total, CoincidentOf(x, y, weight));
    }

    private static BandwidthChoice Choose(
        IReadOnlyList<double> bandwidths,
        Func<double, double> score,
        double coincident
    )
    {
        (double Meters, double LogLikelihood)[] tried = [.. bandwidths.Select(h => (h, score(h)))];
        var best = tried.MaxBy(one => (one.LogLikelihood, one.Meters)).Meters;
        return new BandwidthChoice(
            best,
            tried,
            best == tried[0].Meters || best == tried[^1].Meters,
            coincident
        );
    }

    private static double CoincidentOf(double[] x, double[] y, float[] weight)
    {
        var at = new Dictionary<(double, double), double>();
        for (var i = 0; i < x.Length; i++)
        {
            at[(x[i], y[i])] = at.GetValueOrDefault((x[i], y[i])) + weight[i];
        }
        var all = at.Values.Sum();
        return all > 0 ? at.Values.Where(one => one > 1).Sum() / all : 0;
    }
}
