using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Writes names along streets, larger streets first, where they run straight and nothing else lies.</summary>
internal static class StreetLabels
{
    private const int ChainsPerName = 3;
    private const double Lean = 0.15;

    // Heights of the text by which a name is moved aside: those of a route stand beside its line where there is room.
    private static readonly float[] OnTop = [0];
    private static readonly float[] Beside = [-1.25f, 1.25f, 0];
    private static readonly string[] Order = ["highway", "arterial", "collector", "local", "service", "path"];

    /// <summary>Writes them.</summary>
    /// <param name="pen">Pen.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="map">Map.</param>
    /// <param name="places">What is taken.</param>
    /// <param name="size">Size of the text of a local street.</param>
    /// <param name="first">Names that matter most, such as those of a route.</param>
    public static void Draw(
        Pen pen,
        MapFrame frame,
        PaperMap map,
        LabelPlaces places,
        float size,
        IReadOnlySet<string> first
    )
    {
        var names = map
            .Streets.Where(street => street.Name is not null)
            .GroupBy(street => street.Name!)
            .Select(group =>
                (Name: group.Key, Rank: group.Min(street => Array.IndexOf(Order, street.Class)), group)
            )
            .OrderBy(street => first.Contains(street.Name) ? 0 : 1)
            .ThenBy(street => street.Rank)
            .ThenBy(street => street.Name, StringComparer.Ordinal);
        foreach (var (name, rank, group) in names)
        {
            var style = new TextStyle(rank <= 2 ? size * 1.12f : size, Ink.Text, rank <= 1);
            foreach (
                var chain in StreetChains.Of(frame, group).OrderByDescending(LengthOf).Take(ChainsPerName)
            )
            {
                DrawAlong(pen, chain, name, style, places, first.Contains(name) ? Beside : OnTop);
            }
        }
    }

    private static void DrawAlong(
        Pen pen,
        SKPoint[] chain,
        string name,
        TextStyle style,
        LabelPlaces places,
        float[] sides
    )
    {
        var width = pen.WidthOf(name, style) + style.Size;
        var length = LengthOf(chain);
        if (length < width)
        {
            return;
        }
        // From the middle outwards; on a long street again after a while.
        var (step, again) = (style.Size, width + 28 * style.Size);
        var written = new List<float>();
        var starts = Enumerable
            .Range(0, (int)((length - width) / step) + 1)
            .Select(index => index * step)
            .OrderBy(start => Math.Abs(start + width / 2 - length / 2));
        foreach (var start in starts)
        {
            if (written.Exists(other => Math.Abs(other - start) < again))
            {
                continue;
            }
            var (from, to) = (At(chain, start), At(chain, start + width));
            var center = new SKPoint((from.X + to.X) / 2, (from.Y + to.Y) / 2);
            var bend = SKPoint.Distance(center, At(chain, start + width / 2));
            if (SKPoint.Distance(from, to) < 0.975f * width || bend > style.Size * 0.3f)
            {
                continue;
            }
            var radians = Upright(Math.Atan2(to.Y - from.Y, to.X - from.X));
            foreach (var side in sides)
            {
                var aside = new SKPoint(
                    center.X - (float)Math.Sin(radians) * side * style.Size,
                    center.Y + (float)Math.Cos(radians) * side * style.Size
                );
                if (places.TryTakeTurned(aside, width, style.Size * 1.1f, radians))
                {
                    Write(pen, name, aside, radians, style);
                    written.Add(start);
                    break;
                }
            }
        }
    }

    // Names of streets that run north are all read upwards, though one leans a little to the left and the next to the right.
    private static double Upright(double radians) =>
        radians >= Math.PI / 2 - Lean ? radians - Math.PI
        : radians < -Math.PI / 2 - Lean ? radians + Math.PI
        : radians;

    private static void Write(Pen pen, string name, SKPoint center, double radians, TextStyle style)
    {
        pen.Canvas.Save();
        pen.Canvas.RotateRadians((float)radians, center.X, center.Y);
        pen.OnStrip(name, center.X - pen.WidthOf(name, style) / 2, center.Y + style.Size * 0.36f, style);
        pen.Canvas.Restore();
    }

    private static float LengthOf(SKPoint[] line)
    {
        var sum = 0f;
        for (var index = 1; index < line.Length; index++)
        {
            sum += SKPoint.Distance(line[index - 1], line[index]);
        }
        return sum;
    }

    private static SKPoint At(SKPoint[] line, float along)
    {
        for (var index = 1; index < line.Length; index++)
        {
            var length = SKPoint.Distance(line[index - 1], line[index]);
            if (along <= length && length > 0)
            {
                var part = along / length;
                return new SKPoint(
                    line[index - 1].X + part * (line[index].X - line[index - 1].X),
                    line[index - 1].Y + part * (line[index].Y - line[index - 1].Y)
                );
            }
            along -= length;
        }
        return line[^1];
    }
}
