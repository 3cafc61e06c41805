using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Patrols;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers;

/// <summary>The sheet that a patrol takes along: A4 portrait, its way on a map, its stops with times, its people.</summary>
public static class PatrolPaper
{
    private const float Margin = 30;
    private const float TallestMap = 350;
    private const float ShortestMap = 250;
    private const float LegendHeight = 26;
    private const float SideWidth = 190;
    private const float Gap = 18;

    /// <summary>The sheet of one patrol as a PDF; null when there is no patrol of that code.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="code">Code of the slot.</param>
    public static byte[]? Find(PaperPlan plan, string code) => Find(plan, code, faces: null);

    /// <summary>The same in other typefaces.</summary>
    internal static byte[]? Find(PaperPlan plan, string code, Faces? faces)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
            plan.Detail.Slots.FirstOrDefault(slot => slot.Code == code && slot.Kind == "patrol") is { } slot
            ? Write($"Patrol {code}, plan {plan.Detail.Plan.Id}", plan, [slot], faces)
            : null;
    }

    /// <summary>Sheets of all patrols in one PDF, by start; null when there is none.</summary>
    /// <param name="plan">The version.</param>
    /// <param name="home">Code of the base they start from; null for all.</param>
    /// <param name="day">Local date they start on, <c>2026-11-30</c>; null for the week.</param>
    public static byte[]? FindAll(PaperPlan plan, string? home, string? day)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var slots = plan
            .Detail.Slots.Where(slot => slot.Kind == "patrol")
            .Where(slot => home is null || slot.Base == home)
            .Where(slot => day is null || slot.From.StartsWith(day, StringComparison.Ordinal))
            .ToArray();
        var title = $"Patrols{(home is null ? "" : $" of {home}")}{(day is null ? "" : $" on {day}")}";
        return slots.Length == 0
            ? null
            : Write($"{title}, plan {plan.Detail.Plan.Id}", plan, slots, faces: null);
    }

    private static byte[] Write(string title, PaperPlan plan, IReadOnlyList<PlanSlot> slots, Faces? faces)
    {
        var routes = plan.Routes.ToDictionary(route => route.Slot);
        return PdfSheets.Write(
            title,
            PdfSheets.A4Portrait,
            slots.SelectMany(slot => PagesOf(plan, slot, routes.GetValueOrDefault(slot.Code), faces)),
            faces
        );
    }

    private static IEnumerable<Action<Pen>> PagesOf(
        PaperPlan plan,
        PlanSlot slot,
        RouteView? route,
        Faces? faces
    )
    {
        var size = PdfSheets.A4Portrait;
        var page = new SKRect(Margin, Margin - 6, size.Width - Margin, size.Height - Margin + 10);
        var top = page.Top + SheetHead.Height;
        var bottom = page.Bottom - SheetFoot.Height;
        var width = page.Width - SideWidth - Gap;
        var list = RowsOf(route, width, faces);
        // A smaller map rather than a second page.
        var mapHeight = Math.Clamp(
            MathF.Floor(bottom - top - LegendHeight - list.Sum(row => row.Height)),
            ShortestMap,
            TallestMap
        );
        var listTop = top + mapHeight + LegendHeight;
        var pages = Split(list, bottom - listTop, bottom - top);
        return pages.Select(
            (rows, index) =>
                (Action<Pen>)(
                    pen =>
                    {
                        SheetHead.Draw(pen, page, plan, TitleOf(slot), SubtitleOf(plan, slot, route));
                        var y = top;
                        if (index == 0)
                        {
                            var map = new SKRect(page.Left, top, page.Right, top + mapHeight);
                            PatrolMap.Draw(pen, map, plan, slot, route);
                            Legend.Draw(pen, page.Left, map.Bottom + 4, page.Width, 7.5f, PatrolMap.Signs());
                            PatrolSide.Draw(
                                pen,
                                new SKRect(page.Right - SideWidth, listTop, page.Right, bottom),
                                slot
                            );
                            y = listTop;
                        }
                        if (route is null or { Stops.Count: 0 })
                        {
                            DrawNoStops(pen, page.Left, y + 10, width, route);
                        }
                        foreach (var (height, draw) in rows)
                        {
                            draw(pen, page.Left, y);
                            y += height;
                        }
                        SheetFoot.Draw(pen, page, plan, $"{slot.Code} · page {index + 1} of {pages.Count}");
                        SheetFoot.DrawWatermark(pen, page, plan);
                    }
                )
        );
    }

    private static IReadOnlyList<(float Height, Action<Pen, float, float> Draw)> RowsOf(
        RouteView? route,
        float width,
        Faces? faces
    )
    {
        if (route is null or { Stops.Count: 0 })
        {
            return [];
        }
        using var recorder = new SKPictureRecorder();
        using var ruler = new Pen(recorder.BeginRecording(SKRect.Create(PdfSheets.A4Portrait)), faces);
        return StopList.RowsOf(ruler, route, width);
    }

    private static List<List<(float Height, Action<Pen, float, float> Draw)>> Split(
        IReadOnlyList<(float Height, Action<Pen, float, float> Draw)> rows,
        float first,
        float next
    )
    {
        var pages = new List<List<(float, Action<Pen, float, float>)>> { new() };
        var left = first;
        foreach (var row in rows)
        {
            if (row.Height > left)
            {
                pages.Add([]);
                left = next;
            }
            pages[^1].Add(row);
            left -= row.Height;
        }
        return pages;
    }

    private static string TitleOf(PlanSlot slot) =>
        slot.IsCalledOff ? $"Patrol {slot.Code} – called off" : $"Patrol {slot.Code}";

    private static string SubtitleOf(PaperPlan plan, PlanSlot slot, RouteView? route)
    {
        var way = route is { Stops.Count: > 0 }
            ? $" · {PlanWords.Length(route.Meters)} {PlanWords.Mode(plan.Detail.Plan.Mode)}, {Counted.Of(route.Stops.Count, "stop", "stops")}"
            : "";
        return $"{PlanWords.LongDay(PlanWords.DateOf(slot))}, {PlanWords.Window(slot)} · {slot.AreaName}{way}";
    }

    private static void DrawNoStops(Pen pen, float x, float y, float width, RouteView? route)
    {
        pen.Text("No stops", x, y, new TextStyle(10.5f, Ink.Text, IsBold: true));
        var why = route?.Reason is { } reason
            ? ReasonText.Say(reason)
            : "The plan has no way for this patrol; the lead chooses one on the community's streets.";
        pen.Paragraph(why, x, y + 15, width, new TextStyle(9.5f, Ink.Text));
    }
}
