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
        var right = rect.Right - code - 8;
        var big = new TextStyle(21, Ink.Text, IsBold: true);
        pen.Text(pen.Fit(title, right - rect.Left, big), rect.Left, rect.Top + 20, big);
        var middle = new TextStyle(11, Ink.Text);
        pen.Text(pen.Fit(subtitle, right - rect.Left, middle), rect.Left, rect.Top + 38, middle);
        var view = plan.Detail.Plan;
        var small = new TextStyle(8.5f, Ink.Quiet);
        var state = new TextStyle(8.5f, view.State == "published" ? Ink.Text : Ink.Open, IsBold: true);
        var after = pen.Text(PlanWords.Version(view), rect.Left, rect.Top + 53, state);
        var week = $" · {PlanWords.Week(view)} · {plan.District.Name}";
        pen.Text(pen.Fit(week, right - after, small), after, rect.Top + 53, small);
        pen.Text(
            pen.Fit(plan.Address, right - rect.Left, small),
            rect.Left,
            rect.Top + 64.5f,
            small with
            {
                Size = 7.5f,
            }
        );
        QrCode.Draw(pen, SKRect.Create(rect.Right - code, rect.Top - 2, code, code), plan.Address);
        pen.Line(rect.Left, rect.Top + Height - 4, rect.Right, rect.Top + Height - 4, Ink.Text, 1.2f);
    }
}
