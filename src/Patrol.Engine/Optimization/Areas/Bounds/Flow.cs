namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>Largest flow and least cut on a small directed graph (Dinic 1970), with real capacities.</summary>
internal sealed class Flow
{
    private const double Least = 1e-9;

    private readonly List<int> to = [];
    private readonly List<double> first = [];
    private readonly List<int>[] arcs;
    private readonly int[] level;
    private readonly int[] at;
    private double[] left = [];

    public Flow(int nodes)
    {
        arcs = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        level = new int[nodes];
        at = new int[nodes];
    }

    /// <summary>Arcs looked at so far: the measure of work.</summary>
    public long Steps { get; private set; }

    /// <summary>Adds an arc and says its number.</summary>
    public int Add(int from, int node, double capacity)
    {
        arcs[from].Add(to.Count);
        to.Add(node);
        first.Add(capacity);
        arcs[node].Add(to.Count);
        to.Add(from);
        first.Add(0);
        return to.Count - 2;
    }

    /// <summary>Changes the capacity of an arc.</summary>
    public void Set(int arc, double capacity) => first[arc] = capacity;

    /// <summary>Sends as much as goes from source to sink, no more than a limit; what was sent before is forgotten.</summary>
    public double Send(int source, int sink, double limit)
    {
        left = [.. first];
        var sent = 0.0;
        while (sent < limit - Least && Layer(source, sink))
        {
            Array.Clear(at);
            while (sent < limit - Least && Push(source, sink, limit - sent) is > Least and var more)
            {
                sent += more;
            }
        }
        return sent;
    }

    /// <summary>[node] true for those that can still reach the sink: the cut next to it. After <see cref="Send"/>.</summary>
    public bool[] SinkSide(int sink)
    {
        var side = new bool[arcs.Length];
        var queue = new Stack<int>([sink]);
        side[sink] = true;
        while (queue.TryPop(out var node))
        {
            foreach (var arc in arcs[node])
            {
                if (left[arc ^ 1] > Least && !side[to[arc]])
                {
                    side[to[arc]] = true;
                    queue.Push(to[arc]);
                }
            }
        }
        return side;
    }

    private bool Layer(int source, int sink)
    {
        Array.Fill(level, -1);
        level[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
        {
            Steps += arcs[node].Count;
            foreach (var arc in arcs[node])
            {
                if (left[arc] > Least && level[to[arc]] < 0)
                {
                    level[to[arc]] = level[node] + 1;
                    queue.Enqueue(to[arc]);
                }
            }
        }
        return level[sink] >= 0;
    }

    private double Push(int node, int sink, double most)
    {
        if (node == sink)
        {
            return most;
        }
        for (; at[node] < arcs[node].Count; at[node]++)
        {
            var arc = arcs[node][at[node]];
            if (left[arc] > Least && level[to[arc]] == level[node] + 1)
            {
                var sent = Push(to[arc], sink, Math.Min(most, left[arc]));
                if (sent > Least)
                {
                    left[arc] -= sent;
                    left[arc ^ 1] += sent;
                    return sent;
                }
            }
        }
        return 0;
    }
}
