namespace Patrol.Viewer.Backtests;

/// <summary>
/// Where things stand in the plot of PAI curves: share of the area along the x axis, each doubling the same distance; index
/// along the y axis from 0.
/// </summary>
/// <param name="highest">Largest index to show.</param>
internal sealed class PaiPlotScale(double highest)
{
    /// <summary>Size of the drawing, and the box of the curves in it.</summary>
    public const double Width = 830;

    /// <inheritdoc cref="Width" />
    public const double Height = 400;

    /// <inheritdoc cref="Width" />
    public const double Left = 46;

    /// <inheritdoc cref="Width" />
    public const double Right = 540;

    /// <inheritdoc cref="Width" />
    public const double Top = 14;

    /// <inheritdoc cref="Width" />
    public const double Bottom = 350;

    private const double Narrowest = 0.005;
    private const double Widest = 0.2;
    private const double LabelHeight = 19;
    private static readonly double[] Steps = [0.5, 1, 2, 2.5, 5, 10, 20, 25, 50];

    /// <summary>Shares with a mark.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

    /// <summary>Indices with a mark: at most seven.</summary>
    public IReadOnlyList<double> Marks { get; } = MarksUpTo(highest);

    /// <summary>Place of a share.</summary>
    public static double X(double share) =>
        Left + (Right - Left) * Math.Log(share / Narrowest) / Math.Log(Widest / Narrowest);

    /// <summary>Place of an index.</summary>
    public double Y(double index) => Bottom - (Bottom - Top) * index / Marks[^1];

    /// <summary>Heights of labels, in the order of the curves' ends: near them, but none over another.</summary>
    /// <param name="ends">[curve] where it ends.</param>
    public static double[] Spread(IReadOnlyList<double> ends)
    {
        var order = Enumerable.Range(0, ends.Count).OrderBy(curve => ends[curve]).ToArray();
        var heights = new double[ends.Count];
        // Pushed down where they would meet, then all moved up by as much as the last hangs out.
        var free = Top;
        foreach (var curve in order)
        {
            heights[curve] = Math.Max(ends[curve], free);
            free = heights[curve] + LabelHeight;
        }
        var limit = Bottom;
        foreach (var curve in order.Reverse())
        {
            heights[curve] = Math.Min(heights[curve], limit);
            limit = heights[curve] - LabelHeight;
        }
        return heights;
    }

    private static double[] MarksUpTo(double highest)
    {
        var step = Steps.FirstOrDefault(one => highest / one <= 6, Math.Ceiling(highest / 6));
        return
        [
            .. Enumerable.Range(0, 1 + Math.Max(1, (int)Math.Ceiling(highest / step))).Select(i => i * step),
        ];
    }
}
