namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>The cells that a map puts first.</summary>
internal static class TopCells
{
    /// <summary>Number of cells in a share of the area, at least 1.</summary>
    public static int Count(double share, int cells) =>
        Math.Max(1, (int)Math.Round(share * cells, MidpointRounding.AwayFromZero));

    /// <summary>
    /// The cells with the highest values, in order: among equals the one with more incidents in all weeks looked at, then the
    /// lowest number.
    /// </summary>
    public static int[] Of(double[] values, double[] longer, int count)
    {
        // Only the best are put in order: a heap of that size, the worst on top.
        var best = new PriorityQueue<int, int>(count + 1, Comparer<int>.Create((a, b) => -Compare(a, b)));
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (best.Count < count)
            {
                best.Enqueue(cell, cell);
            }
            else if (Compare(cell, best.Peek()) < 0)
            {
                best.DequeueEnqueue(cell, cell);
            }
        }
        var top = new int[best.Count];
        for (var i = top.Length - 1; i >= 0; i--)
        {
            top[i] = best.Dequeue();
        }
        return top;

        int Compare(int a, int b) =>
            values[a] != values[b] ? values[b].CompareTo(values[a])
            : longer[a] != longer[b] ? longer[b].CompareTo(longer[a])
            : a.CompareTo(b);
    }

    /// <summary>Most incidents that so many cells can hold.</summary>
    public static double Most(double[] incidents, int count) =>
        incidents.OrderByDescending(one => one).Take(count).Sum();
}
