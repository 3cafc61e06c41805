using System.Numerics;
using System.Runtime.InteropServices;
using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Bounds;

/// <summary>
/// The route of one patrol with the largest sum of prices, found backward in time over steps:
/// <c>arrive[s, t] = max over the hours that a visit covers (price + leave[s, t + stay])</c>,
/// <c>leave[s, t] = max(0 if home is in reach, max over s' of arrive[s', t + way(s, s')])</c>. Steps, ways and stays are
/// rounded down and a pair may be counted by several visits, so no route of the patrol has a larger sum.
/// </summary>
internal sealed class DearestRoute
{
    private const float None = -1e9f;
    private const int Hour = 3600;

    private readonly TownSteps steps;
    private readonly int cells;
    private readonly int[] wayOut;
    private readonly int[] lastLeave;
    private readonly Kind[] kinds;
    private readonly int[] least;
    private readonly int length;
    private readonly int block;
    private readonly int row;
    private readonly float[] values;

    /// <summary>Prepares a patrol.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="watch">The patrol.</param>
    /// <param name="steps">Ways of its community; a visit has to last at least <see cref="Lane"/> steps.</param>
    public DearestRoute(RouteProblem problem, Watch watch, TownSteps steps)
    {
        this.steps = steps;
        var (town, step) = (watch.Town, steps.StepSeconds);
        cells = problem.Facts.Raster.Count;
        Watch = watch;
        length = (watch.To - watch.From) / step + 1;
        var stay = Math.Max(watch.Stay, problem.Cover);
        // A pass may be shorter than a stay and still cover.
        least = [.. steps.Stops.Select(stop => stop < town.FirstMustVisit ? stay : problem.Cover)];
        kinds = [.. Kinds(problem, watch)];
        block = least.DefaultIfEmpty(step).Min() / step;
        block = block >= Chunk ? block / Chunk * Chunk : block / Lane * Lane;
        row = (length + block - 1) / Math.Max(1, block) * block + block + Lane;
        wayOut = [.. steps.Stops.Select(stop => town.Seconds[watch.Base * town.Size + stop] / step)];
        lastLeave =
        [
            .. steps.Stops.Select(stop =>
                (int)
                    Math.Floor(
                        (watch.To - watch.From - town.Seconds[stop * town.Size + watch.Base]) / (double)step
                    )
            ),
        ];
        values = new float[kinds.Length * steps.Stops.Length];
    }

    /// <summary>Steps that are looked at together.</summary>
    public static int Lane => Vector<float>.Count;

    public Watch Watch { get; }

    /// <summary>Ways × steps of one call.</summary>
    public double Cost => (double)steps.Stops.Length * steps.Stops.Length * length;

    /// <summary>Pairs (hour · cells + cell) that the route of the last call covers, once for each visit.</summary>
    public List<int> Pairs { get; } = [];

    private static int Chunk => 4 * Lane;

    /// <summary>The largest sum; <see cref="Pairs"/> tells of what.</summary>
    /// <param name="price">[hour · cells + cell], at least 0.</param>
    /// <param name="room">Room to work in, used again by the next call.</param>
    public double Find(float[] price, Room room)
    {
        Pairs.Clear();
        var count = steps.Stops.Length;
        if (count == 0 || kinds.Length == 0 || block == 0)
        {
            return 0;
        }
        room.Make(count * row);
        var arrive = room.Arrive.AsSpan(0, count * row);
        var leave = room.Leave.AsSpan(0, count * row);
        arrive.Fill(None);
        leave.Fill(None);
        Value(price);
        var earliest = wayOut.Min();
        for (var begin = (length - 1) / block * block; begin >= 0 && begin + block > earliest; begin -= block)
        {
            for (var stop = 0; stop < count; stop++)
            {
                Arrive(stop, begin, arrive.Slice(stop * row, row), leave.Slice(stop * row, row));
            }
            for (var stop = 0; stop < count; stop++)
            {
                Leave(stop, begin, arrive, leave.Slice(stop * row, row));
            }
        }
        return Follow(arrive, leave);
    }

    private static IEnumerable<Kind> Kinds(RouteProblem problem, Watch watch)
    {
        for (var first = 0; first < watch.Hours.Length; first++)
        {
            for (var last = first; last < watch.Hours.Length; last++)
            {
                var (from, to) = (watch.Hours[first], watch.Hours[last]);
                var between = problem.HourBegin[to] - problem.HourBegin[from];
                if (between != Hour * (last - first))
                {
                    break;
                }
                yield return new Kind(
                    from,
                    to,
                    last == first ? problem.Cover : between - Hour + 2 * problem.Cover,
                    Math.Max(0, problem.HourBegin[to] + problem.Cover - watch.From),
                    problem.HourBegin[from] + Hour - problem.Cover - watch.From
                );
            }
        }
    }

