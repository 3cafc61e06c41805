using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Words;
using SkiaSharp;

namespace Patrol.Papers.Furniture;

/// <summary>Foot of a sheet, and the word across one that is not in force.</summary>
internal static class SheetFoot
{
    /// <summary>Height of a foot with its rule.</summary>
    public const float Height = 22;

    /// <summary>Draws it along the bottom of a rectangle.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="rect">Rectangle.</param>
    /// <param name="plan">Plan.</param>
    /// <param name="note">What is said after the plan, such as the page.</param>
    public static void Draw(Pen pen, SKRect rect, PaperPlan plan, string note)
    {
        var view = plan.Detail.Plan;
        var members = view.AreMembersGenerated ? " The members are made up." : "";
        Draw(pen, rect, $"Members by code only.{members}", $"{view.Id} · {note}");
    }

    /// <summary>Draws one along the bottom of a rectangle.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="rect">Rectangle.</param>
    /// <param name="words">What is said after what stands on every paper.</param>
    /// <param name="note">What is said at the right.</param>
    public static void Draw(Pen pen, SKRect rect, string words, string note)
    {
        pen.Line(rect.Left, rect.Bottom - 15, rect.Right, rect.Bottom - 15, Ink.Rule);
        var y = rect.Bottom - 4;
        var bold = new TextStyle(8.5f, Ink.Text, IsBold: true);
        var quiet = new TextStyle(8, Ink.Quiet);
        var after = pen.Text(PlanWords.Honest, rect.Left, y, bold);
        pen.Text($"  {words}", after, y, quiet);
        pen.Text(note, rect.Right, y, quiet, Align.Right);
    }

    /// <summary>Writes across a sheet that it is not in force; nothing on one that is.</summary>
    public static void DrawWatermark(Pen pen, SKRect rect, PaperPlan plan)
    {
        if (PlanWords.Watermark(plan.Detail.Plan) is not { } word)
        {
            return;
        }
        var style = new TextStyle(100, Ink.Open.WithAlpha(22), IsBold: true, Stretch: 1);
        var across = MathF.Sqrt(rect.Width * rect.Width + rect.Height * rect.Height) * 0.62f;
        style = style with { Size = Math.Min(rect.Width * 0.34f, 100 * across / pen.WidthOf(word, style)) };
        pen.Canvas.Save();
        pen.Canvas.Translate(rect.MidX, rect.MidY);
        pen.Canvas.RotateRadians(-MathF.Atan2(rect.Height, rect.Width));
        pen.Shape(word, -pen.WidthOf(word, style) / 2, style.Size * 0.36f, style);
        pen.Canvas.Restore();
    }
}
