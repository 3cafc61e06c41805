namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>Grows areas on free cells by the riskiest cell next to them.</summary>
internal sealed class Growth(AreaGround ground)
{
    private readonly int[] seen = new int[ground.Count];
    private int stamp;

    /// <summary>Grows from a cell until nothing fits; ties go to the cell met first.</summary>
    /// <param name="start">A free cell that an area can hold.</param>
    /// <param name="taken">[cell] true where other areas are.</param>
    /// <param name="noise">Fraction by which risk is misjudged at random; null for none.</param>
    public List<int> From(int start, bool[] taken, Func<double>? noise = null)
    {
        stamp++;
        var queue = new PriorityQueue<int, (double, int)>();
        var area = new List<int>();
        var size = 0.0;
        seen[start] = stamp;
        queue.Enqueue(start, default);
        while (queue.TryDequeue(out var cell, out _))
        {
            if (!AreaGround.Fits(size + ground.Size[cell]))
            {
                continue;
            }
            area.Add(cell);
            size += ground.Size[cell];
            foreach (var next in ground.Neighbors[cell])
            {
                if (seen[next] != stamp && !taken[next])
                {
                    seen[next] = stamp;
                    queue.Enqueue(
                        next,
                        (-ground.Risk[next] * (noise?.Invoke() ?? 1), seen.Length + area.Count)
                    );
                }
            }
        }
        return area;
    }
}
