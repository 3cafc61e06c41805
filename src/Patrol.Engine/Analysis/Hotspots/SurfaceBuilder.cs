using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>
/// Makes the first, honest surface of reported demand: a quartic kernel density in space, hour profiles in time, and a
/// method card that says what it is worth.
/// </summary>
/// <remarks>
/// Rate of cell c, severity-weighted incidents a week: <c>f(center of c) · cellMeters² / observed weeks</c>, with the
/// full square also where the boundary cuts it. See <see cref="QuarticKernel"/>, <see cref="ObservedPeriod"/>,
/// <see cref="HourProfiles"/>, <see cref="HighIncidencePeriods"/> and <see cref="HeldOut"/> for the parts.
/// </remarks>
public static class SurfaceBuilder
{
    /// <summary>Name of the method on the card.</summary>
    public const string Method = "quarticKernelDensity";

    /// <summary>Makes a surface.</summary>
    /// <param name="raster">Cells.</param>
    /// <param name="weeks">When and how much.</param>
    /// <param name="places">Where; its training and test counts are cut at <see cref="HeldOut.Choose(DemandWeeks)"/>.</param>
    /// <param name="hours">At which hours, by community.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <exception cref="InputException">
    /// <c>surface.no-cells</c>, <c>surface.no-incidents</c>, <c>surface.no-weight</c>, <c>surface.bad-place</c>,
    /// <c>surface.bad-bandwidth</c>: all that hold at once.
    /// </exception>
    /// <exception cref="ArgumentException">Arrays that belong together differ in length, or sums are malformed.</exception>
    public static RiskSurface Build(
        AnalysisRaster raster,
        DemandWeeks weeks,
        DemandPlaces places,
        DemandHours hours,
        SurfaceOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(weeks);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(hours);
        var bandwidth = (options ?? new SurfaceOptions()).BandwidthMeters;
        SurfaceInput.Check(raster, weeks, places, hours, bandwidth);

        var observed = ObservedPeriod.Of(weeks);
        var profiles = HourProfiles.Of(hours);
        var scale = raster.CellMeters * raster.CellMeters / observed.Weeks;
        var density = QuarticKernel.Density(places.X, places.Y, places.Weight, raster, bandwidth);
        var incidents = places.Count.Sum();
        var card = new MethodCard(
            Method,
            bandwidth,
            raster.CellMeters,
            observed.From,
            observed.To,
            observed.Weeks,
            observed.Gaps,
            incidents,
            weeks.TimedIncidents,
            weeks.ExcludedDiscovered,
            weeks.ExcludedSensitive,
            places.Count.Where(count => count > 1).Sum() / (double)incidents,
            profiles.PriorStrength,
            profiles.PeakHour,
            profiles.PeakHour is null ? [] : HighIncidencePeriods.Find(profiles.District),
            Reading(raster, weeks, places, bandwidth),
            []
        );
        var district = (short)(hours.Sums.Length - 1);
        return new RiskSurface(
            raster.Number,
            [.. density.Select(value => (float)(value * scale))],
            [.. raster.CellCommunity.Select(community => community < 0 ? district : community)],
            new Dictionary<string, float[][]> { [RiskSurface.AnyDay] = profiles.Communities },
            card with
            {
                Limits = SurfaceLimits.Of(card, profiles, InOneCell(places)),
            }
        );
    }

    private static HeldOutReading? Reading(
        AnalysisRaster raster,
        DemandWeeks weeks,
        DemandPlaces places,
        double bandwidth
    )
    {
        if (HeldOut.Choose(weeks) is not { } held)
        {
            return null;
        }
        var training = QuarticKernel.Density(places.X, places.Y, places.TrainWeight, raster, bandwidth);
        return HeldOut.Read(held, training, places);
    }

    private static bool InOneCell(DemandPlaces places)
    {
        var cells = places.Cell.Where((_, i) => places.Count[i] > 0);
        return cells.Distinct().Take(2).Count() == 1;
    }
}
