namespace Patrol.Engine.Analysis.Equity;

/// <summary>
/// A table with totals as a circulation: a cell flows from its row to its column, a column's total from the column to the
/// total row, the total from there to the total column, a row's total from there to the row. What flows into a node flows
/// out of it, which is all that totals say.
/// </summary>
internal sealed class TableFlow
{
    private readonly int height;
    private readonly int width;
    private readonly int[] from;
    private readonly int[] to;
    private readonly long[] value;
    private readonly bool[] hidden;
    private readonly List<int>[] arcsAt;

    public TableFlow(IReadOnlyList<IReadOnlyList<int>> rows)
    {
        (height, width) = (rows.Count, rows[0].Count);
        var arcs = height * width + height + width + 1;
        (from, to, value, hidden) = (new int[arcs], new int[arcs], new long[arcs], new bool[arcs]);
        var (totalRow, totalColumn) = (height + width, height + width + 1);
        for (var r = 0; r < height; r++)
        {
            for (var c = 0; c < width; c++)
            {
                Set(Cell(r, c), r, height + c, rows[r][c]);
            }
            Set(RowTotal(r), totalColumn, r, rows[r].Sum(count => (long)count));
        }
        for (var c = 0; c < width; c++)
        {
            Set(ColumnTotal(c), height + c, totalRow, rows.Sum(row => (long)row[c]));
        }
        Set(Total, totalRow, totalColumn, rows.Sum(row => row.Sum(count => (long)count)));
        arcsAt = [.. Enumerable.Range(0, totalColumn + 1).Select(_ => new List<int>())];
        for (var arc = 0; arc < arcs; arc++)
        {
            arcsAt[from[arc]].Add(arc);
            arcsAt[to[arc]].Add(arc);
        }
    }

    /// <summary>Arc of the total of all.</summary>
    public int Total => height * width + height + width;

    public int Cell(int row, int column) => row * width + column;

    public int RowTotal(int row) => height * width + row;

    public int ColumnTotal(int column) => height * width + height + column;

    public int Value(int arc) => checked((int)value[arc]);

    public bool IsHidden(int arc) => hidden[arc];

    /// <summary>Withholds counts above 0 and under a limit; returns how many.</summary>
    public int Hide(int least)
    {
        for (var arc = 0; arc < value.Length; arc++)
        {
            hidden[arc] = value[arc] > 0 && value[arc] < least;
        }
        return hidden.Count(one => one);
    }

    /// <summary>
    /// Withholds more until no withheld count is the only one possible; returns how many. Those added lie on a cycle along
    /// which everything can change by 1, so they need no look of their own, and no addition takes freedom from another.
    /// </summary>
    public int Protect()
    {
        var added = 0;
        for (var arc = 0; arc < value.Length; arc++)
        {
            if (!hidden[arc])
            {
                continue;
            }
            // One more of it, or one less.
            var best = Cheapest(to[arc], from[arc], arc);
            if (value[arc] > 1 && Cheapest(from[arc], to[arc], arc) is { } less)
            {
                best = best is null || less.Cost < best.Value.Cost ? less : best;
            }
            foreach (var other in best!.Value.Arcs)
            {
                added += hidden[other] ? 0 : 1;
                hidden[other] = true;
            }
        }
        return added;
    }

    /// <summary>
    /// Way from a node to another on which each count can change by 1 and stay at least 1, withholding the smallest sum of
    /// counts (Dijkstra 1959); null when there is none.
    /// </summary>
    private (long Cost, List<int> Arcs)? Cheapest(int start, int end, int without)
    {
        var cost = new long[arcsAt.Length];
        var by = new int[arcsAt.Length];
        Array.Fill(cost, long.MaxValue);
        var queue = new PriorityQueue<int, long>();
        cost[start] = 0;
        queue.Enqueue(start, 0);
        while (queue.TryDequeue(out var node, out var reached) && node != end)
        {
            if (reached > cost[node])
            {
                continue;
            }
            foreach (var arc in arcsAt[node])
            {
                var forward = from[arc] == node;
                if (arc == without || value[arc] < (forward ? 1 : 2))
                {
                    continue;
                }
                var next = forward ? to[arc] : from[arc];
                var total = reached + (hidden[arc] ? 0 : value[arc]);
                if (total < cost[next])
                {
                    (cost[next], by[next]) = (total, arc);
                    queue.Enqueue(next, total);
                }
            }
        }
        if (cost[end] == long.MaxValue)
        {
            return null;
        }
        var arcs = new List<int>();
        for (var node = end; node != start; )
        {
            arcs.Add(by[node]);
            node = from[by[node]] == node ? to[by[node]] : from[by[node]];
        }
        return (cost[end], arcs);
    }

    private void Set(int arc, int tail, int head, long count) =>
        (from[arc], to[arc], value[arc]) = (tail, head, count);
}
