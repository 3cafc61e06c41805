using Patrol.Contracts.Briefings;
using Patrol.Contracts.Words;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Reports;
using SkiaSharp;

namespace Patrol.Papers;

/// <summary>The monthly briefing: A4 pages with sentences, plots, a map of the top places, tables and the method card.</summary>
public static class BriefingPaper
{
    private const float MapHeight = 360;
    private const float LegendHeight = 18;
    private const int MostPlotted = 60;

    /// <summary>The briefing as a PDF.</summary>
    public static byte[] Write(BriefingPaperInput input) => Write(input, faces: null);

    /// <summary>The same in other typefaces.</summary>
    internal static byte[] Write(BriefingPaperInput input, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(input);
        var briefing = input.Briefing;
        var page = ReportFurniture.Page;
        var height = page.Height - ReportFurniture.HeadHeight - ReportFurniture.FootHeight;
        var pages = SheetFlow.Measure(
            faces,
            ruler => SheetFlow.Pages(Blocks(ruler, input, page.Width), height)
        );
        var title = $"Monthly briefing, {ReportWords.Month(briefing.Month)}";
        return PdfSheets.Write(
            $"{title}, {briefing.DistrictName}",
            PdfSheets.A4Portrait,
            pages.Select(
                (blocks, index) =>
                    (Action<Pen>)(
                        pen =>
                        {
                            ReportFurniture.DrawHead(
                                pen,
                                title,
                                $"{briefing.DistrictName} · where and when people called",
                                $"Briefing {briefing.Id}, made {briefing.Created[..10]} · {input.Address}",
                                input.Address
                            );
                            SheetFlow.Draw(pen, blocks, page.Left, page.Top + ReportFurniture.HeadHeight);
                            ReportFurniture.DrawFoot(
                                pen,
                                "Places and times, never persons. For internal use.",
                                $"{briefing.Id} · page {index + 1} of {pages.Count}"
                            );
                        }
                    )
            ),
            faces
        );
    }

    private static IReadOnlyList<FlowBlock> Blocks(Pen ruler, BriefingPaperInput input, float width)
    {
        var briefing = input.Briefing;
        var blocks = new List<FlowBlock>();
        blocks.AddRange(InShort(ruler, briefing, width));
        blocks.AddRange(Places(ruler, input, width));
        blocks.AddRange(BriefingTables.Comparison(ruler, briefing, width));
        blocks.AddRange(BriefingTables.Periods(ruler, briefing, width));
        blocks.AddRange(BriefingTables.Equity(ruler, briefing, width));
        blocks.AddRange(BriefingTables.NearRepeat(ruler, briefing, width));
        blocks.AddRange(BriefingTables.Quality(ruler, briefing, width));
        blocks.AddRange(MethodCard(ruler, briefing, width));
        return blocks;
    }

    private static IEnumerable<FlowBlock> InShort(Pen ruler, BriefingView briefing, float width)
    {
        yield return Figures(briefing, width);
        yield return ReportBlocks.Heading("In short");
        foreach (var sentence in briefing.Sentences)
        {
            yield return ReportBlocks.Paragraph(ruler, ReasonText.Say(sentence), width, isItem: true);
        }
        if (briefing.Comparison is not { } comparison)
        {
            yield break;
        }
        yield return ReportBlocks.Heading(
            $"Against {ReportWords.Month(comparison.Previous)}",
            "Reports a day against the month before; lines are intervals of 95 %, filled dots stand out among all rows"
        );
        var plot = ReportPlots.Changes(
            [
                .. comparison
                    .Rows.Where(row => row.Category is null || row.Community is null)
                    .Where(row => !row.IsOutside)
                    .Take(MostPlotted)
                    .Select(row => (ReportWords.Row(row), row.MonthOnMonth)),
            ],
            width
        );
        foreach (var block in plot)
        {
            yield return block;
        }
    }

