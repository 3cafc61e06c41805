using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;

namespace Patrol.Viewer.Tests.Backtests;

/// <summary>Back-tests small enough to check by eye.</summary>
internal static class BacktestSamples
{
    private static readonly double[] Shares = [0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2];

    public static readonly Backtest Test = new(
        "here-3",
        "here",
        "2026-01-05T08:00:00Z",
        new BacktestRequest(new DemandQuery()),
        new DemandSummary(["theft"], "2024-07-08", "2026-01-05", 78, null, null, false, 9000, 8000, []),
        new StudyArea(null, 1200, 200, 48),
        1,
        "2025-10-13",
        "2026-01-05",
        12,
        2877,
        "smoothedCounts",
        "kernelPrior",
        false,
        new BacktestSwitch(13, 0.34, 0.33),
        [
            .. Enumerable
                .Range(0, 12)
                .Select(week => new WeekChoice(
                    $"{new DateOnly(2025, 10, 13).AddDays(7 * week):yyyy-MM-dd}",
                    week < 4 ? "yearCounts" : "kernelPrior"
                )),
        ],
        [Method("smoothedCounts", 18), Method("kernelPrior", 20), Method("nested", 19)],
        new BacktestReading("kernelPrior", 0.05, 0.21, [0.19, 0.23], 0.18, 0.2, "better", "…"),
        [],
        5.5
    );

    public static readonly JobView Job = new(
        "here-9",
        "backtest",
        "running",
        "weeks",
        6,
        24,
        0.75,
        3,
        1,
        false,
        null,
        null
    );

    private static BacktestMethod Method(string name, double start) =>
        new(
            name,
            [
                .. new[] { 0.01, 0.02, 0.05, 0.1 }.Select(share => new BacktestMeasure(
                    share,
                    (int)(1200 * share),
                    share * 4,
                    4,
                    [3.5, 4.5],
                    0.5,
                    40,
                    share < 0.02 ? null : 0.98,
                    name == "smoothedCounts" ? 0 : 0.4,
                    name == "smoothedCounts" ? [0, 0] : [0.1, 0.7]
                )),
            ],
            [
                .. Shares.Select(
                    (share, i) =>
                        new BacktestPoint(
                            share,
                            share * (start - i),
                            start - i,
                            [start - i - 1, start - i + 1]
                        )
                ),
            ]
        );
}