    private void Value(float[] price)
    {
        var (town, count) = (steps.Town, steps.Stops.Length);
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            for (var stop = 0; stop < count; stop++)
            {
                var sum = 0f;
                for (var hour = kinds[kind].First; hour <= kinds[kind].Last; hour++)
                {
                    foreach (var cell in town.LocalCells[steps.Stops[stop]])
                    {
                        sum += price[hour * cells + town.Cells[cell]];
                    }
                }
                values[kind * count + stop] = sum;
            }
        }
    }

    private void Arrive(int stop, int begin, Span<float> arrive, ReadOnlySpan<float> leave)
    {
        var step = steps.StepSeconds;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var value = values[kind * steps.Stops.Length + stop];
            var (due, stay) = (kinds[kind].Due, Math.Max(least[stop], kinds[kind].Stay) / step);
            var open = kinds[kind].Open / step;
            if (due < 0 || value <= 0 || open >= length)
            {
                continue;
            }
            var end = Math.Min(Math.Min(begin + block, due / step + 1), length - stay);
            var at = begin;
            for (; at < end && at + stay < open; at++)
            {
                arrive[at] = Math.Max(arrive[at], value + leave[open]);
            }
            for (; at + Lane <= end; at += Lane)
            {
                var sum = new Vector<float>(leave[(at + stay)..]) + new Vector<float>(value);
                Vector.Max(sum, new Vector<float>(arrive[at..])).CopyTo(arrive[at..]);
            }
            for (; at < end; at++)
            {
                arrive[at] = Math.Max(arrive[at], value + leave[at + stay]);
            }
        }
    }

    private void Leave(int stop, int begin, ReadOnlySpan<float> arrive, Span<float> leave)
    {
        var home = Math.Min(begin + block, lastLeave[stop] + 1);
        for (var at = begin; at < home; at++)
        {
            leave[at] = 0;
        }
        var count = steps.Stops.Length;
        var ways = steps.Ways.AsSpan(stop * count, count);
        ref var source = ref MemoryMarshal.GetReference(arrive);
        for (var at = begin; at < begin + block; )
        {
            ref var target = ref leave[at];
            if (block >= Chunk)
            {
                Wide(ways, at, ref source, ref target);
                at += Chunk;
            }
            else
            {
                var best = Vector.LoadUnsafe(ref target);
                for (var next = 0; next < ways.Length; next++)
                {
                    if (ways[next] < length - at)
                    {
                        var index = (nuint)(next * row + at + ways[next]);
                        best = Vector.Max(best, Vector.LoadUnsafe(ref source, index));
                    }
                }
                best.StoreUnsafe(ref target);
                at += Lane;
            }
        }
    }

    private void Wide(ReadOnlySpan<int> ways, int at, ref float source, ref float target)
    {
        var lane = (nuint)Lane;
        var (a, b) = (Vector.LoadUnsafe(ref target), Vector.LoadUnsafe(ref target, lane));
        var (c, d) = (Vector.LoadUnsafe(ref target, 2 * lane), Vector.LoadUnsafe(ref target, 3 * lane));
        var limit = length - at;
        for (var next = 0; next < ways.Length; next++)
        {
            if (ways[next] < limit)
            {
                var index = (nuint)(next * row + at + ways[next]);
                a = Vector.Max(a, Vector.LoadUnsafe(ref source, index));
                b = Vector.Max(b, Vector.LoadUnsafe(ref source, index + lane));
                c = Vector.Max(c, Vector.LoadUnsafe(ref source, index + 2 * lane));
                d = Vector.Max(d, Vector.LoadUnsafe(ref source, index + 3 * lane));
            }
        }
        a.StoreUnsafe(ref target);
        b.StoreUnsafe(ref target, lane);
        c.StoreUnsafe(ref target, 2 * lane);
        d.StoreUnsafe(ref target, 3 * lane);
    }

    /// <summary>From the base along the largest sums.</summary>
    private double Follow(ReadOnlySpan<float> arrive, ReadOnlySpan<float> leave)
    {
        var (best, stop, time) = (0f, -1, 0);
        for (var first = 0; first < wayOut.Length; first++)
        {
            if (wayOut[first] < length && arrive[first * row + wayOut[first]] > best)
            {
                (best, stop, time) = (arrive[first * row + wayOut[first]], first, wayOut[first]);
            }
        }
        var count = steps.Stops.Length;
        while (stop >= 0)
        {
            var left = Cover(stop, time, arrive[stop * row + time], leave.Slice(stop * row, row));
            var rest = leave[stop * row + left];
            var ways = steps.Ways.AsSpan(stop * count, count);
            stop = -1;
            for (var next = 0; rest > 0 && next < count; next++)
            {
                if (ways[next] < length - left && arrive[next * row + left + ways[next]] == rest)
                {
                    (stop, time) = (next, left + ways[next]);
                    break;
                }
            }
        }
        return best;
    }

    /// <summary>Notes what the visit covers; the step at which it ends.</summary>
    private int Cover(int stop, int time, float sum, ReadOnlySpan<float> leave)
    {
        var (town, step) = (steps.Town, steps.StepSeconds);
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var one = kinds[kind];
            var left = Math.Max(time + Math.Max(least[stop], one.Stay) / step, one.Open / step);
            var value = values[kind * steps.Stops.Length + stop];
            if (
                time * step > one.Due
                || value <= 0
                || time >= length - Math.Max(least[stop], one.Stay) / step
                || left >= length
                || value + leave[left] != sum
            )
            {
                continue;
            }
            for (var hour = one.First; hour <= one.Last; hour++)
            {
                foreach (var cell in town.LocalCells[steps.Stops[stop]])
                {
                    Pairs.Add(hour * cells + town.Cells[cell]);
                }
            }
            return left;
        }
        throw new InvalidOperationException($"No visit of stop {stop} makes the sum {sum}.");
    }

    /// <summary>Room for the sums; one a thread.</summary>
    internal sealed class Room
    {
        public float[] Arrive { get; private set; } = [];

        public float[] Leave { get; private set; } = [];

        public void Make(int size)
        {
            if (Arrive.Length < size)
            {
                (Arrive, Leave) = (new float[size], new float[size]);
            }
        }
    }

    /// <summary>Hours that a visit covers, seconds that it takes, when it may end, when it has to begin; seconds since the
    /// start of the window.</summary>
    private readonly record struct Kind(int First, int Last, int Stay, int Open, int Due);
}