    private static FlowBlock Figures(BriefingView briefing, float width)
    {
        var figures = briefing.Figures;
        (string Value, string Words)[] tiles =
        [
            (ReportWords.Whole(figures.Incidents), $"reported in {figures.Days} days"),
            (
                ReportWords.Change(figures.MonthOnMonth),
                $"a day against the month before: {ReportWords.Verdict(figures.MonthOnMonth)}"
            ),
            (
                ReportWords.Change(figures.YearOnYear),
                $"a day against a year before: {ReportWords.Verdict(figures.YearOnYear)}"
            ),
            (
                ReportWords.Whole(figures.BusiestCategoryIncidents),
                $"most reported: {figures.BusiestCategory ?? "–"}"
            ),
        ];
        return new FlowBlock(
            62,
            (pen, x, y) =>
            {
                const float gap = 8;
                var wide = (width - 3 * gap) / 4;
                foreach (var (value, words) in tiles)
                {
                    var tile = SKRect.Create(x, y, wide, 54);
                    pen.Box(tile, Ink.Tint, 5);
                    pen.Fitted(
                        value,
                        x + 8,
                        y + 22,
                        wide - 16,
                        new TextStyle(18, Ink.Text, IsBold: true),
                        11
                    );
                    pen.Paragraph(words, x + 8, y + 34, wide - 14, new TextStyle(7.8f, Ink.Quiet));
                    x += wide + gap;
                }
            }
        );
    }

    private static IEnumerable<FlowBlock> Places(Pen ruler, BriefingPaperInput input, float width)
    {
        var briefing = input.Briefing;
        if (briefing.Places is not { } places)
        {
            yield break;
        }
        yield return ReportBlocks.Heading(
            "Top places",
            $"Smoothed counts of {briefing.Card.From} to before {briefing.Card.To} on cells of {briefing.Card.CellMeters:0} m; discovered incidents and sensitive categories left out"
        );
        var marked = places
            .Cells.Select(cell => new MarkedPlace(cell.Rank, cell.Center, cell.Outline, cell.Streets))
            .ToArray();
        yield return new FlowBlock(
            MapHeight + LegendHeight,
            (pen, x, y) =>
            {
                PlacesMap.Draw(
                    pen,
                    SKRect.Create(x, y, width, MapHeight),
                    input.Map,
                    new HashSet<string>(),
                    marked
                );
                Legend.Draw(
                    pen,
                    x,
                    y + MapHeight + 3,
                    width,
                    7.5f,
                    PlacesMap.Signs(briefing.Card.CellMeters)
                );
            },
            KeepsWithNext: true
        );
        yield return ReportBlocks.Paragraph(
            ruler,
            "Source: the district's imported reports, streets and land; streets and land from OpenStreetMap where imported from there, © OpenStreetMap contributors.",
            width,
            isQuiet: true
        );
        foreach (var block in BriefingTables.Places(ruler, briefing, width))
        {
            yield return block;
        }
    }

    private static IEnumerable<FlowBlock> MethodCard(Pen ruler, BriefingView briefing, float width)
    {
        var card = briefing.Card;
        yield return ReportBlocks.Heading("Method card");
        string[] lines =
        [
            $"Places: counts of twelve weeks, {card.From} to before {card.To}, {ReportWords.Whole(card.Incidents)} incidents, on {ReportWords.Whole(card.Cells)} cells of {card.CellMeters:0} m, drawn toward the mean of all cells (gamma-Poisson). This is the baseline that every other map has to beat.",
            card.Reading is { } reading
                ? $"Test: drawn on the twelve weeks before, the top {ReportWords.Percent(reading.AreaShare)} of the cells held {ReportWords.Percent(reading.Held)} of the {ReportWords.Whole(reading.Incidents)} incidents of {reading.From} to before {reading.To}; chance would hold {ReportWords.Percent(reading.AreaShare)}."
                : "Test: too few weeks on record to test the map on weeks it has not seen.",
            "Changes: exact intervals of 95 % of a ratio of counts by the days that records cover (Przyborowski and Wilenski 1940). A row stands out when it does so among all rows (Benjamini and Hochberg 1995). Too few: under five in both months, or an interval that holds a halving and a doubling.",
            "Periods: at most seven windows of at least two hours that hold the most reports beyond an even spread, with intervals by drawing weeks again.",
            $"Categories: {string.Join(", ", card.Categories.Select(category => category.Name))}.",
            .. card.Limits.Select(limit => $"Limit: {ReportWords.Limit(limit)}"),
            "Places where fewer people call look calmer than they are. It says nothing about persons.",
        ];
        foreach (var line in lines)
        {
            yield return ReportBlocks.Paragraph(ruler, line, width, isItem: true);
        }
    }
}
