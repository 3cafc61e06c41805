using Patrol.Contracts;
using Patrol.Contracts.Hotspots;

namespace Patrol.Viewer.Tests.Hotspots;

/// <summary>Answers made by hand.</summary>
internal static class AreaSamples
{
    private static readonly DemandSummary Demand = new(
        ["theft"],
        "2024-01-01",
        "2024-12-30",
        52,
        null,
        null,
        false,
        5200,
        5000,
        []
    );

    public static WalkableAreas Areas { get; } =
        new(
            "here-4",
            "here",
            "2025-01-01T00:00:00Z",
            new WalkableAreasRequest(new HotspotQuery()),
            "kernelDensity",
            Demand,
            "feasible",
            30,
            0.25,
            0.019,
            31,
            0.0323,
            29,
            new MapReading(0.019, "2024-10-07", "2024-12-30", 1200, 0.21, 0.18),
            [Area(1, 20, "Plum Street", "Oak Road", "Elm Way"), Area(2, 10, "Ash Lane")],
            200,
            3,
            [new ReasonView("hotspot.no-risk-left", new Dictionary<string, string>())],
            12.3,
            false
        );

    public static StreetHotspots Streets { get; } =
        new(
            "here",
            Demand,
            "quartic",
            200,
            3,
            3000,
            100,
            5000,
            7,
            120,
            250,
            new ValueScale(0.1, 10, [0.1, 1, 5]),
            [new StreetShare(0.01, 1, 30, 0.2), new StreetShare(0.02, 0, 0, 0)],
            [
                new TopStreet(1, 2, "Plum Street", "Riverside", [-77, 38.9], 100, 10, 1, 0.01),
                new TopStreet(2, 0, null, null, [-77, 38.9], 50, 4, 0.2, 0.002),
            ]
        );

    private static WalkableArea Area(int rank, double perWeek, params string[] streets) =>
        new(
            rank,
            [rank],
            240_000,
            perWeek,
            perWeek / 120,
            "Riverside",
            streets,
            [-77, 38.9],
            [
                [
                    [-77, 38.9],
                    [-77, 38.91],
                    [-76.9, 38.91],
                    [-77, 38.9],
                ],
            ]
        );
}
