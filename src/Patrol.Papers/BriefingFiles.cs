using Patrol.Contracts.Briefings;
using Patrol.Contracts.Comparisons;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>Tables of a briefing as a workbook, or each as delimited text.</summary>
public static class BriefingFiles
{
    /// <summary>Names of the tables that a briefing has.</summary>
    public static IReadOnlyList<string> Tables(BriefingView briefing) =>
        [.. TablesOf(briefing).Select(table => table.Name)];

    /// <summary>The tables as a workbook (XLSX), a sheet each.</summary>
    public static byte[] Workbook(BriefingView briefing)
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, [.. TablesOf(briefing)], new HashSet<string>());
        return stream.ToArray();
    }

    /// <summary>A table as CSV; null when the briefing has none of that name.</summary>
    public static byte[]? FindCsv(BriefingView briefing, string name) =>
        TablesOf(briefing).FirstOrDefault(table => table.Name == name) is { } table
            ? TableCsv.Write(table)
            : null;

    private static IEnumerable<PaperTable> TablesOf(BriefingView briefing)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        yield return Figures(briefing);
        if (briefing.Comparison is { } comparison)
        {
            yield return Comparison(comparison);
        }
        if (briefing.Periods is { } periods)
        {
            yield return new PaperTable(
                "periods",
                "from_hour_of_week,hours,share,share_low,share_high,stability".Split(','),
                [
                    .. periods.Periods.Select(one =>
                        (object?[])
                            [
                                one.From,
                                one.Hours,
                                one.Share,
                                one.Interval.Low,
                                one.Interval.High,
                                one.Stability,
                            ]
                    ),
                ]
            );
        }
        if (briefing.Places is { } places)
        {
            yield return new PaperTable(
                "places",
                "rank,cell,longitude,latitude,community,community_name,streets,expected_per_week".Split(','),
                [
                    .. places.Cells.Select(one =>
                        (object?[])
                            [
                                one.Rank,
                                one.Cell,
                                one.Center[0],
                                one.Center[1],
                                one.Community,
                                one.CommunityName,
                                string.Join("; ", one.Streets),
                                one.PerWeek,
                            ]
                    ),
                ]
            );
        }
        foreach (var table in Equity(briefing).Concat(Rest(briefing)))
        {
            yield return table;
        }
    }

    private static PaperTable Figures(BriefingView briefing) =>
        new(
            "figures",
            ["figure", "value"],
            [
                ["district", briefing.District],
                ["month", briefing.Month],
                ["incidents", briefing.Figures.Incidents],
                ["days", briefing.Figures.Days],
                ["month_on_month_ratio", briefing.Figures.MonthOnMonth.Ratio],
                ["month_on_month_verdict", briefing.Figures.MonthOnMonth.Verdict],
                ["year_on_year_ratio", briefing.Figures.YearOnYear.Ratio],
                ["year_on_year_verdict", briefing.Figures.YearOnYear.Verdict],
                ["places_from", briefing.Card.From],
                ["places_to", briefing.Card.To],
                ["note", "Reported demand, not a prediction."],
            ]
        );

    private static PaperTable Comparison(MonthView comparison) =>
        new(
            "comparisons",
            (
                "category,category_name,community,community_name,outside,incidents,"
                + "before,ratio,ratio_low,ratio_high,verdict,stands_out,"
                + "year_before,year_ratio,year_ratio_low,year_ratio_high,year_verdict,year_stands_out"
            ).Split(','),
            [
                .. comparison.Rows.Select(row =>
                    (object?[])
                        [
                            row.Category,
                            row.CategoryName,
                            row.Community,
                            row.CommunityName,
                            row.IsOutside,
                            row.MonthOnMonth.After,
                            .. Change(row.MonthOnMonth),
                            .. Change(row.YearOnYear),
                        ]
                ),
            ]
        );

    private static object?[] Change(ChangeView change) =>
        [
            change.Before,
            change.Ratio,
            change.Interval.Low,
            change.Interval.High,
            change.Verdict,
            change.StandsOut,
        ];

    private static IEnumerable<PaperTable> Equity(BriefingView briefing)
    {
        if (briefing.Equity is not { } equity)
        {
            yield break;
        }
        var exposure = equity.Patrols?.Communities.ToDictionary(row => row.Community);
        var reporting = equity.Reporting.ToDictionary(row => row.Community);
        yield return new PaperTable(
            "equity",
            (
                "community,community_name,patrol_minutes,patrol_share,demand_share,ratio,flag,"
                + "reported,volunteer,recorded_share,named,top_cells_now,top_cells_then"
            ).Split(','),
            [
                .. equity.Sensitivity.Communities.Select(row =>
                {
                    var own = exposure?.GetValueOrDefault(row.Community);
                    var said = reporting[row.Community];
                    return (object?[])
                        [
                            row.Community,
                            row.Name,
                            own?.Minutes,
                            own?.Share,
                            row.ShareNow,
                            own?.Ratio,
                            own?.Flag,
                            said.Reported,
                            said.Volunteer,
                            said.RecordedShare,
                            said.IsNamed,
                            row.TopNow,
                            row.TopThen,
                        ];
                }),
            ]
        );
    }

    private static IEnumerable<PaperTable> Rest(BriefingView briefing)
    {
        if (briefing.Quality is { } quality)
        {
            yield return new PaperTable(
                "quality",
                "month,records,without_place_share,midnight_share,repeated_share,median_lag_days,ninetieth_lag_days,limits".Split(
                    ','
                ),
                [
                    .. quality.Months.Select(one =>
                        (object?[])
                            [
                                one.Month,
                                one.Records,
                                one.WithoutPlaceShare,
                                one.MidnightShare,
                                one.RepeatedShare,
                                one.MedianLagDays,
                                one.NinetiethLagDays,
                                string.Join(' ', one.Limits),
                            ]
                    ),
                ]
            );
        }
        if (briefing.NearRepeat is { } near)
        {
            yield return new PaperTable(
                "near-repeat",
                "category,from_meters,to_meters,from_days,to_days,pairs,expected,ratio,p,flagged".Split(','),
                [
                    .. near.Categories.SelectMany(category =>
                        category.Bands.Select(band =>
                            (object?[])
                                [
                                    category.Category,
                                    band.FromMeters,
                                    band.ToMeters,
                                    band.FromDays,
                                    band.ToDays,
                                    band.Pairs,
                                    band.Expected,
                                    band.Ratio,
                                    band.Probability,
                                    band.IsFlagged,
                                ]
                        )
                    ),
                ]
            );
        }
    }
}
