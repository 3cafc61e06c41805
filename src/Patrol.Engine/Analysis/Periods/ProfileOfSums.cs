using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// Sums of hours as a profile: one incident spread evenly is added, each sum is divided by how often its hour occurred, these
/// rates are smoothed, and brought to a sum of 1. With a prior, its incidents are added after smoothing instead of the one.
/// </summary>
internal sealed class ProfileOfSums
{
    private readonly HourOccurrences? occurred;
    private readonly double[]? kernel;
    private readonly double[]? added;

    public ProfileOfSums(HourOccurrences? occurred, double bandwidthHours, PeriodPrior? prior = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bandwidthHours);
        this.occurred = occurred;
        added = prior?.Rates(occurred);
        kernel = bandwidthHours > 0 ? CircularKernel.Of(WeekClock.HoursPerWeek, bandwidthHours) : null;
    }

    public double[] Of(double[] sums)
    {
        var rates = new double[sums.Length];
        for (var h = 0; h < rates.Length; h++)
        {
            var hours = occurred?.Hours[h] ?? 1;
            // An hour that never occurred has no demand to tell of.
            rates[h] = hours > 0 ? (sums[h] + (added is null ? 1.0 / rates.Length : 0)) / hours : 0;
        }
        rates = kernel is null ? rates : CircularKernel.Smooth(rates, kernel);
        rates = added is null ? rates : [.. rates.Zip(added, (own, prior) => own + prior)];
        var total = rates.Sum();
        return total > 0 ? [.. rates.Select(rate => rate / total)] : rates;
    }
}
