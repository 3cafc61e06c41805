namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// The baseline: counts of the last twelve weeks in the same band of the day, drawn toward the mean of all cells,
/// <c>λ = (y + α) / (E + β)</c>, E the weeks, α and β those of the gamma distribution with the mean and the extra variance of
/// the cells' counts (none: all cells alike). It ranks cells as a plain count does.
/// </summary>
public sealed record SmoothedCounts() : ForecastMethod("smoothedCounts")
{
    /// <summary>Weeks counted.</summary>
    public const int Window = 12;

    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window) =>
        Smooth(window.CountLast(Window), Math.Min(Window, window.Weeks));

    internal static double[] Smooth(double[] counts, int weeks)
    {
        var mean = counts.Average();
        var extra = counts.Sum(count => (count - mean) * (count - mean)) / counts.Length - mean;
        if (mean <= 0 || extra <= 0)
        {
            return [.. counts.Select(_ => mean / weeks)];
        }
        // A gamma with mean m/E and variance extra/E² has shape m²/extra and rate E m/extra.
        var (alpha, beta) = (mean * mean / extra, weeks * mean / extra);
        return [.. counts.Select(count => (count + alpha) / (weeks + beta))];
    }
}

/// <summary>Counts of all weeks looked at, up to a year, drawn toward the mean as in <see cref="SmoothedCounts"/>.</summary>
public sealed record YearCounts() : ForecastMethod("yearCounts")
{
    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window) =>
        SmoothedCounts.Smooth(window.CountLast(window.Weeks), window.Weeks);
}
