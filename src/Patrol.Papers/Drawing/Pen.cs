using System.Text;
using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>Draws text and simple shapes; y is the baseline of text.</summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="faces">Typefaces; null for those of this computer.</param>
internal sealed class Pen(SKCanvas canvas, Faces? faces = null) : IDisposable
{
    private readonly Faces faces = faces ?? Faces.Installed;
    private const string Dots = "…";
    private readonly Dictionary<(SKTypeface Face, float Size, float Stretch), SKFont> fonts = [];
    private readonly SKPaint paint = new() { IsAntialias = true };

    /// <summary>What is drawn on.</summary>
    public SKCanvas Canvas => canvas;

    /// <summary>Its typefaces.</summary>
    public Faces Faces => faces;

    /// <summary>Width of a text.</summary>
    public float WidthOf(string text, TextStyle style) =>
        RunsOf(text, style).Sum(run => run.Font.MeasureText(run.Text));

    /// <summary>Draws a line of text; the place after it.</summary>
    public float Text(string text, float x, float y, TextStyle style, Align align = Align.Left)
    {
        var width = WidthOf(text, style);
        var left = align switch
        {
            Align.Center => x - width / 2,
            Align.Right => x - width,
            _ => x,
        };
        var at = left;
        Fill(style.Color);
        foreach (var (run, font) in RunsOf(text, style))
        {
            canvas.DrawText(run, at, y, SKTextAlign.Left, font, paint);
            at += font.MeasureText(run);
        }
        if (style.IsStruck)
        {
            var middle = y - style.Size * 0.3f;
            Line(left, middle, at, middle, style.Color, style.Size * 0.09f);
        }
        return at;
    }

    /// <summary>
    /// Draws text on a light strip, for maps. A rim along its letters would look a little better and make a sheet five times
    /// as large.
    /// </summary>
    public void OnStrip(string text, float x, float y, TextStyle style, bool isStrong = false)
    {
        var color = SKColors.White.WithAlpha(isStrong ? (byte)230 : (byte)150);
        Box(StripOf(text, x, y, style), color, style.Size * 0.4f);
        Text(text, x, y, style);
    }

    /// <summary>The same by the strip's rectangle.</summary>
    public void OnStrip(string text, SKRect strip, TextStyle style, bool isStrong = false)
    {
        var origin = StripOf(text, 0, 0, style);
        OnStrip(text, strip.Left - origin.Left, strip.Top - origin.Top, style, isStrong);
    }

    /// <summary>Strip under a text.</summary>
    public SKRect StripOf(string text, float x, float y, TextStyle style)
    {
        var pad = style.Size * 0.18f;
        return new(x - pad, y - style.Size * 0.78f, x + WidthOf(text, style) + pad, y + style.Size * 0.26f);
    }

    /// <summary>Draws text as a shape that programs do not read: a watermark.</summary>
    public void Shape(string text, float x, float y, TextStyle style)
    {
        Fill(style.Color);
        foreach (var (run, font) in RunsOf(text, style))
        {
            using var path = font.GetTextPath(run, new SKPoint(x, y));
            canvas.DrawPath(path, paint);
            x += font.MeasureText(run);
        }
    }

    /// <summary>A style made smaller until a text fits a width, at most to a size.</summary>
    public TextStyle Shrunk(string text, float width, TextStyle style, float least)
    {
        var needed = WidthOf(text, style);
        return needed <= width ? style : style with { Size = Math.Max(least, style.Size * width / needed) };
    }

    /// <summary>Draws a line smaller where it would be too long, and cuts it only where it can't be read any smaller.</summary>
    public void Fitted(string text, float x, float y, float width, TextStyle style, float least)
    {
        style = Shrunk(text, width, style, least);
        Text(Fit(text, width + style.Size * 0.02f, style), x, y, style);
    }

    /// <summary>A text cut to a width.</summary>
    public string Fit(string text, float width, TextStyle style)
    {
        if (WidthOf(text, style) <= width)
        {
            return text;
        }
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        for (var count = runes.Length - 1; count > 0; count--)
        {
            var cut = string.Concat(runes.Take(count)).TrimEnd() + Dots;
            if (WidthOf(cut, style) <= width)
            {
                return cut;
            }
        }
        return Dots;
    }

