using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// Self-exciting point process: each incident makes more of them likely near it for a while,
/// <c>λ(s, t) = μ(s) + Σ_{t_i &lt; t} θ ω e^{−ω (t − t_i)} · e^{−r²/2σ²} / 2πσ²</c>, fitted by expectation and maximization: each
/// incident belongs in part to the background and in part to earlier ones. μ is a quartic density of the background parts.
/// </summary>
/// <remarks>
/// Mohler et al. (2011), doi:10.1198/jasa.2011.ap09546, with parametric triggering. We differ: pairs farther apart than 60
/// days or 500 m are not looked at, 0 &lt; θ ≤ 0.9, a day ≤ 1/ω ≤ 60 days and σ at least a quarter of a cell, as places are
/// often known to a block only and coinciding ones would drive σ to 0; no trend in time.
/// </remarks>
public sealed record SelfExciting() : ForecastMethod("selfExciting")
{
    private const double DefaultMeters = 300;

    /// <inheritdoc />
    public override double[] Rate(TrainingWindow window)
    {
        var places = new WindowPlaces(window);
        var meters =
            KernelForecast.Bandwidth(window, places)?.Meters
            ?? Math.Max(DefaultMeters, window.Raster.CellMeters);
        return new TriggeringFit(window, meters).Fit().Rate();
    }
}
