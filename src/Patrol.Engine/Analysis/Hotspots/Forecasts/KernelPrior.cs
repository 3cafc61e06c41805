using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// Counts that fade with age, drawn toward the kernel density around them: a gamma-Poisson model whose prior mean is that
/// density, <c>λ_c = m_c (y_c + a) / (E m_c + a)</c>, y_c = the cell's incidents, each counting half after each half-life, E = the
/// weeks counted alike, m_c = the density's rate a week, a = how many incidents the prior is worth. The mean over bandwidths,
/// half-lives and a, each by how likely it makes the window's last quarter. In a band of the day, the prior is the density of all
/// bands by the band's share. Empirical Bayes after Clayton and Kaldor (1987), doi:10.2307/2532003; the kernel as prior mean
/// and the fading are our own.
/// </summary>
public sealed record KernelPrior() : ForecastMethod("kernelPrior")
{
    // Of no weight beside the likeliest.
    private const double Negligible = 8;
    private static readonly double[] HalfLives = [6, 13, 26, 52, double.PositiveInfinity];
    private static readonly double[] Strengths = [0.1, 0.3, 1, 3, 10, 30, 1000];

    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window)
    {
        var tried = new List<(double LogLikelihood, double HalfLife, double Meters, double Strength)>();
        if (window.Weeks >= 2)
        {
            var held = Likelihood.WeeksHeld(window.Weeks);
            var later = window.History.Count(window.To - held, window.To, window.Band);
            var incidents = later.Sum();
            foreach (var halfLife in HalfLives)
            {
                var inputs = new Inputs(window.Without(held), halfLife);
                foreach (var meters in Bandwidths(window))
                {
                    var prior = inputs.Prior(meters);
                    foreach (var strength in Strengths)
                    {
                        var score = Likelihood.Score(inputs.Rate(prior, strength), inputs.Incidents, later);
                        tried.Add((score * incidents, halfLife, meters, strength));
                    }
                }
            }
        }
        return Average(window, tried.Count > 0 ? tried : [(0, 26, 300, 3)]);
    }

    private static double[] Average(
        TrainingWindow window,
        List<(double LogLikelihood, double HalfLife, double Meters, double Strength)> tried
    )
    {
        var best = tried.Max(one => one.LogLikelihood);
        var rate = new double[window.Raster.Count];
        var total = 0.0;
        foreach (
            var byHalfLife in tried
                .Where(one => one.LogLikelihood > best - Negligible)
                .GroupBy(one => one.HalfLife)
        )
        {
            var inputs = new Inputs(window, byHalfLife.Key);
            foreach (var byMeters in byHalfLife.GroupBy(one => one.Meters))
            {
                var prior = inputs.Prior(byMeters.Key);
                foreach (var one in byMeters)
                {
                    var weight = Math.Exp(one.LogLikelihood - best);
                    total += weight;
                    var part = inputs.Rate(prior, one.Strength);
                    for (var cell = 0; cell < rate.Length; cell++)
                    {
                        rate[cell] += weight * part[cell];
                    }
                }
            }
        }
        return [.. rate.Select(one => one / total)];
    }

    private static IEnumerable<double> Bandwidths(TrainingWindow window) =>
        new double[] { 150, 200, 300, 400, 600 }.Where(h => h >= window.Raster.CellMeters / 2);

    private sealed class Inputs
    {
        private readonly TrainingWindow window;
        private readonly WindowPlaces all;
        private readonly float[] weight;
        private readonly double[] counts;
        private readonly double weeks;

        public Inputs(TrainingWindow window, double halfLife)
        {
            this.window = window;
            all = new WindowPlaces(window, isAllBands: true);
            weight = all.WeightBefore(window.To, halfLife);
            counts = new WindowPlaces(window).CountBefore(window.To, halfLife);
            Incidents = counts.Sum();
            weeks = Enumerable.Range(1, window.Weeks).Sum(age => Math.Pow(0.5, (age - 0.5) / halfLife));
        }

        public double Incidents { get; }

        public double[] Prior(double meters)
        {
            var density = QuarticKernel.Density(all.X, all.Y, weight, window.Raster, meters);
            var total = density.Sum();
            // One incident spread evenly keeps cells far from all others possible.
            var even = 1.0 / density.Length;
            return [.. density.Select(one => ((total > 0 ? one / total * Incidents : 0) + even) / weeks)];
        }

        public double[] Rate(double[] prior, double strength)
        {
            var rate = new double[prior.Length];
            for (var cell = 0; cell < rate.Length; cell++)
            {
                rate[cell] = prior[cell] * (counts[cell] + strength) / (weeks * prior[cell] + strength);
            }
            return rate;
        }
    }
}
