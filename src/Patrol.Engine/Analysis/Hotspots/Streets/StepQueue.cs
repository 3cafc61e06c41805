using System.Runtime.Intrinsics;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// What arrives at the ends of arcs, by step of distance: a list of small blocks for each step, from a pool that grows to what
/// is under way at once.
/// </summary>
internal sealed class StepQueue
{
    private const int Block = 8;
    private readonly int[] head;
    private Vector512<double>[] moments = new Vector512<double>[64 * Block];
    private int[] arcs = new int[64 * Block];
    private int[] next = new int[64];
    private int[] count = new int[64];
    private int free = -1;
    private int used;

    public StepQueue(int steps)
    {
        head = new int[steps];
        Array.Fill(head, -1);
    }

    /// <summary>Adds an arrival.</summary>
    public void Add(int step, int arc, Vector512<double> arrival)
    {
        var block = head[step];
        if (block < 0 || count[block] == Block)
        {
            block = NewBlock();
            next[block] = head[step];
            head[step] = block;
        }
        var at = block * Block + count[block]++;
        arcs[at] = arc;
        moments[at] = arrival;
    }

    /// <summary>Takes an arrival of a step; false when there is none left.</summary>
    public bool TryTake(int step, out int arc, out Vector512<double> arrival)
    {
        var block = head[step];
        if (block < 0)
        {
            (arc, arrival) = (-1, default);
            return false;
        }
        var at = block * Block + --count[block];
        (arc, arrival) = (arcs[at], moments[at]);
        if (count[block] == 0)
        {
            head[step] = next[block];
            next[block] = free;
            free = block;
        }
        return true;
    }

    private int NewBlock()
    {
        if (free >= 0)
        {
            var block = free;
            free = next[block];
            return block;
        }
        if (used == next.Length)
        {
            Array.Resize(ref next, 2 * used);
            Array.Resize(ref count, 2 * used);
            Array.Resize(ref arcs, 2 * used * Block);
            Array.Resize(ref moments, 2 * used * Block);
        }
        return used++;
    }
}
