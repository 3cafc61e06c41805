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
    private static readonly float[] Sizes = [11, 10.5f, 10, 9.5f, 9, 8.5f, 8, 7.5f, 7, 6.5f];

    private readonly LocalDate monday;
    private readonly (string Window, PlanSlot[] Slots)[] rows;

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
                .Select(group => (group.Key, group.ToArray())),
        ];
    }

    /// <summary>Rows of each page, the first with all where that can be read.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="first">Room on the first page.</param>
    /// <param name="next">Room on later pages.</param>
    public IReadOnlyList<DutyTablePage> Pages(Pen pen, SKRect first, SKRect next)
    {
        var size = Sizes.FirstOrDefault(
            one => rows.Sum(row => HeightOf(pen, row.Slots, first, one)) + HeadHeight <= first.Height,
            Sizes[^1]
        );
        var pages = new List<DutyTablePage>();
        var (room, from, used) = (first, 0, HeadHeight);
        for (var row = 0; row < rows.Length; row++)
        {
            var height = HeightOf(pen, rows[row].Slots, room, size);
            if (row > from && used + height > room.Height)
            {
                pages.Add(new DutyTablePage(this, room, size, from..row));
                (room, from, used) = (next, row, HeadHeight);
                height = HeightOf(pen, rows[row].Slots, room, size);
            }
            used += height;
        }
        pages.Add(new DutyTablePage(this, room, size, from..rows.Length));
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
        foreach (var (window, slots) in rows[page.Rows])
        {
            DrawWindow(pen, window, room.Left, y);
            for (var day = 0; day < 7; day++)
            {
                var (x, at) = (room.Left + WindowWidth + day * column + Pad, y + Pad);
                foreach (var block in BlocksOf(pen, slots, day, column, size))
                {
                    block.Draw(x, at);
                    at += block.Height;
                }
            }
            y += HeightOf(pen, slots, room, size);
            pen.Line(room.Left, y, room.Right, y, Ink.Rule, 0.7f);
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

    private static float HeightOf(Pen pen, PlanSlot[] slots, SKRect room, float size) =>
        Math.Max(
            30,
            2 * Pad
                + Enumerable
                    .Range(0, 7)
                    .Max(day => BlocksOf(pen, slots, day, ColumnOf(room), size).Sum(block => block.Height))
        );

    private static IEnumerable<DutyBlock> BlocksOf(
        Pen pen,
        PlanSlot[] slots,
        int day,
        float column,
        float size
    ) =>
        slots
            .Where(slot => PlanWords.DayOf(slot) == day)
            .OrderBy(slot => slot.Kind != "patrol")
            .ThenBy(slot => slot.Code, StringComparer.Ordinal)
            .Select(slot => new DutyBlock(pen, slot, column - 2 * Pad, size));

    private static float ColumnOf(SKRect room) => (room.Width - WindowWidth) / 7;
}

/// <summary>Rows of a table on a page.</summary>
/// <param name="Table">The table.</param>
/// <param name="Room">Where they lie.</param>
/// <param name="Size">Size of codes.</param>
/// <param name="Rows">Which rows.</param>
internal sealed record DutyTablePage(DutyTable Table, SKRect Room, float Size, Range Rows)
{
    /// <summary>Draws them.</summary>
    public void Draw(Pen pen) => Table.Draw(pen, this);
}
