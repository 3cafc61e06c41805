using System.Runtime.Intrinsics;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>Arcs that something enters, each once with the sum of all that enters it, first come, first served.</summary>
internal sealed class ArcQueue
{
    private readonly int[] slot;
    private int[] arcs = new int[64];
    private Vector512<double>[] sums = new Vector512<double>[64];
    private int first;
    private int last;

    public ArcQueue(int arcCount)
    {
        slot = new int[arcCount];
        Array.Fill(slot, -1);
    }

    /// <summary>Adds to what enters an arc.</summary>
    public void Add(int arc, Vector512<double> moments)
    {
        if (slot[arc] >= 0)
        {
            sums[slot[arc]] += moments;
            return;
        }
        if (last == arcs.Length)
        {
            Array.Resize(ref arcs, 2 * last);
            Array.Resize(ref sums, 2 * last);
        }
        slot[arc] = last;
        arcs[last] = arc;
        sums[last++] = moments;
    }

    /// <summary>Takes the first arc; false when there is none.</summary>
    public bool TryTake(out int arc, out Vector512<double> moments)
    {
        if (first == last)
        {
            (first, last, arc, moments) = (0, 0, -1, default);
            return false;
        }
        (arc, moments) = (arcs[first], sums[first]);
        slot[arc] = -1;
        first++;
        return true;
    }
}
