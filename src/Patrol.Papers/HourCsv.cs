using System.Globalization;
using Patrol.Contracts.Periods;

using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>The 24 × 7 table of periods as delimited text, a row an hour of the week.</summary>
public static class HourCsv
{
    private static readonly string[] Columns =
    [
        "hour_of_week",
        "day",
        "hour",
        "incidents",
        "hours_occurred",
        "incidents_per_hour",
        "smoothed_share",
        "in_period",
        "stability",
    ];

    /// <summary>The file.</summary>
    public static byte[] Write(PeriodsView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var within = view
            .Periods.SelectMany(period => Enumerable.Range(period.From, period.Hours))
            .Select(hour => hour % view.Week.Sums.Length)
            .ToHashSet();
        return TableCsv.Write(
            new PaperTable(
                "hours",
                Columns,
                [
                    .. view.Week.Sums.Select(
                (sum, hour) =>
                    (object?[])
                        [
                            hour,
                            CultureInfo.InvariantCulture.DateTimeFormat.DayNames[(hour / 24 + 1) % 7],
                            hour % 24,
                            sum,
                            view.Week.HoursOccurred[hour],
                            view.Week.RatePerHour[hour],
                            view.Week.Share[hour],
                            within.Contains(hour) ? 1 : 0,
                            view.Week.Stability?[hour],
                        ]
            ),
                ]
            )
        );
    }
}
