using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>What of a map is taken by symbols and labels, so that none lies over another.</summary>
internal sealed class LabelPlaces(SKRect frame)
{
    private readonly List<SKRect> taken = [];

    /// <summary>Keeps a rectangle free of labels.</summary>
    public void Keep(SKRect rect) => taken.Add(rect);

    /// <summary>Keeps a circle free of labels.</summary>
    public void Keep(SKPoint center, float radius) =>
        Keep(SKRect.Create(center.X - radius, center.Y - radius, 2 * radius, 2 * radius));

    /// <summary>True where nothing was kept or taken.</summary>
    public bool IsFree(SKRect rect) => !taken.Exists(other => other.IntersectsWith(rect));

    /// <summary>Takes rectangles for a label; false, and nothing taken, where one is taken or outside.</summary>
    public bool TryTake(params ReadOnlySpan<SKRect> rects)
    {
        foreach (var rect in rects)
        {
            if (!frame.Contains(rect) || !IsFree(rect))
            {
                return false;
            }
        }
        foreach (var rect in rects)
        {
            taken.Add(rect);
        }
        return true;
    }

    /// <summary>Takes the room of a text turned about its middle.</summary>
    public bool TryTakeTurned(SKPoint middle, float width, float height, double radians)
    {
        // Boxes along the text: one around all of a slanted text would take far too much.
        var count = Math.Max(1, (int)Math.Ceiling(width / height));
        var rects = new SKRect[count];
        for (var index = 0; index < count; index++)
        {
            var along = (index + 0.5) / count * width - width / 2;
            var (x, y) = (middle.X + along * Math.Cos(radians), middle.Y + along * Math.Sin(radians));
            rects[index] = SKRect.Create((float)x - height / 2, (float)y - height / 2, height, height);
        }
        return TryTake(rects);
    }
}
