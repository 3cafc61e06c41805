using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Reports;

/// <summary>A piece of a page that is never cut.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Draw">Draws it with its upper left corner at x, y.</param>
/// <param name="KeepsWithNext">True where the next piece has to stand on the same page.</param>
/// <param name="Head">Drawn again where the piece begins a page: the head of its table.</param>
internal sealed record FlowBlock(
    float Height,
    Action<Pen, float, float> Draw,
    bool KeepsWithNext = false,
    FlowBlock? Head = null
);

/// <summary>Pieces one below the other, on as many pages as they need.</summary>
internal static class SheetFlow
{
    /// <summary>Breaks pieces into pages of a height.</summary>
    public static IReadOnlyList<IReadOnlyList<FlowBlock>> Pages(IReadOnlyList<FlowBlock> blocks, float height)
    {
        var pages = new List<List<FlowBlock>> { new() };
        var left = height;
        for (var index = 0; index < blocks.Count; index++)
        {
            if (NeededFrom(blocks, index) > left && pages[^1].Count > 0)
            {
                pages.Add([]);
                left = height;
                if (blocks[index].Head is { } head)
                {
                    pages[^1].Add(head);
                    left -= head.Height;
                }
            }
            pages[^1].Add(blocks[index]);
            left -= blocks[index].Height;
        }
        return pages;
    }

    /// <summary>Draws a page's pieces from an upper left corner.</summary>
    public static void Draw(Pen pen, IReadOnlyList<FlowBlock> page, float x, float y)
    {
        foreach (var block in page)
        {
            block.Draw(pen, x, y);
            y += block.Height;
        }
    }

    /// <summary>Uses a pen that draws nowhere, for measuring.</summary>
    public static T Measure<T>(Faces? faces, Func<Pen, T> measure)
    {
        using var recorder = new SKPictureRecorder();
        using var pen = new Pen(recorder.BeginRecording(SKRect.Create(PdfSheets.A4Portrait)), faces);
        return measure(pen);
    }

    private static float NeededFrom(IReadOnlyList<FlowBlock> blocks, int index)
    {
        var needed = blocks[index].Height;
        while (blocks[index].KeepsWithNext && index + 1 < blocks.Count)
        {
            needed += blocks[++index].Height;
        }
        return needed;
    }
}
