using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Bases;

/// <summary>Table day × period of a base's duties, as large as it fits; what does not fit goes on.</summary>
internal sealed class DutyTable
{
    private const float WindowWidth = 45;
    private const float HeadHeight = 18;
    private const float Pad = 3.5f;
    private const float SizeOfMany = 8;
    private const int DutiesPerPart = 3;
    private static readonly float[] Sizes = [11, 10.5f, 10, 9.5f, 9, 8.5f, 8, 7.5f, 7, 6.5f];

    private readonly LocalDate monday;
    private readonly DutyRow[] rows;

    /// <param name="slots">Duties.</param>
    /// <param name="monday">First day of the week.</param>
    public DutyTable(IReadOnlyList<PlanSlot> slots, LocalDate monday)
    {
        this.monday = monday;
        rows =
        [
            .. slots
                .GroupBy(PlanWords.Window)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => DutyRow.Of(group.Key, group)),
        ];
    }

    /// <summary>Rows of each page: one page where all of it can be read there.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="first">Room on the first page.</param>
    /// <param name="next">Room on later pages.</param>
    public IReadOnlyList<DutyTablePage> Pages(Pen pen, SKRect first, SKRect next)
    {
        foreach (var size in Sizes)
        {
            if (rows.Sum(row => HeightOf(pen, row, first, size)) + HeadHeight <= first.Height)
            {
                return [new DutyTablePage(this, first, size, rows)];
            }
        }
        // Windows with many duties are parted, or a page would end half empty.
        var pages = new List<DutyTablePage>();
        var (room, used) = (first, HeadHeight);
        var here = new List<DutyRow>();
        foreach (var row in rows.SelectMany(row => row.Parted(DutiesPerPart)))
        {
            var height = HeightOf(pen, row, room, SizeOfMany);
            if (here.Count > 0 && used + height > room.Height)
            {
                pages.Add(new DutyTablePage(this, room, SizeOfMany, here));
                (room, used, here) = (next, HeadHeight, []);
                height = HeightOf(pen, row, room, SizeOfMany);
            }
            here.Add(row);
            used += height;
        }
        pages.Add(new DutyTablePage(this, room, SizeOfMany, here));
        return pages;
    }

    /// <summary>Draws rows.</summary>
    public void Draw(Pen pen, DutyTablePage page)
    {
        var (room, size) = (page.Room, page.Size);
        var column = ColumnOf(room);
        var y = room.Top + HeadHeight;
        pen.Box(SKRect.Create(room.Left, room.Top, room.Width, HeadHeight), Ink.Tint);
        for (var day = 0; day < 7; day++)
        {
            var x = room.Left + WindowWidth + day * column;
            pen.Box(SKRect.Create(x, room.Top, column, 3), Ink.Days[day]);
            var style = new TextStyle(9.5f, Ink.Text, IsBold: true);
            pen.Text(PlanWords.ShortDay(monday.PlusDays(day)), x + Pad, room.Top + 13.5f, style);
        }
        for (var index = 0; index < page.Rows.Count; index++)
        {
            var row = page.Rows[index];
            // Parts of a window belong together: no rule between them.
            if (index > 0 && !row.IsMore)
            {
                pen.Line(room.Left, y, room.Right, y, Ink.Rule, 0.7f);
            }
            if (index == 0 || !row.IsMore)
            {
                DrawWindow(pen, row.Window, room.Left, y);
            }
            for (var day = 0; day < 7; day++)
            {
                var (x, at) = (room.Left + WindowWidth + day * column + Pad, y + Pad);
                foreach (var block in BlocksOf(pen, row.Days[day], column, size))
                {
                    block.Draw(x, at);
                    at += block.Height;
                }
            }
            y += HeightOf(pen, row, room, size);
        }
        for (var day = 0; day <= 6; day++)
        {
            var x = room.Left + WindowWidth + day * column;
            pen.Line(x, room.Top, x, y, Ink.Rule, 0.5f);
        }
        pen.Frame(new SKRect(room.Left, room.Top, room.Right, y), Ink.Text, 0.8f);
    }

    private static void DrawWindow(Pen pen, string window, float x, float y)
    {
        var style = new TextStyle(10.5f, Ink.Text, IsBold: true);
        pen.Text(window[..5], x + Pad, y + 13, style);
        pen.Text("– " + window[6..], x + Pad, y + 25, style with { IsBold = false, Size = 9.5f });
    }

    private static float HeightOf(Pen pen, DutyRow row, SKRect room, float size) =>
        Math.Max(
            30,
            2 * Pad + row.Days.Max(day => BlocksOf(pen, day, ColumnOf(room), size).Sum(block => block.Height))
        );

    private static IEnumerable<DutyBlock> BlocksOf(
        Pen pen,
        IEnumerable<PlanSlot> slots,
        float column,
        float size
    ) => slots.Select(slot => new DutyBlock(pen, slot, column - 2 * Pad, size));

    private static float ColumnOf(SKRect room) => (room.Width - WindowWidth) / 7;
}