    /// <summary>A text as lines of at most a width; what has no spaces, such as Chinese, is broken anywhere.</summary>
    public IReadOnlyList<string> Wrap(string text, float width, TextStyle style)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer, style) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
            {
                lines.Add(line);
            }
            line = "";
            foreach (var letter in word.EnumerateRunes())
            {
                if (line.Length > 0 && WidthOf(line + letter, style) > width)
                {
                    lines.Add(line);
                    line = "";
                }
                line += letter;
            }
        }
        if (line.Length > 0)
        {
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>Draws a paragraph; the baseline after its last line.</summary>
    public float Paragraph(string text, float x, float y, float width, TextStyle style)
    {
        foreach (var line in Wrap(text, width, style))
        {
            Text(line, x, y, style);
            y += style.Leading;
        }
        return y;
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width = 0.6f)
    {
        Stroke(color, width);
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Box(SKRect rect, SKColor color, float radius = 0)
    {
        Fill(color);
        canvas.DrawRoundRect(rect, radius, radius, paint);
    }

    public void Frame(SKRect rect, SKColor color, float width = 0.8f, float radius = 0)
    {
        Stroke(color, width);
        canvas.DrawRoundRect(rect, radius, radius, paint);
    }

    public void Dot(SKPoint center, float radius, SKColor color)
    {
        Fill(color);
        canvas.DrawCircle(center, radius, paint);
    }

    public void Ring(SKPoint center, float radius, SKColor color, float width)
    {
        Stroke(color, width);
        canvas.DrawCircle(center, radius, paint);
    }

    /// <summary>Fills a path.</summary>
    /// <param name="path">Path.</param>
    /// <param name="color">Color.</param>
    /// <param name="isCrisp">True for edges of whole pixels.</param>
    public void Area(SKPath path, SKColor color, bool isCrisp = false)
    {
        Fill(color);
        paint.IsAntialias = !isCrisp;
        canvas.DrawPath(path, paint);
        paint.IsAntialias = true;
    }

    /// <summary>Draws along a path.</summary>
    public void Along(SKPath path, SKColor color, float width, float[]? dashes = null)
    {
        Stroke(color, width);
        paint.StrokeCap = dashes is null ? SKStrokeCap.Round : SKStrokeCap.Butt;
        paint.StrokeJoin = SKStrokeJoin.Round;
        using var effect = dashes is null ? null : SKPathEffect.CreateDash(dashes, 0);
        paint.PathEffect = effect;
        canvas.DrawPath(path, paint);
        paint.PathEffect = null;
    }

    public void Dispose()
    {
        paint.Dispose();
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }
    }

    private void Fill(SKColor color)
    {
        paint.Style = SKPaintStyle.Fill;
        paint.Color = color;
    }

    private void Stroke(SKColor color, float width)
    {
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeCap = SKStrokeCap.Butt;
        paint.StrokeJoin = SKStrokeJoin.Miter;
        paint.Color = color;
        paint.StrokeWidth = width;
    }

    private List<(string Text, SKFont Font)> RunsOf(string text, TextStyle style)
    {
        var runs = new List<(string, SKFont)>();
        var run = new StringBuilder();
        SKTypeface? face = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var (next, written) = faces.For(rune, style.IsBold);
            if (face is not null && next != face)
            {
                runs.Add((run.ToString(), FontOf(face, style)));
                run.Clear();
            }
            face = next;
            run.Append(written.ToString());
        }
        if (face is not null)
        {
            runs.Add((run.ToString(), FontOf(face, style)));
        }
        return runs;
    }

    private SKFont FontOf(SKTypeface face, TextStyle style)
    {
        var key = (face, style.Size, style.Stretch);
        if (!fonts.TryGetValue(key, out var font))
        {
            fonts[key] = font = new SKFont(face, style.Size, style.Stretch)
            {
                Subpixel = true,
                Edging = SKFontEdging.Antialias,
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
            };
        }
        return font;
    }
}
