using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>
/// What happened where in which week, for methods that foretell the next one: incidents in order of time, each at a place of a
/// raster, in a band of the day. Times are days since a Monday.
/// </summary>
public sealed class IncidentHistory
{
    /// <summary>Days of a week.</summary>
    public const int DaysPerWeek = 7;

    private readonly int[] weekStart;

    /// <summary>Sorts incidents by time.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="weeks">Number of weeks, at least 1.</param>
    /// <param name="x">[incident] easting, meters.</param>
    /// <param name="y">[incident] northing, meters.</param>
    /// <param name="cell">[incident] cell of the raster.</param>
    /// <param name="day">[incident] days since the first Monday, 0 … 7 · weeks, half-open.</param>
    /// <param name="weight">[incident] how many it stands for, above 0.</param>
    /// <param name="band">[incident] band of the day, from 0; null for one band.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value is out of range.</exception>
    public IncidentHistory(
        AnalysisRaster raster,
        int weeks,
        double[] x,
        double[] y,
        int[] cell,
        double[] day,
        float[] weight,
        byte[]? band = null
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(day);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weeks);
        band ??= new byte[day.Length];
        int[] lengths = [x.Length, y.Length, cell.Length, day.Length, weight.Length, band.Length];
        if (lengths.Distinct().Count() > 1)
        {
            throw new ArgumentException(
                $"Arrays of incidents differ in length: {string.Join(", ", lengths)}."
            );
        }
        for (var i = 0; i < day.Length; i++)
        {
            if (
                !(day[i] >= 0 && day[i] < weeks * DaysPerWeek)
                || (uint)cell[i] >= (uint)raster.Count
                || !(weight[i] > 0)
            )
            {
                throw new ArgumentException(
                    $"Incident {i}: day {day[i]} of {weeks} weeks, cell {cell[i]} of {raster.Count}, weight {weight[i]}."
                );
            }
        }
        var order = Enumerable.Range(0, day.Length).ToArray();
        Array.Sort((double[])day.Clone(), order);
        Raster = raster;
        Weeks = weeks;
        X = [.. order.Select(i => x[i])];
        Y = [.. order.Select(i => y[i])];
        Cell = [.. order.Select(i => cell[i])];
        Day = [.. order.Select(i => day[i])];
        Weight = [.. order.Select(i => weight[i])];
        Band = [.. order.Select(i => band[i])];
        Bands = Band.Length > 0 ? Band.Max() + 1 : 1;
        weekStart = new int[weeks + 1];
        for (var (week, i) = (0, 0); week <= weeks; week++)
        {
            while (i < Day.Length && Day[i] < week * DaysPerWeek)
            {
                i++;
            }
            weekStart[week] = i;
        }
    }

    /// <summary>
    /// Incidents as running counts hold them: at the center of their cell, at noon of their day, or in the middle of the week where
    /// only that is known.
    /// </summary>
    /// <param name="raster">The raster that the counts are of.</param>
    /// <param name="counts">The counts.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value is out of range.</exception>
    public static IncidentHistory Of(AnalysisRaster raster, CellCounts counts)
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(counts);
        if (
            counts.Week.Length != counts.Cell.Length
            || counts.Day.Length != counts.Cell.Length
            || counts.Cell.Any(cell => (uint)cell >= (uint)raster.Count)
        )
        {
            throw new ArgumentException(
                $"Arrays of counts differ in length, or a count lies in none of {raster.Count} cells.",
                nameof(counts)
            );
        }
        var centers = counts.Cell.Select(raster.Center).ToArray();
        const double noon = 0.5;
        return new IncidentHistory(
            raster,
            counts.Weeks,
            [.. centers.Select(center => center.X)],
            [.. centers.Select(center => center.Y)],
            counts.Cell,
            [
                .. counts.Week.Select(
                    (week, i) =>
                        week * DaysPerWeek + (counts.Day[i] < 0 ? DaysPerWeek / 2.0 : counts.Day[i] + noon)
                ),
            ],
            counts.Weight,
            counts.Band
        );
    }

    /// <summary>The raster.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>Number of weeks.</summary>
    public int Weeks { get; }

    /// <summary>Number of bands of the day.</summary>
    public int Bands { get; }

    /// <summary>[incident] easting, meters.</summary>
    public double[] X { get; }

    /// <summary>[incident] northing, meters.</summary>
    public double[] Y { get; }

    /// <summary>[incident] cell.</summary>
    public int[] Cell { get; }

    /// <summary>[incident] days since the first Monday, ascending.</summary>
    public double[] Day { get; }

    /// <summary>[incident] how many it stands for.</summary>
    public float[] Weight { get; }

    /// <summary>[incident] band of the day.</summary>
    public byte[] Band { get; }

    /// <summary>Incidents of some weeks, as a range of their indices.</summary>
    /// <param name="from">First week.</param>
    /// <param name="to">Week after the last.</param>
    public Range Of(int from, int to) => weekStart[from]..weekStart[to];

    /// <summary>[cell] incidents of some weeks in a band; null for all bands.</summary>
    public double[] Count(int from, int to, int? band = null)
    {
        var counts = new double[Raster.Count];
        var (start, end) = (weekStart[from], weekStart[to]);
        for (var i = start; i < end; i++)
        {
            if (band is null || Band[i] == band)
            {
                counts[Cell[i]] += Weight[i];
            }
        }
        return counts;
    }
}

/// <summary>The weeks that a method may look at, and what it is to foretell: the week after them, in one band of the day.</summary>
/// <param name="History">All that happened.</param>
/// <param name="From">First week to look at.</param>
/// <param name="To">Week to foretell; none from it on may be looked at.</param>
/// <param name="Band">Band to foretell.</param>
public readonly record struct TrainingWindow(IncidentHistory History, int From, int To, int Band = 0)
{
    /// <summary>Weeks to look at.</summary>
    public int Weeks => To - From;

    /// <summary>The raster.</summary>
    public AnalysisRaster Raster => History.Raster;

    /// <summary>[cell] incidents of the band in the last weeks of the window, as many as there are.</summary>
    public double[] CountLast(int weeks) => History.Count(Math.Max(From, To - weeks), To, Band);

    /// <summary>The same without its last weeks.</summary>
    public TrainingWindow Without(int weeks) => this with { To = To - weeks };
}
