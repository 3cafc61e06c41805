using Patrol.Papers.Drawing;

namespace Patrol.Papers.Reports;

/// <summary>A column of a printed table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Part">Part of the table's width.</param>
/// <param name="IsNumber">True to stand at the right.</param>
internal sealed record ReportColumn(string Title, float Part, bool IsNumber = false);

/// <summary>A row of a printed table.</summary>
/// <param name="Cells">Text by column.</param>
/// <param name="IsBold">True for a row that matters most.</param>
internal sealed record ReportRow(IReadOnlyList<string> Cells, bool IsBold = false);

/// <summary>Headings, paragraphs and tables of reports.</summary>
internal static class ReportBlocks
{
    private const float RowHeight = 13.5f;
    private const float Between = 8;
    private static readonly TextStyle Plain = new(9, Ink.Text);

    /// <summary>A heading, with the method's name in a second, quiet line.</summary>
    public static FlowBlock Heading(string title, string? method = null) =>
        new(
            method is null ? 28 : 40,
            (pen, x, y) =>
            {
                pen.Text(title, x, y + 20, new TextStyle(13, Ink.Text, IsBold: true));
                if (method is not null)
                {
                    pen.Text(method, x, y + 32, new TextStyle(8, Ink.Quiet));
                }
            },
            KeepsWithNext: true
        );

    /// <summary>Room.</summary>
    public static FlowBlock Room(float height) => new(height, (_, _, _) => { });

    /// <summary>A paragraph, with a mark before it where it is one of a list.</summary>
    public static FlowBlock Paragraph(
        Pen ruler,
        string text,
        float width,
        bool isItem = false,
        bool isQuiet = false,
        bool isStrong = false
    )
    {
        var style = new TextStyle(
            isQuiet ? 8
                : isStrong ? 11
                : 9.5f,
            isQuiet ? Ink.Quiet : Ink.Text,
            IsBold: isStrong
        );
        var indent = isItem ? 11 : 0;
        var lines = ruler.Wrap(text, width - indent, style);
        return new FlowBlock(
            lines.Count * style.Leading + (isItem ? 3 : 4),
            (pen, x, y) =>
            {
                if (isItem)
                {
                    pen.Dot(new(x + 3, y + style.Size * 0.72f), 1.6f, Ink.Route);
                }
                foreach (var line in lines)
                {
                    y += style.Leading;
                    pen.Text(line, x + indent, y - style.Size * 0.28f, style);
                }
            }
        );
    }

    /// <summary>A table; its head is drawn again on each page.</summary>
    public static IEnumerable<FlowBlock> Table(
        Pen ruler,
        float width,
        IReadOnlyList<ReportColumn> columns,
        IReadOnlyList<ReportRow> rows
    )
    {
        var head = new FlowBlock(
            RowHeight + 3,
            (pen, x, y) =>
            {
                var bold = new TextStyle(8, Ink.Quiet, IsBold: true);
                DrawCells(
                    pen,
                    x,
                    y + 9.5f,
                    width,
                    columns,
                    [.. columns.Select(column => column.Title)],
                    bold
                );
                pen.Line(x, y + RowHeight, x + width, y + RowHeight, Ink.Text, 0.8f);
            },
            KeepsWithNext: true
        );
        yield return head;
        foreach (var row in rows)
        {
            // A text of two lines is shown whole; numbers are short.
            var style = Plain with
            {
                IsBold = row.IsBold,
            };
            var wrapped = columns
                .Select((column, index) => ruler.Wrap(row.Cells[index], column.Part * width - Between, style))
                .ToArray();
            var lines = Math.Max(1, wrapped.Max(cell => cell.Count));
            yield return new FlowBlock(
                RowHeight + (lines - 1) * style.Leading,
                (pen, x, y) =>
                {
                    for (var line = 0; line < lines; line++)
                    {
                        DrawCells(
                            pen,
                            x,
                            y + 9.8f + line * style.Leading,
                            width,
                            columns,
                            [.. wrapped.Select(cell => cell.ElementAtOrDefault(line) ?? "")],
                            style
                        );
                    }
                    var bottom = y + RowHeight + (lines - 1) * style.Leading;
                    pen.Line(x, bottom, x + width, bottom, Ink.Rule, 0.4f);
                },
                Head: head
            );
        }
    }

    private static void DrawCells(
        Pen pen,
        float x,
        float y,
        float width,
        IReadOnlyList<ReportColumn> columns,
        IReadOnlyList<string> cells,
        TextStyle style
    )
    {
        for (var index = 0; index < columns.Count; index++)
        {
            var wide = columns[index].Part * width;
            var text = pen.Fit(cells[index], wide - Between + 1, style);
            if (columns[index].IsNumber)
            {
                pen.Text(text, x + wide - Between, y, style, Align.Right);
            }
            else
            {
                pen.Text(text, x, y, style);
            }
            x += wide;
        }
    }
}
