using Patrol.Contracts.Briefings;
using Patrol.Contracts.Equity;
using Patrol.Papers.Drawing;

namespace Patrol.Papers.Reports;

/// <summary>Printed tables of a briefing.</summary>
internal static class BriefingTables
{
    /// <summary>The month beside the one before and that of a year before; pairs only where they stand out.</summary>
    public static IEnumerable<FlowBlock> Comparison(Pen ruler, BriefingView briefing, float width)
    {
        if (briefing.Comparison is not { } comparison)
        {
            return [];
        }
        var rows = comparison.Rows.Where(row =>
            row.Category is null
            || row is { Community: null, IsOutside: false }
            || row.MonthOnMonth.StandsOut
            || row.YearOnYear.StandsOut
        );
        return
        [
            ReportBlocks.Heading(
                "Month on month, year on year",
                $"By the days that records cover: {comparison.Days} of {comparison.Month}, {comparison.PreviousDays} of {comparison.Previous}, {comparison.YearBeforeDays} of {comparison.YearBefore}; pairs of community and category where they stand out"
            ),
            .. ReportBlocks.Table(
                ruler,
                width,
                [
                    new("Whose", 0.27f),
                    new(comparison.Month, 0.09f, true),
                    new(comparison.Previous, 0.09f, true),
                    new("change", 0.09f, true),
                    new("says", 0.15f),
                    new(comparison.YearBefore, 0.09f, true),
                    new("change", 0.08f, true),
                    new("says", 0.14f),
                ],
                [
                    .. rows.Select(row => new ReportRow(
                        [
                            ReportWords.Row(row),
                            ReportWords.Whole(row.MonthOnMonth.After),
                            ReportWords.Whole(row.MonthOnMonth.Before),
                            ReportWords.Change(row.MonthOnMonth),
                            ReportWords.Verdict(row.MonthOnMonth),
                            ReportWords.Whole(row.YearOnYear.Before),
                            ReportWords.Change(row.YearOnYear),
                            ReportWords.Verdict(row.YearOnYear),
                        ],
                        row.MonthOnMonth.StandsOut || row.YearOnYear.StandsOut
                    )),
                ]
            ),
            ReportBlocks.Room(6),
        ];
    }

    /// <summary>Top places by rank.</summary>
    public static IEnumerable<FlowBlock> Places(Pen ruler, BriefingView briefing, float width) =>
        [
            .. ReportBlocks.Table(
                ruler,
                width,
                [
                    new("Rank", 0.08f),
                    new("Community", 0.24f),
                    new("Streets", 0.48f),
                    new("expected a week", 0.2f, true),
                ],
                [
                    .. briefing.Places!.Cells.Select(cell => new ReportRow([
                        $"{cell.Rank}",
                        cell.CommunityName ?? "–",
                        cell.Streets.Count > 0 ? string.Join(", ", cell.Streets) : "–",
                        ReportWords.Number(cell.PerWeek),
                    ])),
                ]
            ),
            ReportBlocks.Room(6),
        ];

    /// <summary>The week by hour with its periods.</summary>
    public static IEnumerable<FlowBlock> Periods(Pen ruler, BriefingView briefing, float width)
    {
        if (briefing.Periods is not { } periods)
        {
            return [];
        }
        var marked = periods
            .Periods.SelectMany(period => Enumerable.Range(period.From, period.Hours))
            .Select(hour => hour % 168)
            .ToHashSet();
        return
        [
            ReportBlocks.Heading(
                "When people call",
                $"Share of the week by hour, {periods.From} to before {periods.To}; framed: high-incidence periods, {periods.Draws} draws of {periods.Units} {periods.Unit}s"
            ),
            ReportPlots.Week(periods.Share, marked, width) with
            {
                KeepsWithNext = true,
            },
            .. ReportBlocks.Table(
                ruler,
                width,
                [
                    new("Period", 0.4f),
                    new("hours", 0.1f, true),
                    new("share of the week", 0.2f, true),
                    new("but for chance", 0.18f, true),
                    new("stable", 0.12f, true),
                ],
                [
                    .. periods.Periods.Select(period => new ReportRow([
                        ReportWords.Window(period.From, period.From + period.Hours),
                        $"{period.Hours}",
                        ReportWords.Percent(period.Share),
                        $"{ReportWords.Percent(period.Interval.Low)} … {ReportWords.Percent(period.Interval.High)}",
                        ReportWords.Percent(period.Stability),
                    ])),
                ]
            ),
            ReportBlocks.Room(6),
        ];
    }

