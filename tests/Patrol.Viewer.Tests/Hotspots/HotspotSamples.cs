using Patrol.Contracts;
using Patrol.Contracts.Hotspots;

namespace Patrol.Viewer.Tests.Hotspots;

/// <summary>Maps small enough to check by eye.</summary>
internal static class HotspotSamples
{
    public static readonly DemandSummary Demand = new(
        ["theft", "dispute"],
        "2025-01-06",
        "2026-01-05",
        52,
        null,
        null,
        false,
        1000,
        900,
        []
    );

    public static readonly ValueScale Scale = new(0.001, 1, [0.001, 0.005, 0.02, 0.1]);

    public static readonly HotspotMap Map = new(
        "here",
        Demand,
        "kernelDensity",
        "no-backtest",
        "quartic",
        250,
        true,
        100,
        400,
        19.2,
        Scale,
        new SignificanceSummary("gistar", "queen", null, 0.002, [30, 20, 10], [0, 0, 0], 8, 0),
        new Dictionary<string, int>
        {
            ["new"] = 1,
            ["intensifying"] = 0,
            ["persistent"] = 5,
            ["diminishing"] = 2,
            ["sporadic"] = 9,
        },
        new MapReading(0.05, "2025-10-13", "2026-01-05", 230, 0.21, 0.18),
        [
            new TopCell(1, 77, [9, 52], "Elm", 0.8, 40, 6.2, 1e-9, 99, 99, "persistent"),
            new TopCell(2, 12, [9.01, 52], null, 0.3, 4, 1.8, 0.07, 90, 0, null),
        ],
        ["no-edge-correction", "normal-approximation"]
    );

    public static readonly HotspotDifference Difference = new(
        "here",
        Demand,
        Demand with
        {
            From = "2024-01-08",
            To = "2025-01-06",
        },
        "kernelDensity",
        "asked",
        "quartic",
        250,
        false,
        100,
        400,
        19.2,
        24.1,
        0.8,
        0.7,
        0.9,
        "lower",
        Scale,
        3,
        11,
        [new ChangedCell(1, 77, [9, 52], "Elm", 0.4, 0.8, 20, 44, "lower")],
        ["other-season"]
    );
}
