using NodaTime;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Periods;

/// <summary>Adds counts up into the tables of a selection.</summary>
internal sealed class HourSumming
{
    private readonly DemandSelection selection;
    private readonly Dictionary<short, string> codes;
    private readonly Dictionary<(string Category, int Community), double[]> rows = [];
    private readonly Dictionary<(string Category, int Community), double> untimed = [];
    private readonly SortedDictionary<LocalDate, double[]> weeks = [];

    /// <summary>Starts with every observed week, silent ones included.</summary>
    public HourSumming(DemandSelection selection)
    {
        this.selection = selection;
        codes = selection.Categories.ToDictionary(category => category.Number, category => category.Code);
        var observed = selection.Observed;
        for (var week = observed.From; week < observed.To; week = week.PlusWeeks(1))
        {
            if (!observed.Gaps.Any(gap => week >= gap.From && week < gap.To))
            {
                weeks[week] = new double[WeekClock.HoursPerWeek];
            }
        }
    }

    /// <summary>Incidents without a time of day.</summary>
    public IReadOnlyDictionary<(string Category, int Community), double> Untimed => untimed;

    /// <summary>Incidents of the selection's community that were left out.</summary>
    public double LeftOut { get; private set; }

    /// <summary>Adds a category in a community.</summary>
    public void AddPlace(PlaceHourRow row)
    {
        var key = (codes[row.Category], (int)row.Community);
        if (row.Hour is { } hour)
        {
            rows.TryAdd(key, new double[WeekClock.HoursPerWeek]);
            rows[key][hour] += row.Weight;
        }
        else
        {
            untimed[key] = row.Weight;
        }
    }

    /// <summary>Adds an hour of a week.</summary>
    public void AddWeek(WeekHourRow row)
    {
        // Stray records of weeks that were not observed are in no profile of weeks.
        if (weeks.TryGetValue(row.Week, out var hours))
        {
            LeftOut += row.LeftOut;
            hours[row.Hour] += row.Weight;
        }
    }

    /// <summary>Takes dates away that were written as midnight.</summary>
    public void TakeAway(MidnightRow row)
    {
        rows[(codes[row.Category], row.Community)][row.Hour] -= row.Times;
        if (
            (selection.Community is null || selection.Community == row.Community)
            && weeks.TryGetValue(row.Week, out var hours)
        )
        {
            hours[row.Hour] -= row.Times;
            LeftOut += row.Times;
        }
    }

    /// <summary>Sums by category and community, by code, then index.</summary>
    public IReadOnlyList<HourSums> Rows() =>
        [
            .. rows.OrderBy(row => row.Key.Category, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Community)
                .Select(row => new HourSums(row.Key.Category, row.Key.Community, Whole(row.Value))),
        ];

    /// <summary>[observed week][hour of week] sums.</summary>
    public IReadOnlyList<double[]> Weeks() => [.. weeks.Values.Select(Whole)];

    // Weights are exact, yet a part of them that was scaled down may leave a hair under 0.
    private static double[] Whole(double[] sums) => [.. sums.Select(sum => Math.Max(0, sum))];
}

/// <summary>Incidents of a category in a community in an hour of the week; without an hour, those without a time of day.</summary>
internal sealed record PlaceHourRow
{
    public short Category { get; init; }
    public short Community { get; init; }
    public short? Hour { get; init; }
    public double Weight { get; init; }
}

/// <summary>Incidents in an hour of a week.</summary>
internal sealed record WeekHourRow
{
    public LocalDate Week { get; init; }
    public short Hour { get; init; }
    public double Weight { get; init; }
    public double LeftOut { get; init; }
}
