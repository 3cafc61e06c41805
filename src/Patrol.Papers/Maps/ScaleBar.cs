using System.Globalization;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>A bar of a round length in the lower left corner of a map, and the scale of the print.</summary>
internal sealed class ScaleBar
{
    private static readonly int[] Rounds = [50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

    private readonly Pen pen;
    private readonly float grain;
    private readonly float length;
    private readonly TextStyle style;
    private readonly string words;
    private readonly string note;

    /// <param name="pen">Pen.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="grain">Units of the page to a point: 1 in a PDF.</param>
    /// <param name="paper">Name of the paper at which the scale holds; null for a picture.</param>
    public ScaleBar(Pen pen, MapFrame frame, float grain, string? paper)
    {
        (this.pen, this.grain) = (pen, grain);
        var longest = Math.Min(130 * grain, frame.Rect.Width * 0.3);
        var meters = Rounds.LastOrDefault(round => round * frame.UnitsPerMeter <= longest, Rounds[0]);
        length = (float)(meters * frame.UnitsPerMeter);
        style = new TextStyle(6.5f * grain, Ink.Text);
        words = meters < 1_000 ? $"{meters} m" : $"{meters / 1_000} km";
        note = paper is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"1 : {frame.Scale:N0} on {paper}");
        var (pad, gap) = (6 * grain, 5 * grain);
        var width = Math.Max(length + pen.WidthOf(words, style) / 2, pen.WidthOf(note, style)) + 2 * pad;
        var height = (note.Length == 0 ? 22 : 31) * grain;
        Room = SKRect.Create(frame.Rect.Left + gap, frame.Rect.Bottom - gap - height, width, height);
    }

    /// <summary>What it covers.</summary>
    public SKRect Room { get; }

    /// <summary>Draws it.</summary>
    public void Draw()
    {
        pen.Box(Room, SKColors.White.WithAlpha(235), 2 * grain);
        var (x, y) = (Room.Left + 6 * grain, Room.Top + 13 * grain);
        for (var half = 0; half < 2; half++)
        {
            var part = SKRect.Create(x + half * length / 2, y, length / 2, 3.4f * grain);
            pen.Box(part, half == 0 ? Ink.Text : SKColors.White);
            pen.Frame(part, Ink.Text, 0.6f * grain);
        }
        pen.Text("0", x, y - 3 * grain, style);
        pen.Text(words, x + length, y - 3 * grain, style, Align.Center);
        if (note.Length > 0)
        {
            pen.Text(note, x, y + 12.5f * grain, style with { Color = Ink.Quiet });
        }
    }
}
