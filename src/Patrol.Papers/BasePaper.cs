using NodaTime.Text;
using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Papers.Bases;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers;

/// <summary>
/// The sheet that hangs in a base: A3 landscape, the base's week as a table day × period beside a map of its communities.
/// </summary>
public static class BasePaper
{
    private const float Margin = 28;
    private const float LeftWidth = 372;
    private const float Gap = 14;

    /// <summary>The sheet as a PDF; null when there is no such base.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="code">Code of the base.</param>
    public static byte[]? Find(PaperPlan plan, string code) => Find(plan, code, faces: null);

    /// <summary>The same in other typefaces.</summary>
    internal static byte[]? Find(PaperPlan plan, string code, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Map.Bases.FirstOrDefault(one => one.Code == code) is not { } home)
        {
            return null;
        }
        var duties = PlanSubjects.DutiesOf(plan.Detail, code);
        var monday = LocalDatePattern.Iso.Parse(plan.Detail.Plan.From).Value;
        var size = PdfSheets.A3Landscape;
        var page = new SKRect(Margin, Margin - 4, size.Width - Margin, size.Height - Margin + 8);
        var (top, bottom) = (page.Top + SheetHead.Height, page.Bottom - SheetFoot.Height);
        var first = new SKRect(page.Left + LeftWidth + Gap, top, page.Right, bottom);
        var next = first with { Left = page.Left };
        IReadOnlyList<DutyTablePage> tables;
        using (var ruler = new SKPictureRecorder())
        using (var pen = new Pen(ruler.BeginRecording(SKRect.Create(size)), faces))
        {
            tables = new DutyTable(duties, monday).Pages(pen, first, next);
        }
        var subtitle = Subtitle(duties);
        return PdfSheets.Write(
            $"{home.Name}, {plan.Detail.Plan.Week}, plan {plan.Detail.Plan.Id}",
            size,
            tables.Select(
                (table, index) =>
                    (Action<Pen>)(
                        pen =>
                        {
                            SheetHead.Draw(pen, page, plan, home.Name, subtitle);
                            if (index == 0)
                            {
                                var left = new SKRect(page.Left, top, page.Left + LeftWidth, bottom);
                                DrawLeft(pen, left, plan, home, duties, monday);
                            }
                            table.Draw(pen);
                            SheetFoot.Draw(
                                pen,
                                page,
                                plan,
                                $"{home.Code} · page {index + 1} of {tables.Count}"
                            );
                            SheetFoot.DrawWatermark(pen, page, plan);
                        }
                    )
            ),
            faces
        );
    }

    private static string Subtitle(IReadOnlyList<PlanSlot> duties)
    {
        var (patrols, open) = (
            duties.Count(slot => slot.Kind == "patrol" && !slot.IsCalledOff),
            duties.Count(slot => slot.Open is not null && !slot.IsCalledOff)
        );
        var others = duties.Count(slot => slot.Kind != "patrol" && !slot.IsCalledOff);
        var areas = string.Join(", ", duties.Select(slot => slot.AreaName).Distinct());
        return duties.Count == 0
            ? "No duties this week"
            : $"{areas} · {Counted.OrNo(patrols, "patrol", "patrols")}, {Counted.OrNo(others, "other duty", "other duties")}, {(open == 0 ? "none" : $"{open}")} open";
    }

    private static void DrawLeft(
        Pen pen,
        SKRect rect,
        PaperPlan plan,
        PaperPlace home,
        IReadOnlyList<PlanSlot> duties,
        NodaTime.LocalDate monday
    )
    {
        var open = duties.Where(slot => slot.Open is not null && !slot.IsCalledOff).ToArray();
        var room = rect with { Bottom = rect.Bottom - (open.Length == 0 ? 135 : 260) };
        var below = BaseMap.Draw(pen, room, plan, home, duties);
        var y = Legend.Draw(pen, rect.Left, below + 5, rect.Width, 7.5f, BaseMap.Signs(monday)) + 6;
        y = Section(pen, "How to read the table", rect.Left, y, rect.Width);
        var text = new TextStyle(8.5f, Ink.Text);
        y = pen.Paragraph(
            $"{DutyBlock.LeadMark} and bold: who leads. The code above is that of the patrol's own sheet, with its way and stops. Struck: called off.",
            rect.Left,
            y,
            rect.Width,
            text
        );
        y = pen.Paragraph(
            "Observe and report. Never alone, no pursuit. Where and when comes from calls that were reported; it says nothing about persons.",
            rect.Left,
            y + 2,
            rect.Width,
            text
        );
        if (open.Length > 0)
        {
            y = Section(
                pen,
                $"Open: {Counted.Of(open.Length, "duty", "duties")}",
                rect.Left,
                y + 8,
                rect.Width
            );
            DrawOpen(pen, rect with { Top = y }, open);
        }
    }

    private static void DrawOpen(Pen pen, SKRect rect, PlanSlot[] open)
    {
        var (bold, text) = (new TextStyle(8, Ink.Open, IsBold: true), new TextStyle(8, Ink.Text));
        var y = rect.Top;
        for (var index = 0; index < open.Length; index++)
        {
            var slot = open[index];
            var words =
                $"{PlanWords.ShortDay(PlanWords.DateOf(slot))} {PlanWords.Window(slot)} · {ReasonText.Say(slot.Open!)}";
            if (slot.Remedies.Count > 0)
            {
                words += $" Nearest: {string.Join("; ", slot.Remedies.Take(2).Select(ReasonWords.Remedy))}.";
            }
            var lines = pen.Wrap(words, rect.Width - 8, text);
            var isLast = index == open.Length - 1;
            if (y + (lines.Count + (isLast ? 1 : 2)) * text.Leading > rect.Bottom)
            {
                pen.Text(
                    $"and {open.Length - index} more: sheet \"open\" of the workbook",
                    rect.Left,
                    y,
                    text
                );
                return;
            }
            pen.Text(slot.Code, rect.Left, y, bold);
            y += text.Leading;
            foreach (var line in lines)
            {
                pen.Text(line, rect.Left + 8, y, text);
                y += text.Leading;
            }
        }
    }

    private static float Section(Pen pen, string title, float x, float y, float width)
    {
        pen.Line(x, y, x + width, y, Ink.Rule);
        pen.Text(title, x, y + 13, new TextStyle(9.5f, Ink.Text, IsBold: true));
        return y + 26;
    }
}
