using Patrol.Contracts.Comparisons;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Reports;

/// <summary>Plots of reports: ratios with their intervals, and weeks by hour.</summary>
internal static class ReportPlots
{
    private const float RowHeight = 13;
    private const float LabelWidth = 190;
    private const double Least = 0.25;
    private const double Most = 4;
    private static readonly SKColor Higher = SKColor.Parse("#B4530A");
    private static readonly SKColor Lower = Ink.Route;
    private static readonly SKColor Same = SKColor.Parse("#6A737D");
    private static readonly (double At, string Words)[] Ticks =
    [
        (0.25, "a quarter"),
        (0.5, "half"),
        (1, "as before"),
        (2, "double"),
        (4, "four times"),
    ];

    // From little to much, even steps of lightness, readable without color.
    private static readonly SKColor[] Heat =
    [
        SKColor.Parse("#F4F1F8"),
        SKColor.Parse("#D8CDE8"),
        SKColor.Parse("#B3A0D2"),
        SKColor.Parse("#8B72B8"),
        SKColor.Parse("#64489A"),
        SKColor.Parse("#3B2A72"),
    ];

    /// <summary>Ratios on a scale of doublings, with intervals; what stands out is filled.</summary>
    public static IEnumerable<FlowBlock> Changes(
        IReadOnlyList<(string Name, ChangeView Change)> rows,
        float width
    )
    {
        var axis = new FlowBlock(16, (pen, x, y) => DrawAxis(pen, x, y, width), KeepsWithNext: true);
        return rows.Select(row => new FlowBlock(
                RowHeight,
                (pen, x, y) =>
                {
                    foreach (var (ratio, _) in Ticks)
                    {
                        var at = At(x, width, ratio);
                        pen.Line(at, y, at, y + RowHeight, ratio == 1 ? Ink.Text : Ink.Rule, 0.6f);
                    }
                    DrawChange(pen, x, y + RowHeight / 2, row.Name, row.Change, one => At(x, width, one));
                },
                Head: axis
            ))
            .Prepend(axis);
    }

    /// <summary>Table day × hour, darker for more; marked hours have a frame.</summary>
    public static FlowBlock Week(IReadOnlyList<double> share, IReadOnlySet<int> marked, float width) =>
        new(
            7 * RowHeight + 18,
            (pen, x, y) => DrawWeek(pen, SKRect.Create(x, y, width, 7 * RowHeight), share, marked)
        );

    /// <summary>The same in a rectangle, with hours below it.</summary>
    public static void DrawWeek(Pen pen, SKRect rect, IReadOnlyList<double>? share, IReadOnlySet<int> marked)
    {
        const float labels = 26;
        var step = new SKSize((rect.Width - labels) / 24, rect.Height / 7);
        var most = share is null ? 0 : share.Max();
        for (var hour = 0; hour < 168; hour++)
        {
            var cell = SKRect.Create(
                rect.Left + labels + hour % 24 * step.Width,
                rect.Top + hour / 24 * step.Height,
                step.Width - 0.7f,
                step.Height - 0.7f
            );
            var level = share is null || most <= 0 ? 0 : share[hour] / most;
            pen.Box(
                cell,
                share is null
                    ? marked.Contains(hour)
                        ? Heat[4]
                        : Heat[0]
                    : Heat[Math.Min(Heat.Length - 1, (int)(level * Heat.Length))]
            );
            if (share is not null && marked.Contains(hour))
            {
                pen.Frame(SKRect.Inflate(cell, -0.5f, -0.5f), Higher, 1.3f);
            }
        }
        var style = new TextStyle(7, Ink.Quiet);
        for (var day = 0; day < 7; day++)
        {
            pen.Text(ReportWords.Day(day)[..3], rect.Left, rect.Top + (day + 0.68f) * step.Height, style);
        }
        for (var hour = 0; hour <= 24; hour += 6)
        {
            pen.Text(
                $"{hour:00}",
                rect.Left + labels + hour * step.Width,
                rect.Bottom + 9,
                style,
                hour == 0 ? Align.Left
                    : hour == 24 ? Align.Right
                    : Align.Center
            );
        }
    }

    private static float At(float x, float width, double ratio)
    {
        var (left, right) = (x + LabelWidth, x + width - 20);
        var part = Math.Log(Math.Clamp(ratio, Least, Most) / Least) / Math.Log(Most / Least);
        return left + (float)(part * (right - left));
    }

    private static void DrawAxis(Pen pen, float x, float y, float width)
    {
        foreach (var (ratio, words) in Ticks)
        {
            pen.Text(words, At(x, width, ratio), y + 10, new TextStyle(7.5f, Ink.Quiet), Align.Center);
        }
    }

    private static void DrawChange(
        Pen pen,
        float x,
        float y,
        string name,
        ChangeView change,
        Func<double, float> at
    )
    {
        var style = new TextStyle(8.5f, Ink.Text, IsBold: change.StandsOut);
        pen.Text(pen.Fit(name, LabelWidth - 62, style), x, y + 3, style);
        pen.Text(
            $"{ReportWords.Whole(change.Before)} → {ReportWords.Whole(change.After)}",
            x + LabelWidth - 12,
            y + 3,
            new TextStyle(8, Ink.Quiet),
            Align.Right
        );
        if (change.Verdict == "tooFew" || change.Ratio is not { } ratio)
        {
            pen.Text("too few to say", at(1) + 4, y + 3, new TextStyle(7.5f, Ink.Quiet));
            return;
        }
        var color = change.Verdict switch
        {
            "higher" => Higher,
            "lower" => Lower,
            _ => Same,
        };
        pen.Line(at(change.Interval.Low), y, at(change.Interval.High ?? Most), y, color, 1.4f);
        pen.Dot(new(at(ratio), y), 3.4f, color);
        if (!change.StandsOut)
        {
            pen.Dot(new(at(ratio), y), 2, SKColors.White);
        }
    }
}
