using Patrol.Contracts;

namespace Patrol.Viewer.Tests;

/// <summary>Answers of the server, small enough to check by eye.</summary>
internal static class Samples
{
    public static readonly MethodCardView Card = new(
        "kernelDensity",
        300,
        100,
        "2024-01-01",
        "2025-12-31",
        104,
        [],
        1000,
        900,
        10,
        5,
        50,
        116,
        [new PeriodView(116, 120, 0.1)],
        new ReadingView(0.05, "2025-10-06", "2025-12-29", 120, 0.21, 0.18),
        []
    );

    public static readonly SurfaceView Surface = new(
        "here-1",
        "here",
        "2026-01-01T00:00:00Z",
        100,
        40,
        new ValueScale(0.001, 1, [0.001, 0.005, 0.02]),
        new ValueScale(0.0001, 0.1, [0.0001, 0.001, 0.002]),
        new ValueScale(1, 100, [1, 3, 9]),
        Card
    );

    public static readonly DistrictView District = new(
        "here",
        "Here",
        [9, 52],
        null,
        32632,
        "Europe/Berlin",
        "1",
        new Dictionary<string, int> { ["incidents"] = 1 },
        null,
        "here-1"
    );

    public static readonly ImportView Report = new(
        "here-4",
        "incidents.csv",
        "incidents",
        "2026-01-01T12:00:00Z",
        "tester",
        100,
        80,
        5,
        5,
        1,
        3,
        new Dictionary<string, int> { ["duplicate"] = 2, ["outside"] = 8 },
        ["suspect_name"],
        [
            new IssueView(
                "incident.outside",
                "incidents.csv",
                7,
                "place",
                "9.1 52.4",
                "Check the coordinates."
            ),
            new IssueView("incident.duplicate", "incidents.csv", 12, "id", "=1+1", "Send each report once."),
        ]
    );
}