    /// <summary>Exposure, reporting and sensitivity by community.</summary>
    public static IEnumerable<FlowBlock> Equity(Pen ruler, BriefingView briefing, float width)
    {
        if (briefing.Equity is not { } equity)
        {
            return [];
        }
        var exposure = equity.Patrols?.Communities.ToDictionary(row => row.Community);
        var reporting = equity.Reporting.ToDictionary(row => row.Community);
        return
        [
            ReportBlocks.Heading(
                "Patrols and reports by community",
                equity.Patrols is { } patrols
                    ? $"Plan {equity.Plan}, {equity.Week}; reports of {equity.From} to before {equity.To}; Gini of patrol minutes {ReportWords.Number(patrols.Gini)}; over above 1.5, under below 0.67"
                    : $"No plan yet; reports of {equity.From} to before {equity.To}"
            ),
            .. ReportBlocks.Table(
                ruler,
                width,
                [
                    new("Community", 0.3f),
                    new("patrol", 0.11f, true),
                    new("reports", 0.11f, true),
                    new("ratio", 0.1f, true),
                    new("says", 0.1f),
                    new($"top cells, −{equity.Sensitivity.MissingPercent:0} %", 0.16f, true),
                    new("missing?", 0.12f),
                ],
                [
                    .. equity.Sensitivity.Communities.Select(row =>
                        Row(row, exposure?.GetValueOrDefault(row.Community), reporting[row.Community])
                    ),
                ]
            ),
            ReportBlocks.Paragraph(
                ruler,
                "Top cells: how many of the top 5 % lie there now, and how many would if so much of its calls were missing. It audits; it never enters a score.",
                width,
                isQuiet: true
            ),
        ];
    }

    /// <summary>Near repeats that stand out.</summary>
    public static IEnumerable<FlowBlock> NearRepeat(Pen ruler, BriefingView briefing, float width)
    {
        if (briefing.NearRepeat is not { } near)
        {
            return [];
        }
        var rows = near
            .Categories.SelectMany(category =>
                category
                    .Bands.Where(band => band.IsFlagged)
                    .Select(band => new ReportRow([
                        category.Name,
                        $"{band.FromMeters:0}–{band.ToMeters:0} m",
                        $"{band.FromDays:0}–{band.ToDays:0} days",
                        ReportWords.Whole(band.Pairs),
                        ReportWords.Whole(band.Expected),
                        ReportWords.Number(band.Ratio),
                        ReportWords.Number(band.Probability),
                    ]))
            )
            .ToArray();
        return
        [
            ReportBlocks.Heading(
                "Again nearby, soon after",
                $"Knox test with {near.Permutations} orders, {near.From} to before {near.To}; only what is flagged"
            ),
            .. rows.Length == 0
                ? [ReportBlocks.Paragraph(ruler, "Nothing stands out.", width)]
                : ReportBlocks.Table(
                    ruler,
                    width,
                    [
                        new("Category", 0.28f),
                        new("distance", 0.16f),
                        new("after", 0.16f),
                        new("pairs", 0.1f, true),
                        new("expected", 0.1f, true),
                        new("ratio", 0.1f, true),
                        new("p", 0.1f, true),
                    ],
                    rows
                ),
            ReportBlocks.Room(6),
        ];
    }

    /// <summary>Data quality by month.</summary>
    public static IEnumerable<FlowBlock> Quality(Pen ruler, BriefingView briefing, float width) =>
        briefing.Quality is not { } quality
            ? []
            :
            [
                ReportBlocks.Heading("How good the records are", "All records received, by local month"),
                .. ReportBlocks.Table(
                    ruler,
                    width,
                    [
                        new("Month", 0.14f),
                        new("records", 0.13f, true),
                        new("without place", 0.15f, true),
                        new("at midnight", 0.14f, true),
                        new("repeated ids", 0.14f, true),
                        new("90 % after", 0.12f, true),
                        new("care", 0.18f),
                    ],
                    [
                        .. quality.Months.Select(month => new ReportRow([
                            month.Month,
                            ReportWords.Whole(month.Records),
                            ReportWords.Percent(month.WithoutPlaceShare),
                            ReportWords.Percent(month.MidnightShare),
                            ReportWords.Percent(month.RepeatedShare),
                            month.NinetiethLagDays is { } days ? $"{days} days" : "–",
                            string.Join(", ", month.Limits.Select(ReportWords.Limit)),
                        ])),
                    ]
                ),
                .. quality.Limits.Select(limit =>
                    ReportBlocks.Paragraph(ruler, ReportWords.Limit(limit), width, isQuiet: true)
                ),
            ];

    private static ReportRow Row(SensitivityRow row, ExposureRow? exposure, ReportingRow reporting) =>
        new(
            [
                row.Name,
                ReportWords.Percent(exposure?.Share),
                ReportWords.Percent(row.ShareNow),
                ReportWords.Number(exposure?.Ratio),
                exposure?.Flag is "over" or "under" ? exposure.Flag : "",
                $"{row.TopNow} → {row.TopThen}",
                reporting.IsNamed ? "ask there" : "",
            ],
            reporting.IsNamed
        );
}
