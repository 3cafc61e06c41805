using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>Aoristic sums of a category in a community.</summary>
/// <param name="Category">Code of the category; null for all.</param>
/// <param name="Community">Index of the community, -1 for places in none; null for all.</param>
/// <param name="Sums">[hour of week, 0 = Monday 00:00] aoristic sums.</param>
public sealed record HourSums(string? Category, int? Community, double[] Sums)
{
    /// <summary>Incidents in all.</summary>
    public double Total => Sums.Sum();

    /// <summary>
    /// Sums up incidents by category and community: one row for each pair that has an incident, by code, then index. Dates
    /// and months without a time of day are not counted.
    /// </summary>
    /// <param name="incidents">Incidents; discovered and sensitive ones are the caller's to leave out.</param>
    /// <param name="raster">Says in which community a cell lies.</param>
    /// <exception cref="ArgumentException">A cell is not of the raster.</exception>
    public static IReadOnlyList<HourSums> Of(IEnumerable<IncidentRow> incidents, AnalysisRaster raster)
    {
        ArgumentNullException.ThrowIfNull(incidents);
        ArgumentNullException.ThrowIfNull(raster);
        var rows = new Dictionary<(string Category, int Community), double[]>();
        foreach (var incident in incidents)
        {
            if ((uint)incident.Cell.Value >= (uint)raster.Count)
            {
                throw new ArgumentException(
                    $"Row {incident.Row}: there is no cell {incident.Cell.Value}.",
                    nameof(incidents)
                );
            }
            var key = (incident.Category, (int)raster.CellCommunity[incident.Cell.Value]);
            if (incident.HourOfWeek is { } hour)
            {
                rows.TryAdd(key, new double[WeekClock.HoursPerWeek]);
                Add(rows[key], incident, hour);
            }
        }
        return
        [
            .. rows.OrderBy(row => row.Key.Category, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Community)
                .Select(row => new HourSums(row.Key.Category, row.Key.Community, row.Value)),
        ];
    }

    /// <summary>
    /// Sums by local week, for draws of whole weeks: every week from the first with an incident to the last, silent ones
    /// included. An interval counts in the week it starts in.
    /// </summary>
    /// <param name="incidents">Incidents; those without a time of day are not counted.</param>
    /// <param name="gaps">Dates that were not observed: weeks in them are left out; null for none.</param>
    /// <returns>[week][hour of week] aoristic sums, by time.</returns>
    public static IReadOnlyList<double[]> ByWeek(
        IEnumerable<IncidentRow> incidents,
        IReadOnlyList<DateGap>? gaps = null
    )
    {
        ArgumentNullException.ThrowIfNull(incidents);
        var weeks = new SortedDictionary<LocalDate, double[]>();
        foreach (var incident in incidents)
        {
            if (incident.HourOfWeek is { } hour)
            {
                weeks.TryAdd(incident.LocalWeek, new double[WeekClock.HoursPerWeek]);
                Add(weeks[incident.LocalWeek], incident, hour);
            }
        }
        if (weeks.Count == 0)
        {
            return [];
        }
        var (week, last) = (weeks.Keys.First(), weeks.Keys.Last());
        var all = new List<double[]>();
        for (; week <= last; week = week.PlusWeeks(1))
        {
            if (!(gaps?.Any(gap => week >= gap.From && week < gap.To) ?? false))
            {
                all.Add(weeks.GetValueOrDefault(week) ?? new double[WeekClock.HoursPerWeek]);
            }
        }
        return all;
    }

    /// <summary>Adds up rows.</summary>
    internal static double[] Add(IEnumerable<HourSums> rows)
    {
        var sums = new double[WeekClock.HoursPerWeek];
        foreach (var row in rows)
        {
            for (var h = 0; h < sums.Length; h++)
            {
                sums[h] += row.Sums[h];
            }
        }
        return sums;
    }

    private static void Add(double[] sums, IncidentRow incident, int hour)
    {
        if (incident.Parts is not { } parts)
        {
            sums[hour]++;
            return;
        }
        for (var i = 0; i < parts.Slots.Length; i++)
        {
            sums[parts.Slots[i] % WeekClock.HoursPerWeek] += parts.Shares[i];
        }
    }
}
