using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Periods;

namespace Patrol.Viewer.Tests.Periods;

/// <summary>An answer of the server small enough to check by eye: Friday 20–24 and Sunday 23 to Monday 01 are high.</summary>
internal static class PeriodSamples
{
    private static readonly HashSet<int> High = [116, 117, 118, 119, 167, 0];

    // The high hours hold 10 each, all others 1.
    private static readonly double[] Sums =
    [
        .. Enumerable.Range(0, 168).Select(hour => High.Contains(hour) ? 10.0 : 1.0),
    ];

    private static readonly double Total = Sums.Sum();

    public static readonly PeriodsView View = new(
        "here",
        "Europe/Berlin",
        new DemandSummary(["theft"], "2025-01-06", "2025-12-29", 51, null, null, false, 230, 222, []),
        null,
        7,
        2,
        null,
        new WeekHours(
            Sums,
            [.. Enumerable.Range(0, 168).Select(hour => hour == 146 ? 50.0 : 51.0)],
            [.. Sums.Select(sum => (double?)(sum / 51))],
            [.. Sums.Select(sum => sum / Total)],
            [.. Sums.Select(sum => sum > 1 ? 1.0 : 0)]
        ),
        [.. Enumerable.Range(0, 7).Select(day => Margin(hour => hour / 24 == day))],
        [.. Enumerable.Range(0, 24).Select(clock => Margin(hour => hour % 24 == clock))],
        [
            new FoundPeriod(116, 4, "116-120", 0.18, 0.15, 0.21, 0.024, 0.98, 1, 0.95, "steady"),
            new FoundPeriod(167, 2, "0-1,167-168", 0.09, 0.07, 0.11, 0.012, 0.7, 0.6, 0.9, "ends-move"),
        ],
        new PeriodTotal(6, 0.036, 0.27, 0.24, 0.3, "0-1,116-120,167-168"),
        new PeriodMethod("circularSegmentation", 0.75, null, 51, 1000, 8),
        [Group("theft", "Theft", 200, false), Group("dispute", "Dispute", 22, true)],
        new Dictionary<string, string> { ["dispute"] = "Dispute", ["theft"] = "Theft" },
        [Group("a", "Abbey", 222, false)],
        222,
        8,
        0,
        0,
        [new MidnightView("theft", "Theft", 120, 20, 1.5, 20, "minute")],
        ["midnight-times", "untimed", "clock-changes"]
    );

    private static HourMargin Margin(Func<int, bool> within)
    {
        var sum = Sums.Where((_, hour) => within(hour)).Sum();
        var share = sum / Total;
        return new HourMargin(sum, share, share * 0.8, share * 1.2, sum / 51, sum / 51 * 0.8, sum / 51 * 1.2);
    }

    private static HourGroup Group(string code, string name, double timed, bool isFew) =>
        new(
            code,
            name,
            timed,
            0,
            [.. Sums.Select(sum => sum / Total)],
            [.. Enumerable.Range(0, 24).Select(clock => Margin(hour => hour % 24 == clock))],
            isFew ? null : 116,
            isFew
        );
}
