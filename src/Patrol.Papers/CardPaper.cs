using Patrol.Contracts.Cards;
using Patrol.Contracts.Words;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Reports;
using SkiaSharp;

namespace Patrol.Papers;

/// <summary>
/// A community's week on one A4 page: a map of the top places, the top hours, three suggested duties and last week's reports, small
/// counts withheld.
/// </summary>
public static class CardPaper
{
    private const float MapHeight = 320;
    private const float Gap = 16;

    /// <summary>The page as a PDF.</summary>
    public static byte[] Write(CardPaperInput input) => Write([input], faces: null);

    /// <summary>Pages of several communities in one PDF.</summary>
    public static byte[] WriteAll(IReadOnlyList<CardPaperInput> inputs) => Write(inputs, faces: null);

    internal static byte[] Write(IReadOnlyList<CardPaperInput> inputs, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Count);
        var first = inputs[0].Card;
        return PdfSheets.Write(
            inputs.Count == 1 ? $"{first.CommunityName}, {first.Week}" : $"Cards of {first.Week}",
            PdfSheets.A4Portrait,
            inputs.Select(input => (Action<Pen>)(pen => Draw(pen, input))),
            faces
        );
    }

    private static void Draw(Pen pen, CardPaperInput input)
    {
        var card = input.Card;
        var page = ReportFurniture.Page;
        ReportFurniture.DrawHead(
            pen,
            card.CommunityName,
            $"Week {card.Week}, from Monday {card.From}",
            $"{card.DistrictName} · {input.Address}",
            input.Address
        );
        var top = page.Top + ReportFurniture.HeadHeight;
        var map = new SKRect(page.Left, top, page.Right, top + MapHeight);
        PlacesMap.Draw(
            pen,
            map,
            input.Map,
            new HashSet<string> { card.Community },
            [
                .. card.Places.Select(place => new MarkedPlace(
                    place.Rank,
                    place.Center,
                    place.Outline,
                    place.Streets
                )),
            ]
        );
        var y = Legend.Draw(
            pen,
            page.Left,
            map.Bottom + 3,
            page.Width,
            7.5f,
            PlacesMap.Signs(card.CellMeters)
        );
        var half = (page.Width - Gap) / 2;
        var right = page.Left + half + Gap;
        var left = DrawPlaces(pen, card, page.Left, y + 4, half);
        var hours = DrawHours(pen, card, right, y + 4, half);
        y = Math.Max(left, hours) + 4;
        left = DrawDuties(pen, card, page.Left, y, half);
        var counts = DrawCounts(pen, card, right, y, half);
        DrawMethod(pen, card, page, Math.Max(left, counts) + 6);
        ReportFurniture.DrawFoot(pen, "Observe and report; never alone.", $"{card.Community} · {card.Week}");
    }

    private static float DrawPlaces(Pen pen, CommunityCard card, float x, float y, float width)
    {
        y = Title(pen, "Where people called most", x, y, width);
        if (card.Places.Count == 0)
        {
            return pen.Paragraph("Too few reports for a place to stand out.", x, y, width, Plain);
        }
        foreach (var place in card.Places)
        {
            Maps.MapSigns.Stop(pen, new(x + 7, y - 3), $"{place.Rank}", 6.5f);
            var text = place.Streets.Count > 0 ? string.Join(", ", place.Streets) : "see map";
            y = pen.Paragraph(text, x + 20, y, width - 20, Plain) + 3;
        }
        return y;
    }

    private static float DrawHours(Pen pen, CommunityCard card, float x, float y, float width)
    {
        y = Title(pen, "When people called most", x, y, width);
        if (card.Hours.Count == 0)
        {
            return pen.Paragraph("No time of day is on record.", x, y, width, Plain);
        }
        foreach (var window in card.Hours)
        {
            pen.Text(ReportWords.Window(window.From, window.To), x, y, Plain);
            pen.Text(
                $"{ReportWords.Percent(window.Share)} of the week",
                x + width,
                y,
                Plain with
                {
                    Color = Ink.Quiet,
                },
                Align.Right
            );
            y += 14;
        }
        ReportPlots.DrawWeek(
            pen,
            SKRect.Create(x, y - 6, width, 56),
            null,
            card.Hours.SelectMany(window => Enumerable.Range(window.From, window.To - window.From))
                .ToHashSet()
        );
        return y + 66;
    }

    private static float DrawDuties(Pen pen, CommunityCard card, float x, float y, float width)
    {
        y = Title(pen, "Three suggestions", x, y, width);
        foreach (var duty in card.Duties)
        {
            var lines = pen.Wrap(ReasonText.Say(duty), width - 24, Plain);
            pen.Frame(SKRect.Create(x, y - 9, 11, 11), Ink.Quiet, 0.9f, 2);
            foreach (var line in lines)
            {
                pen.Text(line, x + 19, y, Plain);
                y += Plain.Leading;
            }
            y += 4;
        }
        return y;
    }

    private static float DrawCounts(Pen pen, CommunityCard card, float x, float y, float width)
    {
        y = Title(pen, $"Reported in {card.CountedWeek}", x, y, width);
        foreach (var count in card.Counts.Where(count => count.Count is not 0))
        {
            Row(count.Name, count.Count, isBold: false);
        }
        Row("All", card.Total, isBold: true);
        return y;

        void Row(string name, int? count, bool isBold)
        {
            var style = Plain with { IsBold = isBold };
            pen.Text(pen.Fit(name, width - 80, style), x, y, style);
            pen.Text(
                count is { } number ? ReportWords.Whole(number) : "withheld",
                x + width,
                y,
                count is null ? Plain with { Color = Ink.Quiet } : style,
                Align.Right
            );
            pen.Line(x, y + 3.5f, x + width, y + 3.5f, Ink.Rule, 0.4f);
            y += 13.5f;
        }
    }

    private static void DrawMethod(Pen pen, CommunityCard card, SKRect page, float y)
    {
        string[] lines =
        [
            $"Method: smoothed counts of {card.DataFrom} to before {card.DataTo} on cells of {card.CellMeters:0} m; hours of up to 64 weeks, drawn toward the district's where reports are few. Reported by the public and by volunteers; discovered incidents and sensitive categories left out.",
            $"Counts from 1 to {card.Least - 1} are withheld, and further ones so that none can be computed from the others; what is not listed was not reported. Suggestions are a rule of thumb: whoever plans decides. It says nothing about persons.",
            .. card.Limits.Select(ReportWords.Limit),
        ];
        var style = new TextStyle(7.8f, Ink.Quiet);
        var height = lines.Sum(line => pen.Wrap(line, page.Width, style).Count) * style.Leading;
        y = Math.Max(y, page.Bottom - ReportFurniture.FootHeight - height + style.Leading - 4);
        foreach (var line in lines)
        {
            y = pen.Paragraph(line, page.Left, y, page.Width, style);
        }
    }

    private static float Title(Pen pen, string title, float x, float y, float width)
    {
        pen.Line(x, y, x + width, y, Ink.Rule);
        pen.Text(title, x, y + 15, new TextStyle(11.5f, Ink.Text, IsBold: true));
        return y + 31;
    }

    private static TextStyle Plain => new(9.5f, Ink.Text);
}
