using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// Quartic kernel density of the window, its bandwidth chosen by <see cref="BandwidthChoice.ByLaterWeeks"/> on the window's
/// last quarter unless it is given.
/// </summary>
/// <param name="Meters">Bandwidth; null to choose it.</param>
public sealed record KernelForecast(double? Meters = null) : ForecastMethod("kernelDensity")
{
    private const double Fallback = 300;

    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window)
    {
        var places = new WindowPlaces(window);
        return QuarticKernel.Density(
            places.X,
            places.Y,
            places.WeightBefore(window.To),
            window.Raster,
            MetersFor(window, places)
        );
    }

    /// <summary>Bandwidth used on a window, meters.</summary>
    public double MetersFor(TrainingWindow window) => MetersFor(window, new WindowPlaces(window));

    private double MetersFor(TrainingWindow window, WindowPlaces places) =>
        Meters ?? Bandwidth(window, places)?.Meters ?? Usable(window);

    internal static BandwidthChoice? Bandwidth(TrainingWindow window, WindowPlaces places)
    {
        if (window.Weeks < 2)
        {
            return null;
        }
        var cut = window.To - Likelihood.WeeksHeld(window.Weeks);
        return BandwidthChoice.ByLaterWeeks(
            places.X,
            places.Y,
            places.WeightBefore(cut),
            window.History.Count(cut, window.To, window.Band),
            window.Raster
        );
    }

    private static double Usable(TrainingWindow window) => Math.Max(Fallback, window.Raster.CellMeters);
}
