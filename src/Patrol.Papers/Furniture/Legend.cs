using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Furniture;

/// <summary>One sign of a legend.</summary>
/// <param name="Draw">Draws the sign about a place.</param>
/// <param name="Words">What it stands for.</param>
internal sealed record LegendSign(Action<Pen, SKPoint> Draw, string Words);

/// <summary>What the signs of a map stand for.</summary>
internal static class Legend
{
    /// <summary>Draws signs in rows, as many beside each other as fit; the y below.</summary>
    public static float Draw(
        Pen pen,
        float x,
        float y,
        float width,
        float size,
        IEnumerable<LegendSign> signs
    )
    {
        var style = new TextStyle(size, Ink.Text);
        var (at, row) = (x, size * 1.75f);
        y += row / 2;
        foreach (var sign in signs)
        {
            var long_ = size * 2 + pen.WidthOf(sign.Words, style) + size * 1.2f;
            if (at > x && at + long_ - size * 1.2f > x + width)
            {
                (at, y) = (x, y + row);
            }
            sign.Draw(pen, new SKPoint(at + size * 0.7f, y));
            pen.Text(sign.Words, at + size * 1.75f, y + size * 0.36f, style);
            at += long_;
        }
        return y + row / 2;
    }
}
