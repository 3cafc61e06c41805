using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>
/// Makes a surface of reported demand from counts: over the cells by a forecast method, over the hours of the week by profiles
/// of each community, with a method card that says what it is worth.
/// </summary>
/// <remarks>
/// Rate of cell c, severity-weighted incidents a week: <c>r_c / Σ r · W / E</c>, r = the method's rates for the week after the
/// last, W = the weight of all counts, E = observed weeks. So the method says where, and the counts how much. See
/// <see cref="ForecastMethod"/>, <see cref="ObservedPeriod"/>, <see cref="HourProfiles"/> and
/// <see cref="HighIncidencePeriods"/> for the parts.
/// </remarks>
public static class SurfaceBuilder
{
    /// <summary>Makes a surface.</summary>
    /// <param name="demand">What it is made of.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <exception cref="InputException">
    /// <c>surface.no-cells</c>, <c>surface.no-incidents</c>, <c>surface.no-weight</c>, <c>surface.bad-bandwidth</c>: all that hold
    /// at once.
    /// </exception>
    /// <exception cref="ArgumentException">Arrays that belong together differ in length, or a count lies in no cell.</exception>
    public static RiskSurface Build(SurfaceDemand demand, SurfaceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(demand);
        options ??= new SurfaceOptions();
        var method = options.Method ?? new KernelForecast();
        SurfaceInput.Check(demand, (method as KernelForecast)?.Meters);

        var (raster, counts) = (demand.Raster, demand.Counts);
        var history = IncidentHistory.Of(raster, counts);
        var window = new TrainingWindow(
            history,
            Math.Max(0, history.Weeks - BackTest.MostTraining),
            history.Weeks
        );
        if (method is KernelForecast { Meters: null } kernel)
        {
            method = new KernelForecast(kernel.MetersFor(window));
        }
        var rate = method.Rate(window);
        var total = rate.Sum();
        if (!(total > 0))
        {
            // Nothing in the weeks that the method looks at, but before them.
            method = new KernelForecast(new KernelForecast().MetersFor(window));
            rate = method.Rate(window);
            total = rate.Sum();
        }
        var scale = counts.Incidents / demand.Observed.Weeks / total;
        var profiles = HourProfiles.Of(demand.Hours);
        var card = CardOf(demand, options, method, window.Weeks, profiles);
        var district = (short)(demand.Hours.Sums.Length - 1);
        return new RiskSurface(
            raster.Number,
            Array.ConvertAll(rate, value => (float)(value * scale)),
            Array.ConvertAll(raster.CellCommunity, community => community < 0 ? district : community),
            new Dictionary<string, float[][]> { [RiskSurface.AnyDay] = profiles.Communities },
            card with
            {
                Limits = SurfaceLimits.Of(card, profiles, InOneCell(counts)),
            }
        );
    }

    private static MethodCard CardOf(
        SurfaceDemand demand,
        SurfaceOptions options,
        ForecastMethod method,
        int weeks,
        HourProfiles profiles
    ) =>
        new(
            method.Name,
            (method as KernelForecast)?.Meters,
            demand.Raster.CellMeters,
            demand.Observed.From,
            demand.Observed.To,
            demand.Observed.Weeks,
            demand.Observed.Gaps,
            demand.Incidents,
            demand.TimedIncidents,
            demand.ExcludedDiscovered,
            demand.ExcludedSensitive,
            profiles.PriorStrength,
            profiles.PeakHour,
            profiles.PeakHour is null ? [] : HighIncidencePeriods.Find(profiles.District),
            options.Reading,
            []
        )
        {
            WeeksLookedAt = weeks,
            Choice = options.Choice,
            Categories = demand.Categories,
            WithDiscovered = demand.WithDiscovered,
            Policy = options.Policy,
        };

    private static bool InOneCell(CellCounts counts) => counts.Cell.All(cell => cell == counts.Cell[0]);
}
