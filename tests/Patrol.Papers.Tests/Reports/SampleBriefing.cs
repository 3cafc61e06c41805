using Patrol.Contracts;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Cards;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Quality;

namespace Patrol.Papers.Tests.Reports;

/// <summary>A small briefing and a small card that show everything.</summary>
internal static class SampleBriefing
{
    public const string Address = "http://localhost:5210/d/test/reports/test-7";

    private static readonly double[][] Cell =
    [
        [9.001, 52.501],
        [9.004, 52.501],
        [9.004, 52.503],
        [9.001, 52.503],
        [9.001, 52.501],
    ];

    public static BriefingPaperInput Create(int communities = 2)
    {
        MonthRow[] rows =
        [
            new(null, null, null, null, false, Change(100, 140, "higher", true), Change(90, 140, "higher", false)),
            new("theft", "Theft", null, null, false, Change(60, 61, "noClearChange", false), Change(2, 3, "tooFew", false)),
            .. Enumerable
                .Range(1, communities)
                .Select(index => new MonthRow(
                    null,
                    null,
                    $"C{index}",
                    $"Community {index}",
                    false,
                    Change(20, 9, "lower", true),
                    Change(9, 9, "noClearChange", false)
                )),
        ];
        return new BriefingPaperInput(
            new BriefingView(
                "test-7",
                "test",
                "Test district",
                "2026-11-28T09:00:00Z",
                "tester",
                "2026-10",
                new BriefingRequest { Month = "2026-10" },
                new BriefingFigures(140, 31, rows[0].MonthOnMonth, rows[0].YearOnYear, 0, 1, "Theft", 61),
                [
                    new ReasonView(
                        "briefing.total",
                        new Dictionary<string, string>
                        {
                            ["month"] = "2026-10",
                            ["incidents"] = "140",
                            ["days"] = "31",
                            ["rate"] = "4.5",
                        }
                    ),
                ],
                new MonthView("test", "2026-10", "2026-09", "2025-10", 31, 30, 31, "2025-01-01", "2026-11-01", [new("theft", "Theft")], 0, rows, []),
                new BriefingPeriods(
                    "2025-11-03",
                    "2026-11-02",
                    "week",
                    52,
                    500,
                    [.. Enumerable.Repeat(1 / 168.0, 168)],
                    [new BriefingPeriod(164, 6, 0.12, new IntervalView(0.1, 0.14), 0.83)],
                    []
                ),
                new BriefingPlaces(
                    [new PlaceView(1, 5, [9.0025, 52.502], Cell, "C1", "Community 1", ["Linden Street"], 1.25)],
                    0.01,
                    0.2
                ),
                null,
                Equity(communities),
                new QualityView(
                    "test",
                    [new QualityRow("2026-10", 150, 0.08, 0.01, 0, null, null, ["without-place"])],
                    [],
                    0,
                    ["refused-spread"]
                ),
                null,
                new BriefingCard(
                    "smoothedCounts",
                    200,
                    120,
                    "2026-08-10",
                    "2026-11-02",
                    400,
                    [new("theft", "Theft")],
                    new MapReading(0.05, "2026-09-28", "2026-11-02", 140, 0.21, 0.21),
                    ["discovered-left-out"]
                )
            ),
            SamplePaperPlan.Create().Map,
            Address
        );
    }

    public static CardPaperInput Card() =>
        new(
            new CommunityCard(
                "test",
                "Test district",
                "C1",
                "Community 1",
                "2026-W47",
                "2026-11-16",
                "2026-W46",
                [new CardPlace(1, [9.0025, 52.502], Cell, ["Linden Street"])],
                [new PeriodView(116, 120, 0.1)],
                [
                    new ReasonView(
                        "card.patrol",
                        new Dictionary<string, string>
                        {
                            ["rank"] = "1",
                            ["place"] = "Linden Street",
                            ["weekday"] = "5",
                            ["from"] = "20:00",
                            ["to"] = "00:00",
                        }
                    ),
                ],
                [new CardCount("theft", "Theft", null), new CardCount("noise", "Noise", 12), new CardCount("fraud", "Fraud", 0)],
                null,
                5,
                "2026-08-24",
                "2026-11-16",
                200,
                []
            ),
            SamplePaperPlan.Create().Map,
            "http://localhost:5210/d/test/reports?tab=cards"
        );

    private static EquityView Equity(int communities)
    {
        var codes = Enumerable.Range(1, communities).ToArray();
        return new EquityView(
            "test",
            "test-4",
            "2026-W49",
            "draft",
            "2025-11-03",
            "2026-11-02",
            new ExposureView(
                0.4,
                0.4,
                0.6,
                [.. codes.Select(index => new ExposureRow($"C{index}", $"Community {index}", 60, 0.5, 0.2, 2.5, "over", null))]
            ),
            null,
            null,
            [.. codes.Select(index => new ReportingRow($"C{index}", $"Community {index}", 10, 20, 0.4, null, 0.01, index == 1))],
            new SensitivityView(
                40,
                6,
                0.05,
                "C1",
                [.. codes.Select(index => new SensitivityRow($"C{index}", $"Community {index}", 1, 3, 0.2, 0.3))]
            ),
            []
        );
    }

    private static ChangeView Change(int before, int after, string verdict, bool standsOut) =>
        new(before, after, after / (double)before, new IntervalView(0.8, null), 0.01, verdict, standsOut);
}
