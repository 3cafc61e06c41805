using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Furniture;

/// <summary>Head of a sheet: what it is, of which version, and the code that leads there.</summary>
internal static class SheetHead
{
    /// <summary>Height of a head with its rule.</summary>
    public const float Height = 74;

    /// <summary>Draws it along the top of a rectangle.</summary>
    public static void Draw(Pen pen, SKRect rect, PaperPlan plan, string title, string subtitle)
    {
        const float code = 66;
        var width = rect.Width - code - 8;
        pen.Fitted(title, rect.Left, rect.Top + 20, width, new TextStyle(21, Ink.Text, IsBold: true), 12);
        pen.Fitted(subtitle, rect.Left, rect.Top + 37, width, new TextStyle(11, Ink.Text), 7);
        var view = plan.Detail.Plan;
        var (version, week) = (PlanWords.Version(view), $" · {PlanWords.Week(view)}");
        var style = new TextStyle(8.5f, view.State == "published" ? Ink.Text : Ink.Open, IsBold: true);
        style = pen.Shrunk(version + week, width, style, 6.5f);
        var after = pen.Text(version, rect.Left, rect.Top + 51, style);
        pen.Text(week, after, rect.Top + 51, style with { Color = Ink.Quiet, IsBold = false });
        var quiet = new TextStyle(8, Ink.Quiet);
        pen.Fitted($"{plan.District.Name} · {plan.Address}", rect.Left, rect.Top + 63.5f, width, quiet, 5.5f);
        QrCode.Draw(pen, SKRect.Create(rect.Right - code, rect.Top - 2, code, code), plan.Address);
        pen.Line(rect.Left, rect.Top + Height - 4, rect.Right, rect.Top + Height - 4, Ink.Text, 1.2f);
    }
}
