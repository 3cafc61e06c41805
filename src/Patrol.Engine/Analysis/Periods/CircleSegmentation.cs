namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// Exact best windows on a circle by dynamic programming. A window starts with its shortest length at once and then grows by
/// the hour, so two states an hour suffice. A window over the cut is one that ends with exactly 1, 2 … m − 1 hours before
/// it, or with m and more: one run each, beside the run in which none does. O(H · windows · hours in all · m).
/// </summary>
internal sealed class CircleSegmentation
{
    /// <summary>Price of a window that only ties can feel; an hour's is 1, put into the gain by the caller.</summary>
    public const long PerWindow = 1L << 9;

    private const long Never = long.MinValue / 2;
    private readonly int hours;
    private readonly int most;
    private readonly int shortest;
    private readonly int budget;
    private readonly int step;
    private readonly long[] inside;
    private readonly long[] free;
    private readonly long[] before;

    /// <summary>Makes room.</summary>
    /// <param name="hours">Hours of the circle.</param>
    /// <param name="rule">What may be cut.</param>
    public CircleSegmentation(int hours, PeriodRule rule)
    {
        this.hours = hours;
        most = rule.MostWindows;
        shortest = rule.ShortestHours;
        // Without a limit on the hours in all they need not be counted.
        (budget, step) = rule.MostHours is { } limit ? (Math.Min(limit, hours), 1) : (0, 0);
        inside = new long[(hours + 1) * (most + 1) * (budget + 1)];
        free = new long[inside.Length];
        before = new long[hours + 1];
    }

    /// <summary>[hour] whether it lies in a window of the best set.</summary>
    /// <param name="gain">[hour] worth; the sum of their sizes must stay under 2^60.</param>
    public bool[] Best(long[] gain)
    {
        for (var h = 0; h < hours; h++)
        {
            before[h + 1] = before[h] + gain[h];
        }
        var (best, value) = (new bool[hours], 0L);
        // −1: no window over the cut; m: one with m hours or more before it.
        for (var tail = -1; tail <= shortest; tail++)
        {
            if (tail == 0 || tail > hours || (tail > 0 && step > 0 && shortest > budget))
            {
                continue;
            }
            var (end, windows, used, isInside, found) = Run(tail);
            if (found > value)
            {
                value = found;
                best = Trace(tail, end, windows, used, isInside);
            }
        }
        return best;
    }

    private (int End, int Windows, int Used, bool IsInside, long Value) Run(int tail)
    {
        Array.Fill(inside, Never);
        Array.Fill(free, Never);
        var (start, end) = (0, hours);
        if (tail < 0)
        {
            free[At(0, 0, 0)] = 0;
        }
        else if (tail < shortest)
        {
            (start, end) = (shortest - tail, hours - tail);
            inside[At(start, 1, step * shortest)] = before[start] + before[hours] - before[end] - PerWindow;
            free[At(start, 1, step * shortest)] = inside[At(start, 1, step * shortest)];
        }
        else
        {
            start = 1;
            inside[At(1, 0, step)] = before[1];
            free[At(1, 0, step)] = before[1];
        }
        for (var at = start + 1; at <= end; at++)
        {
            Advance(at);
        }
        var isInside = tail == shortest;
        var best = (End: end, Windows: 0, Used: 0, isInside, Value: Never);
        for (var windows = isInside ? 1 : 0; windows <= most; windows++)
        {
            for (var used = 0; used <= budget; used++)
            {
                var value = (isInside ? inside : free)[At(end, windows, used)];
                best = value > best.Value ? (end, windows, used, isInside, value) : best;
            }
        }
        return best;
    }

    private void Advance(int at)
    {
        var gain = before[at] - before[at - 1];
        for (var windows = 0; windows <= most; windows++)
        {
            for (var used = 0; used <= budget; used++)
            {
                var here = At(at, windows, used);
                var value = Never;
                if (used >= step && inside[At(at - 1, windows, used - step)] is > Never and var longer)
                {
                    value = longer + gain;
                }
                if (Started(at, windows, used) is > Never and var started && started > value)
                {
                    value = started;
                }
                inside[here] = value;
                free[here] = Math.Max(free[At(at - 1, windows, used)], value);
            }
        }
    }

    /// <summary>Value when a window of the shortest length ends here.</summary>
    private long Started(int at, int windows, int used)
    {
        if (at < shortest || windows == 0 || used < step * shortest)
        {
            return Never;
        }
        var value = free[At(at - shortest, windows - 1, used - step * shortest)];
        return value > Never ? value + before[at] - before[at - shortest] - PerWindow : Never;
    }

    private bool[] Trace(int tail, int at, int windows, int used, bool isInside)
    {
        var within = new bool[hours];
        var start =
            tail < 0 ? 0
            : tail < shortest ? shortest - tail
            : 1;
        while (at > start)
        {
            var here = At(at, windows, used);
            if (!isInside)
            {
                isInside = free[At(at - 1, windows, used)] != free[here];
                at -= isInside ? 0 : 1;
            }
            else if (Started(at, windows, used) == inside[here])
            {
                Array.Fill(within, true, at - shortest, shortest);
                (at, windows, used, isInside) = (at - shortest, windows - 1, used - step * shortest, false);
            }
            else
            {
                within[--at] = true;
                used -= step;
            }
        }
        if (tail > 0)
        {
            Array.Fill(within, true, 0, start);
            Array.Fill(within, true, hours - Math.Min(tail, shortest - 1), Math.Min(tail, shortest - 1));
        }
        return within;
    }

    private int At(int at, int windows, int used) => (at * (most + 1) + windows) * (budget + 1) + used;
}
