using Patrol.Contracts.Periods;
using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Storage.Periods;

/// <summary>Margins of a 24 × 7 table, as counted: neither smoothed nor drawn toward anything.</summary>
internal static class HourMargins
{
    private const int DaysPerWeek = 7;

    /// <summary>[day, Monday first].</summary>
    public static HourMargin[] Days(double[] sums, HourOccurrences occurred) =>
        Margins(sums, occurred, DaysPerWeek, hour => hour / SmoothProfiles.HoursPerDay);

    /// <summary>[hour of the day].</summary>
    public static HourMargin[] Hours(double[] sums, HourOccurrences occurred) =>
        Margins(sums, occurred, SmoothProfiles.HoursPerDay, hour => hour % SmoothProfiles.HoursPerDay);

    private static HourMargin[] Margins(
        double[] sums,
        HourOccurrences occurred,
        int count,
        Func<int, int> placeOf
    )
    {
        var (added, hours) = (new double[count], new double[count]);
        for (var hour = 0; hour < sums.Length; hour++)
        {
            added[placeOf(hour)] += sums[hour];
            hours[placeOf(hour)] += occurred.Hours[hour];
        }
        var total = sums.Sum();
        var perMargin = WeekClock.HoursPerWeek / (double)count;
        return [.. added.Select((sum, place) => Of(sum, total, hours[place] / perMargin))];
    }

    private static HourMargin Of(double sum, double total, double weeks)
    {
        var share = BinomialInterval.Of(sum, Math.Max(sum, total));
        var rate = PoissonInterval.Of(sum);
        return new HourMargin(
            Math.Round(sum, 6),
            total > 0 ? Round(sum / total) : 0,
            Round(share.Low),
            Round(share.High ?? 1),
            weeks > 0 ? Round(sum / weeks) : 0,
            weeks > 0 ? Round(rate.Low / weeks) : 0,
            weeks > 0 ? Round((rate.High ?? 0) / weeks) : 0
        );
    }

    private static double Round(double value) => Math.Round(value, 6);
}
