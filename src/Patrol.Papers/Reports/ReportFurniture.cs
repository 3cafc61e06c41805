using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Reports;

/// <summary>Head and foot of reports.</summary>
internal static class ReportFurniture
{
    /// <summary>Margin of a page.</summary>
    public const float Margin = 34;

    /// <summary>Height of a head with its rule.</summary>
    public const float HeadHeight = 72;

    /// <summary>Height of a foot with its rule.</summary>
    public const float FootHeight = 24;

    /// <summary>What lies within the margins of an A4 page.</summary>
    public static SKRect Page =>
        new(
            Margin,
            Margin - 8,
            PdfSheets.A4Portrait.Width - Margin,
            PdfSheets.A4Portrait.Height - Margin + 12
        );

    /// <summary>Draws a head along the top of the page.</summary>
    public static void DrawHead(Pen pen, string title, string subtitle, string note, string address)
    {
        const float code = 62;
        var page = Page;
        var width = page.Width - code - 8;
        pen.Fitted(title, page.Left, page.Top + 20, width, new TextStyle(21, Ink.Text, IsBold: true), 12);
        pen.Fitted(subtitle, page.Left, page.Top + 38, width, new TextStyle(11, Ink.Text), 7);
        pen.Fitted(note, page.Left, page.Top + 53, width, new TextStyle(8, Ink.Quiet), 5.5f);
        QrCode.Draw(pen, SKRect.Create(page.Right - code, page.Top - 2, code, code), address);
        pen.Line(page.Left, page.Top + HeadHeight - 6, page.Right, page.Top + HeadHeight - 6, Ink.Text, 1.2f);
    }

    /// <summary>Draws a foot along the bottom of the page.</summary>
    public static void DrawFoot(Pen pen, string left, string right)
    {
        var page = Page;
        pen.Line(page.Left, page.Bottom - 15, page.Right, page.Bottom - 15, Ink.Rule);
        var quiet = new TextStyle(8, Ink.Quiet);
        var after = pen.Text(
            PlanWords.Honest,
            page.Left,
            page.Bottom - 4,
            new TextStyle(8.5f, Ink.Text, IsBold: true)
        );
        pen.Text($"  {left}", after, page.Bottom - 4, quiet);
        pen.Text(right, page.Right, page.Bottom - 4, quiet, Align.Right);
    }
}
