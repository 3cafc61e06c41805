using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Hotspots;

/// <summary>Beside the map of the page: plain words, top places, method card.</summary>
internal static class HotspotSide
{
    private const double FewCounts = 5;
    private const float RowHeight = 11.5f;

    // The card is written smaller rather than cut.
    private static readonly float[] CardSizes = [7.2f, 6.6f, 6.1f, 5.6f, 5.2f];

    /// <summary>Draws it.</summary>
    public static void Draw(Pen pen, SKRect rect, HotspotSheet sheet, IReadOnlyList<TopPlace> places)
    {
        var y = Section(pen, "In plain words", rect, rect.Top);
        var text = new TextStyle(8.4f, Ink.Text);
        foreach (var words in PlainWords(sheet))
        {
            y = pen.Paragraph(words, rect.Left, y, rect.Width, text) + 2;
        }
        y = Section(pen, "Top places", rect, y - 2);
        y = DrawPlaces(pen, rect, y, sheet, places);
        y = Section(pen, "Method card", rect, y);
        DrawCard(pen, rect with { Top = y }, sheet);
    }

    private static IEnumerable<string> PlainWords(HotspotSheet sheet)
    {
        var map = sheet.Map;
        yield return HotspotWords.Reading(map) ?? HotspotWords.Limit("no-reading");
        if (map.Significance is { } found)
        {
            yield return found.HighCorrected > 0
                ? $"{DemandWords.Number(found.HighCorrected)} cells, {DemandWords.Percent((double)found.HighCorrected / map.Cells)} of the area, stand out: they are higher than chance explains."
                : "No cell stands out from what chance explains.";
        }
        if (map.Patterns is { } patterns && patterns.Values.Any(count => count > 0))
        {
            var told = patterns
                .Where(one => one.Value > 0)
                .Select(one => $"{DemandWords.Number(one.Value)} {HotspotWords.Pattern(one.Key)}");
            yield return $"Over time: {string.Join(", ", told)} cells.";
        }
        if (map.Demand.WithDiscovered)
        {
            yield return HotspotWords.Limit("discovered-counted");
        }
    }

    private static float DrawPlaces(
        Pen pen,
        SKRect rect,
        float y,
        HotspotSheet sheet,
        IReadOnlyList<TopPlace> places
    )
    {
        var (text, head) = (new TextStyle(8, Ink.Text), new TextStyle(7, Ink.Quiet));
        var (week, count) = (rect.Right - 42, rect.Right);
        pen.Text("a week", week, y, head, Align.Right);
        pen.Text("counted", count, y, head, Align.Right);
        pen.Text($"cells at least {DemandWords.Number(TopPlaces.Apart(sheet))} m apart", rect.Left, y, head);
        foreach (var place in places)
        {
            y += RowHeight;
            pen.Text($"{place.Number}", rect.Left + 9, y, text with { IsBold = true }, Align.Right);
            var name = string.Join(
                " · ",
                new[]
                {
                    place.Street,
                    place.Cell.Community,
                    place.Cell.Pattern is { } pattern ? HotspotWords.Pattern(pattern) : null,
                }.OfType<string>()
            );
            var room = week - 30 - rect.Left - 14;
            pen.Fitted(name.Length == 0 ? "no name" : name, rect.Left + 14, y, room, text, 6.2f);
            pen.Text(DemandWords.Number(place.Cell.PerWeek), week, y, text, Align.Right);
            // Papers leave the house: few incidents of a cell could be told by who knows one of them.
            var counted = place.Cell.Count < FewCounts ? "< 5" : DemandWords.Number(place.Cell.Count);
            pen.Text(counted, count, y, text, Align.Right);
        }
        return y + 6;
    }

    private static void DrawCard(Pen pen, SKRect rect, HotspotSheet sheet)
    {
        var card = HotspotCard.Of(sheet, isPaper: true);
        var size = CardSizes.FirstOrDefault(
            one => CardHeight(pen, rect.Width, card, one) <= rect.Height,
            CardSizes[^1]
        );
        var text = new TextStyle(size, Ink.Text);
        var y = rect.Top;
        foreach (var (item, value) in card)
        {
            var words = $"{item}: {value}";
            foreach (
                var (line, index) in pen.Wrap(words, rect.Width - Wider(pen, item, text), text)
                    .Select((line, index) => (line, index))
            )
            {
                if (y > rect.Bottom)
                {
                    return;
                }
                var bold = index == 0 ? Math.Min(line.Length, item.Length + 1) : 0;
                var at = rect.Left;
                if (bold > 0)
                {
                    at = pen.Text(line[..bold], at, y, text with { IsBold = true });
                }
                pen.Text(line[bold..], at, y, text);
                y += text.Leading;
            }
        }
    }

    private static float CardHeight(
        Pen pen,
        float width,
        IReadOnlyList<(string Item, string Value)> card,
        float size
    )
    {
        var text = new TextStyle(size, Ink.Text);
        return (
                card.Sum(line =>
                    pen.Wrap($"{line.Item}: {line.Value}", width - Wider(pen, line.Item, text), text).Count
                ) - 1
            ) * text.Leading;
    }

    // What leads a line is bold, and wider than it was measured.
    private static float Wider(Pen pen, string item, TextStyle text) =>
        pen.WidthOf($"{item}:", text with { IsBold = true }) - pen.WidthOf($"{item}:", text);

    private static float Section(Pen pen, string title, SKRect rect, float y)
    {
        if (y > rect.Top)
        {
            pen.Line(rect.Left, y, rect.Right, y, Ink.Rule);
        }
        pen.Text(title, rect.Left, y + 12, new TextStyle(9.5f, Ink.Text, IsBold: true));
        return y + 24;
    }
}
